import Documents
import SourceText

/// A format in which Prometheus asks a target for its metrics. Case matters.
package enum ScrapeProtocol: String, Keyword {
    case prometheusProto = "PrometheusProto"
    case openMetricsText001 = "OpenMetricsText0.0.1"
    case openMetricsText100 = "OpenMetricsText1.0.0"
    case prometheusText004 = "PrometheusText0.0.4"
    case prometheusText100 = "PrometheusText1.0.0"

    package static var noun: String { "scrape protocol" }
    package static var check: String { "scrape/protocol" }
    package static var isCheckedWhenRead: Bool { false }
    package var since: Version? { self == .prometheusText100 ? Version(3, 0) : nil }

    /// What is asked for unless the configuration says otherwise, the most wanted first.
    package static let defaults: [ScrapeProtocol] = [.openMetricsText100, .openMetricsText001, .prometheusText100, .prometheusText004]

    /// The same when native histograms are scraped.
    package static let protoFirst: [ScrapeProtocol] = [.prometheusProto] + defaults
}

/// Which metric and label names are valid.
package enum NameValidation: String, Keyword {
    case utf8, legacy

    package static var noun: String { "name validation scheme" }
    package static var check: String { "scrape/name-validation" }
    package static var allowsEmpty: Bool { true }

    package var scheme: NameScheme { self == .utf8 ? .utf8 : .legacy }
}

/// How names that a target cannot write are escaped on the way.
package enum NameEscaping: String, Keyword {
    case allowUTF8 = "allow-utf-8"
    case underscores, dots, values

    package static var noun: String { "name escaping scheme" }
    package static var check: String { "scrape/name-escaping" }
    package static var isCheckedWhenRead: Bool { false }
}
