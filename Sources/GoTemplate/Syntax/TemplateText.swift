import SourceText
import Synchronization

/// The definitions that a program puts in front of a text, for instance `{{$labels := .Labels}}`.
///
/// They stand on the first line and count in the columns of run-time errors.
package struct TemplatePrelude: Sendable {
    package struct Variable: Sendable {
        /// With its dollar sign.
        package let name: String
        /// The field of the data that it holds.
        package let field: String
    }

    package let text: [UInt8]
    package let variables: [Variable]

    /// The names of `$` and of the variables, and their scope, as a text begins with them.
    let names: [TemplateText.VariableName]
    let latest: [Int32]
    let scope: [(name: UInt32, hides: Int32)]

    /// `spaced` puts a blank behind the variables' fields, as Prometheus' consoles do for some.
    package init(_ variables: [(name: String, field: String, spaced: Bool)]) {
        self.variables = variables.map { Variable(name: $0.name, field: $0.field) }
        var text: [UInt8] = []
        var names = [TemplateText.VariableName(start: 0, end: 0, isInPrelude: true)]
        for variable in variables {
            let start = UInt32(text.count + 2)
            names.append(.init(start: start, end: start + UInt32(variable.name.utf8.count), isInPrelude: true))
            text += "{{\(variable.name) := .\(variable.field)\(variable.spaced ? " " : "")}}".utf8
        }
        self.text = text
        self.names = names
        latest = names.indices.map { Int32($0) - 1 }
        scope = names.indices.dropFirst().map { (UInt32($0), -1) }
    }

    package static let none = TemplatePrelude([])
}

/// One parsed text: the tree of the text itself and of each definition in it.
///
/// Nodes are ranges into `bytes`; nothing is copied out of the text.
package final class TemplateText: Sendable {
    /// A named template of this text.
    package struct Definition: Sendable {
        package let name: [UInt8]
        /// The list node.
        package let root: UInt32
        /// Whether it holds nothing but blanks and comments, so that it does not replace another one.
        package let isEmpty: Bool
        /// Where its name is written; empty for the text itself.
        package let nameRange: ByteRange
    }

    /// A name of a variable: bytes of the text, or of the prelude.
    struct VariableName: Sendable {
        var start: UInt32
        var end: UInt32
        var isInPrelude: Bool
    }

    /// The name in error messages; that of the text itself as a template.
    package let name: String
    package let bytes: [UInt8]
    package let prelude: TemplatePrelude
    package let functions: FunctionSet
    package let nodes: [TemplateNode]
    package let numbers: [NumberLiteral]
    let variables: [VariableName]
    /// The definitions in the order in which they end, the text itself last. Empty after a fault.
    package let definitions: [Definition]
    /// What is wrong with the text, in the parser's order: the first one is what Go says.
    package let problems: [TemplateProblem]
    /// The variables that are given another value somewhere (`=`).
    let assigned: Set<UInt32>
    /// The steps of its definitions as plain text, made when they are first run, by their roots.
    private let codes = Mutex<[UInt32: Code]>([:])

    init(
        name: String, bytes: [UInt8], prelude: TemplatePrelude, functions: FunctionSet, nodes: [TemplateNode], numbers: [NumberLiteral],
        variables: [VariableName], definitions: [Definition], problems: [TemplateProblem], assigned: Set<UInt32>
    ) {
        self.name = name
        self.bytes = bytes
        self.prelude = prelude
        self.functions = functions
        self.nodes = nodes
        self.numbers = numbers
        self.variables = variables
        self.definitions = definitions
        self.problems = problems
        self.assigned = assigned
    }

    /// The steps of a definition as plain text.
    func code(root: UInt32) -> Code {
        if let known = codes.withLock({ $0[root] }) { return known }
        let code = Compiler.code(self, root: root)
        codes.withLock { $0[root] = code }
        return code
    }

    /// Whether Go accepts the text.
    package var isValid: Bool { problems.isEmpty }

    /// Go's error for the text, with the template's name and line; nil when it parses.
    package var parseError: String? { problems.first.map { "template: \(name):\($0.line): \($0.message)" } }

    /// The bytes of a range of the text.
    package func slice(_ start: UInt32, _ end: UInt32) -> ArraySlice<UInt8> { bytes[Int(start)..<Int(end)] }

    /// A range of the text, with U+FFFD for what is not UTF-8.
    package func string(_ start: UInt32, _ end: UInt32) -> String { String(decoding: slice(start, end), as: UTF8.self) }

    /// The name of a variable with its dollar sign.
    package func variableName(_ number: UInt32) -> String {
        if number == VariableTable.dollar { return "$" }
        let name = variables[Int(number)]
        let source = name.isInPrelude ? prelude.text : bytes
        return String(decoding: source[Int(name.start)..<Int(name.end)], as: UTF8.self)
    }

    /// The length of a variable's name with its dollar sign.
    func nameLength(_ number: UInt32) -> Int {
        number == VariableTable.dollar ? 1 : Int(variables[Int(number)].end - variables[Int(number)].start)
    }

    /// Whether a text needs no template engine: without `{{` it stands for itself.
    package static func isPlain(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBufferPointer { text in
            var i = 1
            while i < text.count {
                if text[i] != 0x7B {
                    i += 2
                } else if text[i - 1] == 0x7B || (i + 1 < text.count && text[i + 1] == 0x7B) {
                    return false
                } else {
                    i += 2
                }
            }
            return true
        }
    }
}

/// One thing that is wrong with a template's text.
package struct TemplateProblem: Sendable {
    package enum Kind: Sendable { case syntax, unknownFunction, undefinedVariable, redefinition }

    package let kind: Kind
    /// Go's words, without the place.
    package let message: String
    package let range: ByteRange
    /// The line that Go names, from 1: that of the last word it had read.
    package let line: Int
    package var notes: [String] = []
    /// What was most likely meant, to replace the range.
    package var suggestion: String?
}
