import Documents

/// The names of a model's fields that hold secrets, from their declarations.
package struct SecretFields: Sendable {
    /// Fields whose value is secret.
    package private(set) var names: Set<String> = []
    /// Those of both whose values stand behind free keys, which are none.
    package private(set) var mappings: Set<String> = []
    /// Sections with such fields: one written as a single value is a secret, most likely.
    package private(set) var sections: Set<String> = []

    package static let prometheus = SecretFields(of: PrometheusConfig.self)
    package static let web = SecretFields(of: WebConfig.self)
    package static let alertmanager = SecretFields(of: AlertmanagerConfig.self)

    /// - Parameter type: the root of the model.
    package init<Root: FieldStruct>(of type: Root.Type) {
        var collector = Collector()
        collector.visit(type)
        names = collector.names
        mappings = collector.mappings
        sections = collector.sections
    }

    /// Names that are secret in one section and none in others. Where such a field was read, its type has told.
    private static let ambiguous: Set<String> = ["url"]

    /// Whether the value of a key is secret, by the key's name: a declared one, or one that says so itself (`my_password`).
    ///
    /// - Parameter wasRead: whether a model has read the field, as far as it is one.
    func isSecret(_ name: String, wasRead: Bool = false) -> Bool {
        if names.contains(name) { return !wasRead || !Self.ambiguous.contains(name) }
        let name = name.utf8.map { byte -> UInt8 in
            byte == UInt8(ascii: "-") ? UInt8(ascii: "_") : (0x41...0x5A).contains(byte) ? byte + 0x20 : byte
        }
        // A name, a path or an address of a secret is none.
        if Self.harmlessEndings.contains(where: { name.suffix($0.count).elementsEqual($0) }) { return false }
        return Self.words.contains { Self.holds(name, $0) } || names.contains(String(decoding: name, as: UTF8.self))
    }

    private static func holds(_ name: [UInt8], _ word: [UInt8]) -> Bool {
        var i = 0
        while i + word.count <= name.count {
            if name[i] == word[0], name[i..<i + word.count].elementsEqual(word) { return true }
            i += 1
        }
        return false
    }

    private static let words = ["passw", "secret", "token", "credential", "passphrase", "apikey", "api_key", "private_key"].map {
        Array($0.utf8)
    }
    private static let harmlessEndings = ["_file", "_files", "_path", "_ref", "_url", "_id"].map { Array($0.utf8) }

    private struct Collector: FieldVisitor {
        var names: Set<String> = []
        var mappings: Set<String> = []
        var sections: Set<String> = []
        private var seen: Set<ObjectIdentifier> = []

        mutating func visit<Structure: FieldStruct>(_ type: Structure.Type) {
            guard seen.insert(ObjectIdentifier(type)).inserted else { return }
            var value = Structure()
            value.fields(&self)
        }

        mutating func field<Value: FieldValue>(
            _ name: StaticString, _ value: inout Field<Value>, _ traits: FieldTraits, _ documentation: StaticString
        ) {
            guard Value.isSecret else {
                if Value.leadsToSecret {
                    sections.insert(name.description)
                    if case .map = Value.shape { mappings.insert(name.description) }
                }
                return follow(Value.shape)
            }
            names.insert(name.description)
            if case .map = Value.shape { mappings.insert(name.description) }
        }

        private mutating func follow(_ shape: FieldShape) {
            switch shape {
            case .scalar: break
            case .list(let inner), .map(let inner): follow(inner)
            case .structure(let type): visit(type)
            }
        }
    }
}
