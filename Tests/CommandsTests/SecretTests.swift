import Commands
import ConfigModel
import Documents
import Testing

/// No report shows a secret: one is planted into every field that is declared as secret, with a fault beside it.
@Suite struct SecretTests {
    /// A field of a model, by the keys that lead to it.
    struct SecretField: Sendable, CustomTestStringConvertible {
        enum Step: Sendable {
            case key(String), item, name
        }

        var steps: [Step]
        var kind: String
        /// Whether its value is a list, or a mapping with free keys.
        var isList: Bool
        var isMap: Bool

        var testDescription: String {
            steps.map { step in
                switch step {
                case .key(let key): key
                case .item: "[]"
                case .name: "NAME"
                }
            }.joined(separator: ".")
        }
    }

    /// Collects the secret fields below a root, those of one structure once.
    private struct Collector: FieldVisitor {
        let kind: String
        var fields: [SecretField] = []
        private var steps: [SecretField.Step] = []
        private var seen: Set<ObjectIdentifier> = []

        init(_ kind: String) { self.kind = kind }

        mutating func visit<Structure: FieldStruct>(_ type: Structure.Type) {
            guard seen.insert(ObjectIdentifier(type)).inserted else { return }
            var value = Structure()
            value.fields(&self)
        }

        mutating func field<Value: FieldValue>(
            _ name: StaticString, _ value: inout Field<Value>, _ traits: FieldTraits, _ documentation: StaticString
        ) {
            steps.append(.key(name.description))
            defer { steps.removeLast() }
            guard Value.isSecret else { return follow(Value.shape) }
            var field = SecretField(steps: steps, kind: kind, isList: false, isMap: false)
            var shape = Value.shape
            if case .map(let inner) = shape {
                field.isMap = true
                shape = inner
            }
            if case .list = shape { field.isList = true }
            fields.append(field)
        }

        private mutating func follow(_ shape: FieldShape) {
            switch shape {
            case .scalar: break
            case .list(let inner):
                steps.append(.item)
                follow(inner)
                steps.removeLast()
            case .map(let inner):
                steps.append(.name)
                follow(inner)
                steps.removeLast()
            case .structure(let type): visit(type)
            }
        }
    }

    static let fields: [SecretField] = {
        var prometheus = Collector("prometheus")
        prometheus.visit(PrometheusConfig.self)
        var web = Collector("web")
        web.visit(WebConfig.self)
        var alertmanager = Collector("alertmanager")
        alertmanager.visit(AlertmanagerConfig.self)
        return prometheus.fields + web.fields + alertmanager.fields
    }()

    /// Lines around a secret: `KEY` stands for its key, `MARK` for the secret, and every line stands as deep as the field does.
    static let faults: [String] = [
        "no_such_field: 1\nKEY: MARK\nno_such_field_either: 2",
        "KEYx: MARK",
        "KEY: MARK\nKEY: MARK",
        "KEY: [[MARK]]",
        "KEY: {a: MARK}",
        "KEY: {MARK: MARK2}\nKEY: 1",
        "KEY: |\n  MARK\n  more MARK\nno_such_field: 1",
        "KEY: \"MARK \\x41\"\nno_such_field: 1",
        "no_such_field: 1\nKEY: MARK\n ]",
        "KEY: MARK\n\tno_such_field: 1",
        "KEY: \"MARK\n  MARK",
        "{no_such_field: 1, KEY: MARK, no_such_field: 2}",
        "{no_such_field: 1, KEY: MARK, ",
        "KEY: &a MARK\nno_such_field: *a",
        "KEY: !!int MARK",
        "KEY: !!binary MARK",
        "MARK",
        "KEY: MARK: MARK\nno_such_field: 1",
        "- KEY: MARK",
        "no_such_password: MARK\nno-such-token: MARK",
        "url: 'http://user:MARK@host/%zz'\nno_such_field: 1",
    ]

    private static let mark = "hunter2marker"

    @Test(arguments: fields)
    func isNeverShown(_ field: SecretField) throws {
        for fault in Self.faults {
            // The keys of a mapping are names.
            if field.isMap, fault.contains("{MARK") { continue }
            for (version, other) in [("2.42", "0.25"), ("3.14", "0.34")] {
                let text = Self.document(field, fault)
                var console = Console(standardInput: { () throws(FileError) in Array(text.utf8) })
                var words = ["validate", "--kind", field.kind, "--prometheus-version", version, "--alertmanager-version", other, "-"]
                for format in ["text", "concise", "json", "github", "sarif"] { words += ["--format", format] }
                _ = Monctl.run(words, in: &console)
                let report = String(decoding: console.output + console.errors, as: UTF8.self)
                #expect(report.contains("error["), "there is no fault in\n\(text)")
                #expect(!report.contains(Self.mark), "a secret is shown of\n\(text)\nin\n\(report)")
            }
        }
    }

    @Test func thereAreSecrets() {
        #expect(Self.fields.count > 25)
        #expect(Self.fields.contains { $0.testDescription == "remote_write.[].azuread.oauth.client_secret" })
    }

    /// A document in which the lines stand where the field does.
    private static func document(_ field: SecretField, _ fault: String) -> String {
        guard case .key(let key)? = field.steps.last else { return "" }
        var value = fault.replacing("MARK", with: mark)
        if field.isList, !fault.contains("[["), value.contains("KEY: \(mark)") {
            value = value.replacing("KEY: \(mark)", with: "KEY: [\(mark)]")
        }
        if field.isMap {
            value = value.replacing("KEY: [\(mark)]", with: "KEY: {NAME: [\(mark)]}").replacing(
                "KEY: \(mark)", with: "KEY: {NAME: \(mark)}")
        }
        value = value.replacing("KEY", with: key)
        var text = ""
        var depth = 0
        var isItem = false
        for step in field.steps.dropLast() {
            switch step {
            case .key(let key):
                text += isItem ? "\(key):\n" : String(repeating: " ", count: depth) + "\(key):\n"
                depth += 2
            case .name:
                text += isItem ? "NAME:\n" : String(repeating: " ", count: depth) + "NAME:\n"
                depth += 2
            case .item:
                text += String(repeating: " ", count: depth) + "- "
                depth += 2
                isItem = true
                continue
            }
            isItem = false
        }
        for (i, line) in value.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            text += (isItem && i == 0 ? "" : String(repeating: " ", count: depth)) + line + "\n"
        }
        return text
    }
}
