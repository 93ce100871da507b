// The room PromQL.
