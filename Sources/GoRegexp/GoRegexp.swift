// The room GoRegexp.
