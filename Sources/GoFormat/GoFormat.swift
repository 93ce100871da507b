// The room GoFormat.
