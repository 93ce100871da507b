// The room TimeSeries.
