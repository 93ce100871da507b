import SourceText

/// What was looked at and how many problems there are; the caller knows, as reports may leave findings out.
package struct Summary: Sendable {
    /// How many things of one kind were looked at.
    package struct Count: Sendable {
        /// The name of one thing: `alerting rule`.
        package var one: String
        /// The name of several: `alerting rules`. In JSON the key is made from it: `alertingRules`.
        package var many: String
        package var count: Int

        package init(_ one: String, _ many: String, _ count: Int) {
            self.one = one
            self.many = many
            self.count = count
        }
    }

    package var counts: [Count]
    /// Problems by severity; a severity that is absent has none.
    package var problems: [Severity: Int]
    /// How long it took; nil leaves it out, which makes the report the same in every run.
    package var seconds: Double?

    package init(_ counts: [Count], problems: [Severity: Int], seconds: Double? = nil) {
        self.counts = counts
        self.problems = problems
        self.seconds = seconds
    }

    package init(_ counts: [Count], of diagnostics: [Diagnostic], seconds: Double? = nil) {
        self.init(counts, problems: Dictionary(diagnostics.lazy.map { ($0.severity, 1) }, uniquingKeysWith: +), seconds: seconds)
    }

    /// `Found 2 errors and 1 warning in 4 files, 3 groups and 12 alerting rules (0.012 s)`
    var sentence: String {
        let found = Severity.allCases.reversed().compactMap { severity -> String? in
            guard let count = problems[severity], count > 0 else { return nil }
            let plural = count == 1 || severity == .info ? "" : "s"
            return "\(count) \(severity.name)\(plural)"
        }
        let looked = counts.filter { $0.count > 0 }.map { "\($0.count) \($0.count == 1 ? $0.one : $0.many)" }
        // "No problems" would be true, and misleading.
        let isIdle = looked.isEmpty && !counts.isEmpty
        var sentence = found.isEmpty ? (isIdle ? "Nothing was checked" : "No problems") : "Found " + Self.listed(found)
        if !looked.isEmpty { sentence += " in " + Self.listed(looked) }
        if let seconds { sentence += " (\(Self.decimal(seconds)) s)" }
        return sentence
    }

    private static func listed(_ words: [String]) -> String {
        guard let last = words.last, words.count > 1 else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + " and " + last
    }

    /// Seconds with three decimals, without the rounding surprises of binary fractions: `0.012`, `63.500`.
    static func decimal(_ seconds: Double) -> String {
        guard seconds.isFinite, seconds > 0, seconds < 1e12 else { return "0.000" }
        let thousandths = Int(seconds * 1000 + 0.5)
        let fraction = String(thousandths % 1000)
        return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - fraction.utf8.count) + fraction
    }
}
