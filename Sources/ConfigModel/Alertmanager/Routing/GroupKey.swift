/// Texts that name routes and groups of alerts; integrations send them, or a digest of them, to de-duplicate.
package enum GroupKey {
    /// The key of a route: the matchers of each level on the way to it, the root's being `{}`.
    ///
    /// - Parameter path: the matchers of each level, from the root's to the route's own, each sorted.
    package static func route(_ path: some Sequence<[AlertMatcher]>) -> [UInt8] {
        Array(path.map(\.text).joined(separator: [UInt8(ascii: "/")]))
    }

    /// The key of a group: that of its route, and the labels that its alerts share.
    package static func group(route: [UInt8], labels: AlertLabels) -> [UInt8] {
        route + [UInt8(ascii: ":")] + labels.text
    }
}
