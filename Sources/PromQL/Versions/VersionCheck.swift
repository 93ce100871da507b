/// Finds what a release before the newest does not know.
struct VersionCheck {
    private(set) var errors: [SyntaxError] = []

    init(_ expression: Expression, options: ParserOptions) {
    }
}
