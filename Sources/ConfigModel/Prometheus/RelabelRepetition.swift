import Documents
import SourceText
import Synchronization

/// Names the rules of a file that are written alike: jobs often have the same ones, which are read, checked and compiled once.
package struct RelabelRepetition: Sendable, Hashable {
    /// Tells the readings of files apart.
    let reading: UInt32
    let index: Int32
}

/// The different rules that a reader has met.
private final class RelabelMemory {
    final class Entry {
        let config: RelabelConfig
        let node: NodeIndex
        let decodeCount: Int
        /// The schemes under which nothing is wrong with it.
        var isValidUTF8 = false
        var isValidLegacy = false

        init(_ config: RelabelConfig, _ node: NodeIndex, decodeCount: Int) {
            self.config = config
            self.node = node
            self.decodeCount = decodeCount
        }
    }

    private static let readings = Atomic<UInt32>(0)

    let reading = RelabelMemory.readings.wrappingAdd(1, ordering: .relaxed).newValue
    var texts = TextMemo()
    var entries: [Entry] = []

    static func of(_ reader: inout FieldReader) -> RelabelMemory {
        if let memory = reader.memory as? RelabelMemory { return memory }
        let memory = RelabelMemory()
        reader.memory = memory
        return memory
    }
}

extension RelabelConfig {
    package mutating func read(_ node: NodeIndex, _ reader: inout FieldReader) -> Bool {
        guard reader.kind(node) == .mapping, let source = reader.comparableSource(node) else { return reader.readStruct(&self, node) }
        let memory = RelabelMemory.of(&reader)
        if let known = memory.texts[source] {
            let entry = memory.entries[Int(known)]
            self = entry.config
            shift(by: node - entry.node)
            reader.decodeCount += entry.decodeCount
            return true
        }
        let decodeCount = reader.decodeCount
        let faults = reader.diagnostics.count
        guard reader.readStruct(&self, node) else { return false }
        guard reader.diagnostics.count == faults else { return true }
        let index = Int32(truncatingIfNeeded: memory.entries.count)
        memory.texts[source] = index
        repetition = RelabelRepetition(reading: memory.reading, index: index)
        memory.entries.append(RelabelMemory.Entry(self, node, decodeCount: reader.decodeCount - decodeCount))
        return true
    }

    /// Moves all places by a number of nodes.
    private mutating func shift(by distance: NodeIndex) {
        func shift<Value>(_ field: inout Field<Value>) {
            if field.node >= 0 { field.node += distance }
            if field.key >= 0 { field.key += distance }
        }
        shift(&sourceLabels)
        for i in sourceLabels.value.items.indices { shift(&sourceLabels.value.items[i]) }
        shift(&separator)
        shift(&regex)
        shift(&modulus)
        shift(&targetLabel)
        shift(&replacement)
        shift(&action)
    }
}

extension List<RelabelConfig> {
    /// Checks every rule that is there; one that is written like an earlier one that was all right is, too.
    func validate(_ scheme: NameScheme, _ reader: inout FieldReader) {
        let memory = reader.memory as? RelabelMemory
        for i in items.indices where !reader.isNullItem(items[i].node) {
            let known = items[i].value.repetition.map { Int($0.index) }
            if let memory, let known, scheme == .utf8 ? memory.entries[known].isValidUTF8 : memory.entries[known].isValidLegacy { continue }
            let faults = reader.diagnostics.count
            items[i].value.validate(scheme, items[i].node, &reader)
            guard let memory, let known, reader.diagnostics.count == faults else { continue }
            if scheme == .utf8 { memory.entries[known].isValidUTF8 = true } else { memory.entries[known].isValidLegacy = true }
        }
    }
}
