import Documents
import SourceText

/// One of several fields that say the same thing.
struct Alternative {
    var name: String
    /// The node of the key when the field is set, else -1.
    var key: NodeIndex
    /// Whether the field holds something, be it written or inherited.
    var isSet: Bool
    /// Whether it is written but could not be read, which was reported.
    var hasFailed: Bool
}

extension Field where Value: FieldValue {
    /// The field as one of several that say the same thing.
    func alternative(_ name: String) -> Alternative {
        Alternative(name: name, key: keyIfSet, isSet: !value.isZero, hasFailed: hasFailed)
    }
}

extension FieldReader {
    /// Reports that more than one of the fields is set.
    mutating func atMostOne(_ check: String, _ fields: [Alternative], of what: String) {
        let set = fields.filter(\.isSet)
        guard set.count > 1 else { return }
        atMostOne(check, set.map { ($0.name, $0.key) }, of: what)
    }

    /// Reports that none of the fields is set; silent when one could not be read or is misspelt.
    ///
    /// - Parameter inherited: the names of the same fields in the global section, from which the values would come.
    mutating func atLeastOne(
        _ check: String, _ fields: [Alternative], of what: String, in node: NodeIndex, inherited: [String] = [],
        from global: AlertmanagerGlobal? = nil, notes: [String] = []
    ) {
        if fields.contains(where: { $0.isSet || $0.hasFailed || excusesMissing($0.name, in: max(0, node)) }) { return }
        if let global, inherited.contains(where: { global.mayLack($0, self) }) { return }
        let names = fields.map { "'\($0.name)'" }
        let list = names.count == 1 ? names[0] : names.dropLast().joined(separator: ", ") + " or " + (names.last ?? "")
        report(check, "\(what) is missing", at: firstKey(of: node), notes: notes.isEmpty ? ["set \(list)"] : notes)
    }

    /// Reports that none or more than one of the fields is set.
    mutating func exactlyOne(_ check: String, _ fields: [Alternative], of what: String, in node: NodeIndex) {
        atLeastOne(check, fields, of: what, in: node)
        atMostOne(check, fields, of: what)
    }

    /// Reports that a required text is empty or absent.
    mutating func require<Value>(
        _ check: String, _ field: Field<Value>, _ name: String, of what: String, in node: NodeIndex, notes: [String] = []
    ) where Value: FieldValue {
        guard field.value.isZero, !field.hasFailed, !excusesMissing(name, in: max(0, node)) else { return }
        let message = field.key >= 0 ? "'\(name)' of \(what) is empty" : "\(what) lacks '\(name)'"
        report(check, message, at: field.place >= 0 ? field.place : firstKey(of: node), notes: notes)
    }
}
