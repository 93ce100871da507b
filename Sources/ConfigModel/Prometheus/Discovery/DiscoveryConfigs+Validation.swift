import Documents
import SourceText

extension DiscoveryConfigs {
    /// Refuses empty items in the lists of the section at a node.
    mutating func check(_ node: NodeIndex, _ reader: inout FieldReader) {
        guard reader.mayHoldEmptyItem(node) else { return }
        var visitor = WrittenLists()
        fields(&visitor)
        for (name, node) in visitor.lists {
            guard let list = reader.resolve(node), reader.kind(list) == .sequence else { continue }
            for item in reader.children(of: list) {
                guard let target = reader.resolve(item) else { continue }
                // A group of static targets is no empty section when its decoder was called, as for NULL.
                let isEmpty =
                    reader.isNull(target, ownDecoder: true) || (name != "static_configs" && reader.isNull(target, ownDecoder: false))
                guard isEmpty else { continue }
                reader.report(
                    "discovery/empty", "an empty item in '\(name)'", at: item, notes: ["remove the dash, or write the section behind it"])
            }
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

/// Collects the lists that stand in the file.
private struct WrittenLists: FieldVisitor {
    var lists: [(name: String, node: NodeIndex)] = []

    func wantsUnwritten(besides names: StaticString...) -> Bool { false }

    mutating func field<Value: FieldValue>(
        _ name: StaticString, _ value: inout Field<Value>, _ traits: FieldTraits, _ documentation: StaticString
    ) {
        if value.isWritten { lists.append((name.description, value.node)) }
    }
}
