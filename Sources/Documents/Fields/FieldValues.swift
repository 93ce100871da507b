import GoFormat
import SourceText

extension String: FieldValue {
    @usableFromInline
    package static var expectation: String { "text" }

    @usableFromInline
    package mutating func read(_ node: NodeIndex, _ reader: inout FieldReader) -> Bool {
        guard let text = reader.withText(node, expected: Self.expectation, { _, text in String(decoding: text, as: UTF8.self) }) else {
            return false
        }
        self = text
        return true
    }

    @usableFromInline
    package func accept<Visitor: ValueVisitor>(_ visitor: inout Visitor) { visitor.scalar(self, isText: true) }

    @usableFromInline
    package var isZero: Bool { isEmpty }
}

extension Bool: FieldValue {
    @usableFromInline
    package static var expectation: String { "true or false" }

    @usableFromInline
    package mutating func read(_ node: NodeIndex, _ reader: inout FieldReader) -> Bool {
        guard reader.kind(node) == .scalar else {
            reader.typeError(node, expected: Self.expectation)
            return false
        }
        switch reader.resolved(node) {
        case .bool(let value):
            self = value
            return true
        case .text where reader.settings.dialect == .v3:
            // v3 resolves these words as text, yet takes them for a field of type bool, quoted too.
            switch reader.string(node) {
            case "y", "Y", "yes", "Yes", "YES", "on", "On", "ON": self = true
            case "n", "N", "no", "No", "NO", "off", "Off", "OFF": self = false
            default:
                reader.typeError(node, expected: Self.expectation)
                return false
            }
            return true
        case .invalid(let tag):
            reader.reportUnfitTag(node, tag)
        default:
            reader.typeError(node, expected: Self.expectation)
        }
        return false
    }

    @usableFromInline
    package func accept<Visitor: ValueVisitor>(_ visitor: inout Visitor) { visitor.scalar(self ? "true" : "false", isText: false) }

    @usableFromInline
    package var isZero: Bool { !self }
}

extension Int: FieldValue {
    @usableFromInline
    package static var expectation: String { "a whole number" }

    @usableFromInline
    package mutating func read(_ node: NodeIndex, _ reader: inout FieldReader) -> Bool {
        guard let scalar = reader.scalar(node, expected: Self.expectation) else { return false }
        switch scalar {
        case .int(let value):
            self = Int(value)
            return true
        case .float(let value) where value <= 0x1p63 && !value.isNaN:
            // Go cuts toward zero; what is below the range, and 2^63 itself, becomes the minimum.
            self = value >= 0x1p63 || value < -0x1p63 ? Int.min : Int(value)
            return true
        default:
            reader.typeError(node, expected: Self.expectation)
        }
        return false
    }

    @usableFromInline
    package func accept<Visitor: ValueVisitor>(_ visitor: inout Visitor) { visitor.scalar(String(self), isText: false) }

    @usableFromInline
    package var isZero: Bool { self == 0 }
}

extension UInt: FieldValue {
    @usableFromInline
    package static var expectation: String { "a whole number that is not negative" }

    @usableFromInline
    package mutating func read(_ node: NodeIndex, _ reader: inout FieldReader) -> Bool {
        guard let scalar = reader.scalar(node, expected: Self.expectation) else { return false }
        switch scalar {
        case .int(let value) where value >= 0:
            self = UInt(value)
            return true
        case .uint(let value):
            self = UInt(value)
            return true
        case .float(let value) where value <= 0x1p64 && !value.isNaN:
            // Go's conversion: cut toward zero, negative values wrap.
            if value >= 0x1p64 {
                self = 1 << 63
            } else if value >= 0 {
                self = UInt(value)
            } else {
                self = value < -0x1p63 ? 1 << 63 : UInt(bitPattern: Int(value))
            }
            return true
        default:
            reader.typeError(node, expected: Self.expectation)
        }
        return false
    }

    @usableFromInline
    package func accept<Visitor: ValueVisitor>(_ visitor: inout Visitor) { visitor.scalar(String(self), isText: false) }

    @usableFromInline
    package var isZero: Bool { self == 0 }
}

