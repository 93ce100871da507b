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
    /// Of each entry the schemes under which nothing is wrong with it: 1 for UTF-8, 2 for legacy.
    var valid: [UInt8] = []

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
        memory.valid.append(0)
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
        if items.isEmpty { return }
        let memory = reader.memory as? RelabelMemory
        let flag: UInt8 = scheme == .utf8 ? 1 : 2
        for i in items.indices {
            let known = items[i].value.repetition.map { Int($0.index) }
            if let memory, let known, memory.valid[known] & flag != 0 { continue }
            if reader.isNullItem(items[i].node) { continue }
            let faults = reader.diagnostics.count
            items[i].value.validate(scheme, items[i].node, &reader)
            if let memory, let known, reader.diagnostics.count == faults { memory.valid[known] |= flag }
        }
    }
}
