import SourceText

/// A release of Prometheus: 2.42, 3.14.
package typealias PrometheusVersion = Version

extension Version {
    /// The Prometheus whose behaviour is the rule when no other is asked for.
    package static let newest = Version(3, 14)
}