extension Double: FieldValue {
    @usableFromInline
    package static var expectation: String { "a number" }

    @usableFromInline
    package mutating func read(_ node: NodeIndex, _ reader: inout FieldReader) -> Bool {
        guard let scalar = reader.scalar(node, expected: Self.expectation) else { return false }
        switch scalar {
        case .int(let value): self = Double(value)
        case .uint(let value): self = Double(value)
        case .float(let value): self = value
        default:
            reader.typeError(node, expected: Self.expectation)
            return false
        }
        return true
    }

    @usableFromInline
    package func accept<Visitor: ValueVisitor>(_ visitor: inout Visitor) {
        // Infinity and NaN as YAML writes them.
        let text = isNaN ? ".nan" : isInfinite ? (self < 0 ? "-.inf" : ".inf") : FloatFormat.text(self, .g)
        visitor.scalar(text, isText: false)
    }

    @usableFromInline
    package var isZero: Bool { self == 0 }
}

/// A list: each item with its place.
///
/// The element is not bound to be a ``FieldValue`` here: what the runtime has to look up when it first meets a type is slow.
@frozen
@usableFromInline
package struct List<Element: Sendable>: Sendable {
    @usableFromInline package var items: [Field<Element>] = []

    @inlinable
    package init() {}

    package init(_ items: [Element]) { self.items = items.map { Field($0) } }
}

extension List: FieldValue where Element: FieldValue {
    @usableFromInline
    package static var expectation: String { "a list" }

    @usableFromInline
    package static var shape: FieldShape { .list(Element.shape) }

    @inlinable package static var isSecret: Bool { Element.isSecret }
    @inlinable package static var leadsToSecret: Bool { Element.leadsToSecret }
    @inlinable package static var holdsTemplates: Bool { Element.holdsTemplates }

    @inlinable
    package mutating func read(_ node: NodeIndex, _ reader: inout FieldReader) -> Bool {
        guard reader.isSequence(node) else {
            reader.typeError(node, of: Self.self)
            return false
        }
        items.removeAll()
        items.reserveCapacity(reader.childCount(node))
        var child = node + 1
        let end = reader.end(of: node)
        while child < end {
            var item = Field(Element(), node: child)
            // v3 drops null items, v2 keeps a zero value. What could not be read is dropped.
            if reader.readValue(&item.value, child) { items.append(item) }
            child = reader.next(after: child)
        }
        return true
    }

    @usableFromInline
    package func accept<Visitor: ValueVisitor>(_ visitor: inout Visitor) { visitor.list(items) }

    @usableFromInline
    package var isZero: Bool { items.isEmpty }

    @usableFromInline
    package mutating func setDirectory(_ directory: String) {
        for i in items.indices { items[i].value.setDirectory(directory) }
    }
}

/// A mapping with free keys, in the order of the file.
@frozen
@usableFromInline
package struct FieldMap<Element: Sendable>: Sendable {
    @frozen
    @usableFromInline
    package struct Entry: Sendable {
        @usableFromInline package var key: Field<String>
        @usableFromInline package var value: Field<Element>

        @inlinable
        package init(key: Field<String>, value: Field<Element>) {
            self.key = key
            self.value = value
        }
    }

    @usableFromInline package var entries: [Entry] = []

    @inlinable
    package init() {}

    /// The value of a key, compared by bytes.
    package subscript(key: String) -> Element? {
        entries.last { $0.key.value.utf8.elementsEqual(key.utf8) }?.value.value
    }
}

extension FieldMap: FieldValue where Element: FieldValue {
    @usableFromInline
    package static var expectation: String { "a mapping" }

    @usableFromInline
    package static var shape: FieldShape { .map(Element.shape) }

    @inlinable package static var isSecret: Bool { Element.isSecret }
    @inlinable package static var leadsToSecret: Bool { Element.leadsToSecret }
    @inlinable package static var holdsTemplates: Bool { Element.holdsTemplates }

    @inlinable
    package mutating func read(_ node: NodeIndex, _ reader: inout FieldReader) -> Bool { reader.readMap(&self, node) }

