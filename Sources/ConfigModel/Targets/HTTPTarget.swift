import GoFormat

/// A target as Prometheus reaches it: one that is scraped, or an Alertmanager that gets alerts.
package struct HTTPTarget: Sendable, Equatable {
    /// All labels behind relabelling, with those that begin with `__` but without `__meta_…`.
    package var all: Labels
    /// What is scraped, or where alerts are sent.
    package var url: String

    /// The labels that its series get.
    package var labels: Labels {
        all.filter { !$0.starts(with: TargetLabel.reservedPrefix.utf8) }
    }
}

/// Why Prometheus makes no target of what was discovered.
package enum TargetFault: Error, Sendable, Equatable {
    case noAddress
    /// An address with a slash in it.
    case invalidAddress(String)
    case interval(PrometheusDuration.Problem, text: String)
    case zeroInterval
    case timeout(PrometheusDuration.Problem, text: String)
    case zeroTimeout
    case timeoutAboveInterval(timeout: String, interval: String)
    /// One of the labels that switch histograms is neither true nor false.
    case invalidBool(label: String, text: String)
    /// A value that is no UTF-8.
    case invalidValue(label: String, value: [UInt8])
    /// The rule at this position makes more than can be held here. Prometheus has no such limit.
    case exceeded(rule: Int)

    /// Prometheus' words, for all but `exceeded`.
    package var message: String {
        switch self {
        case .noAddress: "no address"
        case .invalidAddress(let address): "\(Quote.text(address)) is not a valid hostname"
        case .interval(let problem, let text): "error parsing scrape interval: \(Self.message(problem, text))"
        case .zeroInterval: "scrape interval cannot be 0"
        case .timeout(let problem, let text): "error parsing scrape timeout: \(Self.message(problem, text))"
        case .zeroTimeout: "scrape timeout cannot be 0"
        case .timeoutAboveInterval(let timeout, let interval):
            "scrape timeout cannot be greater than scrape interval (\(Quote.text(timeout)) > \(Quote.text(interval)))"
        case .invalidBool(let label, let text):
            "error parsing \(Self.words(label)): strconv.ParseBool: parsing \(Quote.text(text)): invalid syntax"
        case .invalidValue(let label, let value): "invalid label value for \(Quote.text(label)): \(Quote.text(value))"
        case .exceeded(let rule): "relabel rule \(rule + 1) makes labels of more than 16 MiB, or more than 100000 of them"
        }
    }

    /// `scrape native histograms` of `__scrape_native_histograms__`.
    private static func words(_ label: String) -> String {
        label.split(separator: "_").joined(separator: " ")
    }

    private static func message(_ problem: PrometheusDuration.Problem, _ text: String) -> String {
        var copy = text
        return copy.withUTF8 { problem.message($0) }
    }
}

/// What became of one discovered target.
package enum TargetOutcome: Sendable, Equatable {
    case target(HTTPTarget)
    /// The relabel rule at this position drops it.
    case dropped(rule: Int)
    case refused(TargetFault)
}

/// A discovered target and what became of it.
package struct ResolvedTarget: Sendable, Equatable {
    /// The labels before relabelling.
    package var discovered: Labels
    package var outcome: TargetOutcome
}
