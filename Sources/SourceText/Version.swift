/// A release of a program by its first two numbers, as far as gates of fields and functions need it.
package struct Version: Sendable, Comparable, Hashable, CustomStringConvertible {
    package var major: UInt16
    package var minor: UInt16

    package init(_ major: UInt16, _ minor: UInt16) {
        self.major = major
        self.minor = minor
    }

    /// Reads `3.14`, `v3.14`, `3.14.0` (the patch level is dropped) or nil.
    package init?(_ text: String) {
        var digits = Substring(text)
        if digits.first == "v" { digits = digits.dropFirst() }
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count), let major = UInt16(parts[0]), let minor = UInt16(parts[1]) else { return nil }
        if parts.count == 3, UInt16(parts[2]) == nil { return nil }
        self.init(major, minor)
    }

    package static func < (a: Version, b: Version) -> Bool { (a.major, a.minor) < (b.major, b.minor) }

    package var description: String { "\(major).\(minor)" }
}
