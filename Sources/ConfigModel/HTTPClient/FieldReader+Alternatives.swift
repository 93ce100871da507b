import Documents
import SourceText

extension Field where Value: FieldValue {
    /// The node of the key when the field holds something other than Go's zero, else -1.
    package var keyIfSet: NodeIndex { value.isZero ? -1 : place(orKey: true) }

    /// Whether the field stands in the file but could not be read, which was reported.
    package var hasFailed: Bool { key >= 0 && node < 0 }

    private func place(orKey: Bool) -> NodeIndex { key >= 0 ? key : node }
}

extension FieldReader {
    /// Reports that more than one of several alternatives is set.
    ///
    /// - Parameter fields: names with the node of their key, -1 for one that is not set.
    @discardableResult
    package mutating func atMostOne(_ check: String, _ fields: [(name: String, key: NodeIndex)], of what: String) -> Bool {
        let set = fields.filter { $0.key >= 0 }.sorted { $0.key < $1.key }
        guard set.count > 1 else { return true }
        let names = set.map { "'\($0.name)'" }
        let list = names.dropLast().joined(separator: ", ") + " and " + (names.last ?? "")
        report(
            check, "\(what) is given \(set.count == 2 ? "twice" : "\(set.count) times"): \(list)", at: set[1].key,
            related: [place(set[0].key, label: "first given here")] + set.dropFirst(2).map { place($0.key, label: "and here") },
            notes: ["keep one of them"])
        return false
    }

    /// Reports ways to authenticate that exclude each other, by their keys.
    package mutating func reportConflict(_ mechanisms: [(name: String, key: NodeIndex)]) {
        let set = mechanisms.sorted { $0.key < $1.key }
        let names = set.map { "'\($0.name)'" }
        report(
            "http/auth-conflict", "\(names.dropLast().joined(separator: ", ")) and \(names.last ?? "") exclude each other", at: set[1].key,
            related: [place(set[0].key, label: "the first way to authenticate")]
                + set.dropFirst(2).map { place($0.key, label: "and another") },
            notes: ["keep one of them"])
    }

    /// Names of secrets load, but the programs have no secret manager to look them up in.
    package mutating func warnOfSecretManager(_ fields: [(name: String, key: NodeIndex)]) {
        for field in fields where field.key >= 0 {
            report(
                "http/secret-ref", "'\(field.name)' cannot be used: \(settings.program) has no secret manager", at: field.key,
                effect: .runtime,
                notes: ["give the secret in a file"])
        }
    }

    /// A place for what is missing from a section: its first key rather than the whole mapping.
    package func firstKey(of node: NodeIndex) -> NodeIndex {
        guard node >= 0, let target = resolve(node), kind(target) == .mapping, hasChildren(target) else { return max(0, node) }
        return target + 1
    }

    /// Reports a field that is missing, null or empty.
    package mutating func require<Value>(
        _ field: Field<Value>, _ name: String, of section: String, _ node: NodeIndex, check: String, notes: [String] = []
    ) where Value: FieldValue {
        guard field.value.isZero, !field.hasFailed, !excusesMissing(name, in: max(0, node)) else { return }
        let state = field.place >= 0 ? "an empty" : "no"
        report(check, "\(section) has \(state) '\(name)'", at: field.place >= 0 ? field.place : firstKey(of: node), notes: notes)
    }

    /// Whether an item of a list is null, which makes an empty section.
    package func isNullItem(_ node: NodeIndex) -> Bool {
        guard node >= 0, let target = resolve(node) else { return false }
        return isNull(target, ownDecoder: true)
    }

    /// Reports every null in a list of sections.
    package mutating func refuseNulls<Element>(_ check: String, in list: Field<List<Element>>, _ what: String) {
        // By index: an item copied whole costs more than all of this.
        for i in list.value.items.indices where isNullItem(list.value.items[i].node) {
            report(
                check, "an empty item in '\(what)'", at: list.value.items[i].node,
                notes: ["remove the dash, or write the section behind it"])
        }
    }
}
