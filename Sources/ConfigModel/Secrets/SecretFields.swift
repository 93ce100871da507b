import Documents

/// A value that must not be shown, or a collection of such values.
package protocol SecretValue: FieldValue {}

extension Secret: SecretValue {}
extension SecretURL: SecretValue {}
extension List: SecretValue where Element: SecretValue {}
extension FieldMap: SecretValue where Element: SecretValue {}
extension Optional: SecretValue where Wrapped: SecretValue {}
extension Section: SecretValue where Value: SecretValue {}

/// The names of a model's fields that hold secrets, from their declarations.
package struct SecretFields: Sendable {
    /// Fields whose value is secret.
    package private(set) var names: Set<String> = []
    /// Sections with such fields: one written as a single value is a secret, most likely.
    package private(set) var sections: Set<String> = []

    package static let prometheus = SecretFields(of: PrometheusConfig.self)
    package static let web = SecretFields(of: WebConfig.self)

    /// - Parameter type: the root of the model.
    package init<Root: FieldStruct>(of type: Root.Type) {
        var collector = Collector()
        collector.visit(type)
        names = collector.names
        sections = collector.sections
    }

    /// Whether the value of a key is secret, by the key's name: a declared one, or one that says so itself (`my_password`).
    func isSecret(_ name: String) -> Bool {
        if names.contains(name) { return true }
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
        var sections: Set<String> = []
        private var seen: Set<ObjectIdentifier> = []
        private var holdsSecret = false
        /// The fields that lead to a structure, by its type: known whether it holds a secret once it was visited.
        private var secretive: Set<ObjectIdentifier> = []

        mutating func visit<Structure: FieldStruct>(_ type: Structure.Type) {
            guard seen.insert(ObjectIdentifier(type)).inserted else { return }
            let outer = holdsSecret
            holdsSecret = false
            var value = Structure()
            value.fields(&self)
            if holdsSecret { secretive.insert(ObjectIdentifier(type)) }
            holdsSecret = outer
        }

        mutating func field<Value: FieldValue>(
            _ name: StaticString, _ value: inout Field<Value>, _ traits: FieldTraits, _ documentation: StaticString
        ) {
            if Value.self is any SecretValue.Type {
                names.insert(name.description)
                holdsSecret = true
            } else {
                follow(Value.shape, name.description)
            }
        }

        private mutating func follow(_ shape: FieldShape, _ name: String) {
            switch shape {
            case .scalar: break
            case .list(let inner), .map(let inner): follow(inner, name)
            case .structure(let type):
                visit(type)
                if secretive.contains(ObjectIdentifier(type)) { sections.insert(name) }
            }
        }
    }
}
