/// What an emitter yields: a document of scalars, lists and mappings without places.
package indirect enum ValueTree: Sendable {
    case null
    /// `isText` says that the text is a string, whatever it looks like.
    case scalar(String, isText: Bool)
    case list([ValueTree])
    case map([Member])

    package struct Member: Sendable {
        package var key: String
        package var value: ValueTree

        package init(_ key: String, _ value: ValueTree) {
            self.key = key
            self.value = value
        }
    }

    /// What stands in place of a secret.
    package static let secret = ValueTree.scalar("<secret>", isText: true)

    /// The value of a key, compared by bytes; nil when this is no mapping or the key is absent.
    package subscript(key: String) -> ValueTree? {
        guard case .map(let members) = self else { return nil }
        return members.last { $0.key.utf8.elementsEqual(key.utf8) }?.value
    }

    /// The item of a list; nil when there is none.
    package subscript(index: Int) -> ValueTree? {
        guard case .list(let items) = self, items.indices.contains(index) else { return nil }
        return items[index]
    }
}

extension ValueTree {
    /// The part that a path names: `scrape_configs[2].static_configs[0]`. Nil when there is no such part.
    package func value(at path: String) -> ValueTree? {
        var part = self
        var rest = Array(path.utf8)[...]
        while let first = rest.first {
            if first == UInt8(ascii: "[") {
                let digits = rest.dropFirst().prefix { (0x30...0x39).contains($0) }
                guard let index = Int(String(decoding: digits, as: UTF8.self)), digits.endIndex < rest.endIndex,
                    rest[digits.endIndex] == UInt8(ascii: "]"), let item = part[index]
                else { return nil }
                part = item
                rest = rest[(digits.endIndex + 1)...]
                continue
            }
            if first == UInt8(ascii: ".") { rest = rest.dropFirst() }
            let name = rest.prefix { $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: "[") }
            guard !name.isEmpty, let member = part[String(decoding: name, as: UTF8.self)] else { return nil }
            part = member
            rest = rest[name.endIndex...]
        }
        return part
    }
}

extension FieldValue {
    /// The effective configuration: the value as Go's encoder shows it, zero fields left out unless they are always shown,
    /// secrets as `<secret>`.
    package var tree: ValueTree {
        var emitter = TreeEmitter()
        accept(&emitter)
        return emitter.tree
    }
}

/// Builds a ``ValueTree`` from a value.
private struct TreeEmitter: ValueVisitor {
    var tree = ValueTree.null

    mutating func scalar(_ text: String, isText: Bool) { tree = .scalar(text, isText: isText) }

    mutating func secret(isEmpty: Bool) { tree = isEmpty ? .null : .secret }

    mutating func null() { tree = .null }

    mutating func list<Element: FieldValue>(_ elements: [Field<Element>]) { tree = .list(elements.map(\.value.tree)) }

    mutating func map<Element: FieldValue>(_ entries: [(key: String, value: Element)]) {
        tree = .map(entries.map { ValueTree.Member($0.key, $0.value.tree) }.sorted { GoKeyOrder.precedes($0.key, $1.key) })
    }

    mutating func structure<Structure: FieldStruct>(_ structure: Structure) {
        var visitor = MemberVisitor()
        var copy = structure
        copy.fields(&visitor)
        tree = .map(visitor.members)
    }
}

private struct MemberVisitor: FieldVisitor {
    var members: [ValueTree.Member] = []

    func wantsUnwritten(besides names: StaticString...) -> Bool { false }

    mutating func field<Value: FieldValue>(
        _ name: StaticString, _ value: inout Field<Value>, _ traits: FieldTraits, _ documentation: StaticString
    ) {
        guard traits.isShownWhenZero || !value.value.isZero else { return }
        members.append(ValueTree.Member(name.description, value.value.tree))
    }
}
