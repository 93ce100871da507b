import GoFormat

/// Which of promtool's lints are on.
package struct LintSettings: Sendable {
    static let names = ["all", "none", "duplicate-rules", "too-long-scrape-interval"]

    var findsDuplicateRules = false
    /// Jobs that are scraped no more often than this are found, in nanoseconds; nil when they are not looked for.
    var longestInterval: Int64?

    /// How far back a query looks for the newest sample of a series, unless the server is told otherwise: 5 minutes.
    static let defaultLookback: Int64 = 300_000_000_000

    static let none = LintSettings([])
    static let standard = LintSettings(["duplicate-rules"])

    /// As `promtool check config` reads the list: `none` wins over all others, unknown names are passed over.
    ///
    /// - Parameter lookback: in nanoseconds; 0 and less turn the search for long intervals off.
    init(_ names: [String], lookback: Int64 = defaultLookback) {
        if names.contains("none") { return }
        findsDuplicateRules = names.contains("all") || names.contains("duplicate-rules")
        if lookback > 0, names.contains("all") || names.contains("too-long-scrape-interval") { longestInterval = lookback }
    }

    /// As `promtool check rules` reads the list: `none` beside other names does nothing.
    init(ofRules names: [String]) {
        findsDuplicateRules = names.contains("all") || names.contains("duplicate-rules")
    }
}