    @usableFromInline
    package func accept<Visitor: ValueVisitor>(_ visitor: inout Visitor) {
        visitor.map(entries.map { ($0.key.value, $0.value.value) })
    }

    @usableFromInline
    package var isZero: Bool { entries.isEmpty }

    @usableFromInline
    package mutating func setDirectory(_ directory: String) {
        for i in entries.indices { entries[i].value.value.setDirectory(directory) }
    }
}

extension FieldReader {
    @usableFromInline
    func isSequence(_ node: NodeIndex) -> Bool { records[Int(node)].kind == .sequence }

    @usableFromInline
    func childCount(_ node: NodeIndex) -> Int { Int(records[Int(node)].a) }

    /// Reads a mapping with free text keys.
    @inlinable
    package mutating func readMap<Element: FieldValue>(_ map: inout FieldMap<Element>, _ node: NodeIndex) -> Bool {
        guard isMapping(node) else {
            typeError(node, of: FieldMap<Element>.self)
            return false
        }
        let outerFrame = openFrame(node)
        defer { closeFrame(outerFrame) }
        guard outerFrame >= 0 else { return false }
        var walk = MapWalk(entryCount)
        map.entries.reserveCapacity(entryCount)
        while let entry = nextEntry(&walk) {
            var value = Field(Element(), node: entry.value, key: entry.key)
            // A null is a zero value in both dialects here.
            guard readValue(&value.value, entry.value) || isNullValue(entry.value, ownDecoder: Element.hasOwnDecoder) else { continue }
            let key = Field(keyText(walk), node: entry.key, key: entry.key)
            if walk.mayRepeat {
                map.entries.removeAll { $0.key.value.utf8.elementsEqual(key.value.utf8) }
            }
            map.entries.append(FieldMap.Entry(key: key, value: value))
        }
        return true
    }

    /// Where a walk over the entries of a mapping with free keys stands.
    @usableFromInline
    struct MapWalk {
        var next = 0
        var seen: [[UInt8]: Int] = [:]
        /// A key that is an alias may repeat another one; the later wins then.
        @usableFromInline var mayRepeat = false

        @usableFromInline
        init(_ count: Int) {}
    }

    @usableFromInline
    var entryCount: Int { entries.count - frame }

    /// The next entry; under v2 a key that was written before is reported and left out.
    @usableFromInline
    mutating func nextEntry(_ walk: inout MapWalk) -> (key: NodeIndex, value: NodeIndex)? {
        while frame + walk.next < entries.count {
            let i = frame + walk.next
            walk.next += 1
            if entries[i].isUsed { continue }
            let entry = entries[i]
            if settings.dialect == .v2, let earlier = earlierEntry(like: entry, before: i, &walk.seen) {
                report(
                    "yaml/duplicate-key", "'\(string(entry))' is written twice in one mapping", at: entry.value,
                    related: [place(entries[earlier].key, label: "first written here")])
                continue
            }
            if records[Int(entry.key)].kind == .alias { walk.mayRepeat = true }
            return (entry.key, entry.value)
        }
        return nil
    }

    @usableFromInline
    func keyText(_ walk: MapWalk) -> String { string(entries[frame + walk.next - 1]) }

    @usableFromInline
    func isNullValue(_ node: NodeIndex, ownDecoder: Bool) -> Bool {
        resolve(node).map { isNull($0, ownDecoder: ownDecoder) } ?? false
    }

    /// The entry of the same key before `index`; wide mappings are looked up in a table that grows as they are read.
    private func earlierEntry(like entry: Entry, before index: Int, _ seen: inout [[UInt8]: Int]) -> Int? {
        if entries.count - frame <= 24 { return (frame..<index).first { sameKey(entries[$0], entry) } }
        let name = Array(UnsafeBufferPointer(start: entry.name, count: entry.length))
        if let earlier = seen[name] { return earlier }
        seen[name] = index
        return nil
    }

    private func sameKey(_ a: Entry, _ b: Entry) -> Bool {
        a.length == b.length
            && equalBytes(UnsafeBufferPointer(start: a.name, count: a.length), UnsafeBufferPointer(start: b.name, count: b.length))
    }
}
