import GoFormat

/// Whether values are written as they are, or made harmless for the place in a page where they stand.
package enum TemplateMode: Sendable { case text, html }

/// Named templates that can call each other: those of one text, over those of others.
package final class TemplateSet: Sendable {
    struct Definition: Sendable {
        let text: TemplateText
        let root: UInt32
        let isEmpty: Bool
    }

    private let base: TemplateSet?
    private let own: [[UInt8]: Definition]
    /// The text that is rendered.
    private let main: (name: [UInt8], definition: Definition)?

    /// A text that is rendered, with its definitions, over those of another set.
    package init(_ text: TemplateText, over base: TemplateSet? = nil) {
        self.base = base
        main = text.definitions.last.map { ($0.name, Definition(text: text, root: $0.root, isEmpty: $0.isEmpty)) }
        var own: [[UInt8]: Definition] = [:]
        // A text without definitions is found as what is rendered.
        if text.definitions.count > 1 || main?.definition.isEmpty == true { Self.add(text, to: &own, base) }
        self.own = own
    }

    /// Texts whose definitions others call: files, in their order. The first one may be a page that is rendered.
    package init(files: [TemplateText], over base: TemplateSet? = nil, rendersFirst: Bool = false) {
        self.base = base
        var own: [[UInt8]: Definition] = [:]
        for text in files { Self.add(text, to: &own, base) }
        self.own = own
        let first = rendersFirst ? files.first : nil
        main = first.flatMap { text in
            text.definitions.last.map { ($0.name, Definition(text: text, root: $0.root, isEmpty: $0.isEmpty)) }
        }
    }

    /// A later definition replaces an earlier one, but not by nothing.
    private static func add(_ text: TemplateText, to own: inout [[UInt8]: Definition], _ base: TemplateSet?) {
        for definition in text.definitions {
            if definition.isEmpty, own[definition.name] != nil || base?.definition(named: definition.name) != nil { continue }
            own[definition.name] = Definition(text: text, root: definition.root, isEmpty: definition.isEmpty)
        }
    }

    func definition(named name: [UInt8]) -> Definition? {
        if let main, !main.definition.isEmpty, main.name == name { return main.definition }
        return own[name] ?? base?.definition(named: name)
    }

    /// The names of all templates, in the order of their bytes.
    package var names: [[UInt8]] {
        Set((base?.names ?? []) + own.keys + (main.map { [$0.name] } ?? [])).sorted { $0.lexicographicallyPrecedes($1) }
    }

    var mainName: [UInt8]? { main?.name }

    /// The text that is rendered, ready to run as plain text.
    func mainProgram() -> Program? {
        guard let main else { return nil }
        return program(main.name, main.definition)
    }

    /// A template, ready to run as plain text.
    func program(named name: [UInt8]) -> Program? {
        if let main, !main.definition.isEmpty, main.name == name { return program(name, main.definition) }
        if let definition = own[name] { return program(name, definition) }
        return base?.program(named: name)
    }

    private func program(_ name: [UInt8], _ definition: Definition) -> Program {
        Program(name: name, text: definition.text, code: definition.text.code(root: definition.root))
    }

    /// Renders the text of the set.
    ///
    /// On failure, what was written before stands in the result, too.
    package func render(
        _ mode: TemplateMode = .text, data: TemplateValue, environment: (any TemplateEnvironment)? = nil,
        limits: RenderingLimits = RenderingLimits()
    ) -> (output: [UInt8], failure: RenderingFailure?) {
        let programs = Programs(self, mode)
        let rendering = Rendering(programs, environment, limits)
        do throws(RenderingFailure) {
            guard let program = try programs.main() else { return ([], nil) }
            return (try rendering.run(program, data), nil)
        } catch {
            return (rendering.output, error)
        }
    }
}

/// The programs of a rendering: in pages, each template once for every context that it is called in.
final class Programs {
    private let set: TemplateSet
    private let mode: TemplateMode
    private var escaper: HTMLEscaper?
    private var escaped: [[UInt8]: Program] = [:]
    private var entries: [[UInt8]: String?] = [:]

    init(_ set: TemplateSet, _ mode: TemplateMode) {
        self.set = set
        self.mode = mode
        escaper = mode == .html ? HTMLEscaper(set) : nil
    }

    /// The program of the set's text; Go's error if it cannot be escaped.
    func main() throws(RenderingFailure) -> Program? {
        guard mode == .html, let name = set.mainName else { return set.mainProgram() }
        return try entry(named: name)
    }

    /// A template as a page of its own; nil for an unknown one.
    func entry(named name: [UInt8]) throws(RenderingFailure) -> Program? {
        guard mode == .html else { return set.program(named: name) }
        guard set.definition(named: name) != nil else { return nil }
        let error: String?
        if let known = entries[name] {
            error = known
        } else {
            error = escaper?.escape(name)
            entries[name] = error
        }
        if let error {
            if let limit = escaper?.limitFailure { throw limit }
            throw RenderingFailure(error)
        }
        return program(named: name)
    }

    /// A template by the name that it is called by; in pages that name tells the context.
    func program(named name: [UInt8]) -> Program? {
        guard mode == .html else { return set.program(named: name) }
        if let known = escaped[name] { return known }
        guard let template = escaper?.templates[name] else { return nil }
        let program = Program(
            name: name, text: template.text, code: Compiler.code(template.text, root: template.root, edits: template.edits))
        escaped[name] = program
        return program
    }
}
