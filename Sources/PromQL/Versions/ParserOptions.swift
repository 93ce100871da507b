/// What a Prometheus takes as an expression: its release and the features that are switched on.
package struct ParserOptions: Sendable, Hashable {
    /// Features that change the language, by the names of `--enable-feature`.
    package struct Features: OptionSet, Sendable, Hashable {
        package let rawValue: UInt8

        package init(rawValue: UInt8) { self.rawValue = rawValue }

        /// `promql-experimental-functions`: functions and aggregations that may still change.
        package static let experimentalFunctions = Features(rawValue: 1)
        /// `promql-extended-range-selectors`: `anchored` and `smoothed`.
        package static let extendedRangeSelectors = Features(rawValue: 2)
        /// `promql-binop-fill-modifiers`: `fill`, `fill_left` and `fill_right`.
        package static let binopFillModifiers = Features(rawValue: 4)
        /// `promql-duration-expr`: arithmetic in ranges and offsets. Always on since 3.14.
        package static let durationExpressions = Features(rawValue: 8)

        package static let all: Features = [.experimentalFunctions, .extendedRangeSelectors, .binopFillModifiers, .durationExpressions]

        /// Each feature with its name on Prometheus' command line.
        package static let named: [(name: StaticString, feature: Features)] = [
            ("promql-experimental-functions", .experimentalFunctions),
            ("promql-extended-range-selectors", .extendedRangeSelectors),
            ("promql-binop-fill-modifiers", .binopFillModifiers),
            ("promql-duration-expr", .durationExpressions),
        ]

        /// The feature of that name; nil for names that do not change the language.
        package init?(name: String) {
            guard let known = Self.named.first(where: { name == $0.name.description }) else { return nil }
            self = known.feature
        }
    }

    /// Which names labels may have in `by ("…")`.
    package enum NameValidation: Sendable, Hashable {
        /// Any text that is not empty.
        case utf8
        /// `[a-zA-Z_][a-zA-Z0-9_]*`: releases before 3.0.
        case legacy
    }

    package var features: Features
    package var version: PrometheusVersion
    package var nameValidation: NameValidation

    /// - Parameter nameValidation: nil for what the version does by default.
    package init(features: Features = [], version: PrometheusVersion = .newest, nameValidation: NameValidation? = nil) {
        self.features = features
        self.version = version
        self.nameValidation = nameValidation ?? (version < PrometheusVersion(3, 0) ? .legacy : .utf8)
    }

    /// The features that the parser has to have on: those that are, and those for what the release does not know at all, so that it is
    /// read and the answer says since when there is such a thing.
    var effectiveFeatures: Features {
        var features = self.features
        for addition in [LanguageAddition.durationArithmetic, .anchored, .fill] {
            let isStable = addition.stableSince.map { version >= $0 } ?? false
            if let feature = addition.feature, isStable || version < addition.since { features.insert(feature) }
        }
        return features
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// The letters of a literal, which live as long as the program.
    init(_ text: StaticString) { self.init(start: text.utf8Start, count: text.utf8CodeUnitCount) }

    /// Whether these are the letters of `text`.
    func equals(_ text: StaticString) -> Bool {
        guard count == text.utf8CodeUnitCount, let base = baseAddress else { return count == text.utf8CodeUnitCount }
        let other = text.utf8Start
        for i in 0..<count where base[i] != other[i] { return false }
        return true
    }
}
