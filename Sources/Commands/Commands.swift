// The room Commands.
