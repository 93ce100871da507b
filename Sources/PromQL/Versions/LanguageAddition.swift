/// Something that came into the language after Prometheus 2.42, beside functions (see ``Function``).
package struct LanguageAddition: Sendable {
    /// As in `… since Prometheus 3.11`: `operator "</"`.
    package let what: StaticString
    package let isPlural: Bool
    package let since: PrometheusVersion
    /// The feature that it needs; nil for none.
    package let feature: ParserOptions.Features?
    /// The release in which it needed no feature any more.
    package let stableSince: PrometheusVersion?

    private init(
        _ what: StaticString, _ major: UInt16, _ minor: UInt16, isPlural: Bool = false, feature: ParserOptions.Features? = nil,
        stableSince: PrometheusVersion? = nil
    ) {
        self.what = what
        self.isPlural = isPlural
        since = PrometheusVersion(major, minor)
        self.feature = feature
        self.stableSince = stableSince
    }

    static let quotedNames = LanguageAddition("quoted names", 2, 51, isPlural: true)
    static let limitk = LanguageAddition("aggregation \"limitk\"", 2, 54, feature: .experimentalFunctions)
    static let limitRatio = LanguageAddition("aggregation \"limit_ratio\"", 2, 54, feature: .experimentalFunctions)
    static let underscores = LanguageAddition("underscores in numbers", 2, 54, isPlural: true)
    static let durationsAsNumbers = LanguageAddition("durations as numbers", 2, 54, isPlural: true)
    static let numbersAsDurations = LanguageAddition("a duration without a unit", 2, 54)
    static let quotedLabelsInLists = LanguageAddition("quoted label names in lists", 2, 55, isPlural: true)
    static let durationArithmetic = LanguageAddition(
        "arithmetic in durations", 3, 4, feature: .durationExpressions, stableSince: PrometheusVersion(3, 14))
    static let stepInDurations = LanguageAddition("\"step()\" in durations", 3, 6)
    /// `max` and `min` in durations, which had these names until 3.13.
    static let oldMaximumInDurations = LanguageAddition("\"max\" in durations", 3, 6)
    static let oldMinimumInDurations = LanguageAddition("\"min\" in durations", 3, 6)
    static let anchored = LanguageAddition("the modifier \"anchored\"", 3, 7, feature: .extendedRangeSelectors)
    static let smoothed = LanguageAddition("the modifier \"smoothed\"", 3, 7, feature: .extendedRangeSelectors)
    static let fill = LanguageAddition("the modifier \"fill\"", 3, 10, feature: .binopFillModifiers)
    static let rangeInDurations = LanguageAddition("\"range()\" in durations", 3, 10)
    static let trimUpper = LanguageAddition("operator \"</\"", 3, 11)
    static let trimLower = LanguageAddition("operator \">/\"", 3, 11)
    static let maximumInDurations = LanguageAddition("\"max_of\" in durations", 3, 13)
    static let minimumInDurations = LanguageAddition("\"min_of\" in durations", 3, 13)

    /// All of them, the oldest first.
    package static let all = [
        quotedNames, limitk, limitRatio, underscores, durationsAsNumbers, numbersAsDurations, quotedLabelsInLists, durationArithmetic,
        stepInDurations, oldMaximumInDurations, oldMinimumInDurations, anchored, smoothed, fill, rangeInDurations, trimUpper, trimLower,
        maximumInDurations, minimumInDurations,
    ]
}
