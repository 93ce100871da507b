import Documents
import SourceText

extension DiscoveryConfigs {
    /// Refuses empty items in the lists.
    mutating func check(_ reader: inout FieldReader) {
        var visitor = EmptySections(reader: reader)
        fields(&visitor)
        for (name, item, isStatic) in visitor.found {
            // A group of static targets is no empty section when its decoder was called, as for NULL.
            guard !isStatic || reader.isNullItem(item) else { continue }
            reader.report(
                "discovery/empty", "an empty item in '\(name)'", at: item, notes: ["remove the dash, or write the section behind it"])
        }
    }

    /// Refuses targets that are URLs. Only asked where no relabelling could repair them.
    func refuseURLTargets(_ reader: inout FieldReader) {
        for group in `static`.value.items {
            for target in group.value.targets.value.items where target.value.utf8.contains(0x2F) {
                reader.report(
                    "scrape/target", "the target '\(target.value)' is a URL, wanted is host:port", at: target.node,
                    notes: ["the scheme goes to 'scheme', the path to 'metrics_path'"])
            }
        }
    }
}

/// Finds items of lists that are null.
private struct EmptySections: FieldVisitor {
    let reader: FieldReader
    var found: [(name: String, item: NodeIndex, isStatic: Bool)] = []

    mutating func field<Value: FieldValue>(
        _ name: StaticString, _ value: inout Field<Value>, _ traits: FieldTraits, _ documentation: StaticString
    ) {
        guard value.isWritten, let list = reader.resolve(value.node), reader.kind(list) == .sequence else { return }
        for item in reader.children(of: list) {
            guard let target = reader.resolve(item), reader.isNull(target, ownDecoder: false) || reader.isNull(target, ownDecoder: true)
            else { continue }
            found.append((name.description, item, name.description == "static_configs"))
        }
    }
}
