// The room ConfigModel.
