/// A release of Prometheus, by its first two numbers: 2.42, 3.14.
package struct PrometheusVersion: Sendable, Hashable, Comparable {
    package var major: UInt8
    package var minor: UInt8

    package init(_ major: UInt8, _ minor: UInt8) {
        self.major = major
        self.minor = minor
    }

    /// The release whose behaviour is the rule when no other is asked for.
    package static let newest = PrometheusVersion(3, 14)

    package static func < (a: PrometheusVersion, b: PrometheusVersion) -> Bool { (a.major, a.minor) < (b.major, b.minor) }

    package var text: String { "\(major).\(minor)" }
}
