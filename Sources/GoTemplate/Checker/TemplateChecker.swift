import GoFormat
import SourceText

/// Finds what will fail when a template runs, from the types of its data and functions.
///
/// It speaks only where failing is certain once the place is reached. The type of `.` inside of a definition comes from its
/// callers; where nobody calls it, or they differ, nothing is said.
package struct TemplateChecker {
    /// Deeper nesting is not looked at.
    static let maximumDepth = 150

    /// The text and definition that is being looked at.
    struct Scope {
        let text: TemplateText
        /// The type of each variable that is in scope, by its number.
        private var types: [StaticType?]
        /// The variables in the order of their declarations, each with what it hides.
        private var declared: [(name: UInt32, hides: StaticType?)] = []
        var dot = StaticType.unknown

        init(_ text: TemplateText) {
            self.text = text
            types = Array(repeating: nil, count: text.variables.count)
        }

        var count: Int { declared.count }

        func type(of name: UInt32) -> StaticType? { types[Int(name)] }

        mutating func declare(_ name: UInt32, _ type: StaticType) {
            declared.append((name, types[Int(name)]))
            types[Int(name)] = type
        }

        /// Gives the last but so many declared variable another type.
        mutating func setType(fromEnd distance: Int, _ type: StaticType) {
            guard distance < declared.count else { return }
            types[Int(declared[declared.count - 1 - distance].name)] = type
        }

        /// Forgets what was declared since there were `count` variables.
        mutating func close(to count: Int) {
            while declared.count > count, let (name, hides) = declared.popLast() { types[Int(name)] = hides }
        }
    }

    let language: TemplateLanguage
    let target: Version?
    private let definition: (_ name: [UInt8]) -> (text: TemplateText, root: UInt32)?
    /// The types of `.` that definitions are called with.
    private var dots: [[UInt8]: StaticType] = [:]
    private var pending: [[UInt8]] = []
    private var isReporting = false
    private var depth = 0
    /// How many parentheses are open around what is being looked at.
    var nesting = 0
    private(set) var findings: [(text: TemplateText, finding: TemplateFinding)] = []
    var scope: Scope

    // MARK: Entries

    /// The findings in a text by itself, its syntax included.
    package static func check(_ text: TemplateText, _ language: TemplateLanguage, target: Version? = nil) -> [TemplateFinding] {
        guard text.isValid else { return merged(text.problems.map(\.finding), language) }
        if text.definitions.count == 1, let main = text.definitions.last {
            var checker = TemplateChecker(language, target, text) { _ in nil }
            checker.isReporting = true
            checker.walkBody(text, main.root, dot: StaticType(language.data))
            return checker.findings.isEmpty ? [] : merged(checker.findings.map(\.finding), language)
        }
        return check([text], over: [], language, target: target).first ?? []
    }

    /// The findings in texts that are rendered and in the files whose definitions they call, in the order of both lists.
    package static func check(
        _ texts: [TemplateText], over files: [TemplateText], _ language: TemplateLanguage, target: Version? = nil
    ) -> [[TemplateFinding]] {
        guard let first = texts.first ?? files.first else { return [] }
        let base = TemplateSet(files: files.filter(\.isValid))
        var found: [(text: TemplateText, finding: TemplateFinding)] = []
        var dots: [[UInt8]: StaticType] = [:]
        for text in texts where text.isValid {
            let set = TemplateSet(text, over: base)
            var checker = TemplateChecker(language, target, first) { name in
                set.definition(named: name).map { ($0.text, $0.root) }
            }
            checker.run(text)
            found += checker.findings.filter { $0.text === text }
            for (name, dot) in checker.dots where base.definition(named: name) != nil {
                dots[name] = dots[name].map { $0.joined(dot) } ?? dot
            }
        }
        var checker = TemplateChecker(language, target, first) { name in base.definition(named: name).map { ($0.text, $0.root) } }
        checker.runDefinitions(dots, of: files)
        found += checker.findings
        let byText = Dictionary(grouping: found) { ObjectIdentifier($0.text) }
        return (texts + files).map { text in
            if !text.isValid { return merged(text.problems.map(\.finding), language) }
            return merged(byText[ObjectIdentifier(text)]?.map(\.finding) ?? [], language)
        }
    }

    private init(
        _ language: TemplateLanguage, _ target: Version?, _ text: TemplateText,
        definition: @escaping (_ name: [UInt8]) -> (text: TemplateText, root: UInt32)?
    ) {
        self.language = language
        self.target = target
        self.definition = definition
        scope = Scope(text)
    }

    /// Finds the types of all definitions that a text reaches, then reports on the text and them.
    private mutating func run(_ text: TemplateText) {
        guard let main = text.definitions.last else { return }
        let data = StaticType(language.data)
        walkBody(text, main.root, dot: data)
        settle()
        isReporting = true
        walkBody(text, main.root, dot: data)
        reportDefinitions()
    }

    private mutating func runDefinitions(_ known: [[UInt8]: StaticType], of files: [TemplateText]) {
        dots = known
        pending = Array(known.keys)
        settle()
        isReporting = true
        for file in files where file.isValid {
            for entry in file.definitions.dropLast() where dots[entry.name] == nil { dots[entry.name] = .unknown }
        }
        reportDefinitions()
    }

    /// Walks through definitions until the types of their callers no longer change.
    private mutating func settle() {
        while let name = pending.popLast() {
            guard let dot = dots[name], let body = definition(name) else { continue }
            walkBody(body.text, body.root, dot: dot)
        }
    }

    private mutating func reportDefinitions() {
        for name in dots.keys.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
            guard let dot = dots[name], let body = definition(name) else { continue }
            walkBody(body.text, body.root, dot: dot)
        }
    }

    /// One finding for all foreign names of a text that is meant for the other program.
    private static func merged(_ findings: [TemplateFinding], _ language: TemplateLanguage) -> [TemplateFinding] {
        guard findings.count > 1 else { return findings }
        var result: [TemplateFinding] = []
        var seen = Set<ByteRange>()
        var foreign: Int?
        for finding in findings where seen.insert(finding.range).inserted {
            if finding.isForeign, finding.effect == .runtime {
                if let foreign {
                    let note = "more names in this text belong there"
                    if !result[foreign].notes.contains(note) { result[foreign].notes.append(note) }
                    continue
                }
                foreign = result.count
            }
            result.append(finding)
        }
        return result
    }

    // MARK: Statements

    private mutating func walkBody(_ text: TemplateText, _ root: UInt32, dot: StaticType) {
        if scope.text !== text { scope = Scope(text) }
        scope.dot = dot
        scope.declare(VariableTable.dollar, dot)
        if root == text.definitions.last?.root, !text.prelude.variables.isEmpty {
            for (i, type) in language.variableTypes.enumerated() { scope.declare(UInt32(i + 1), type) }
        }
        walkList(root)
        scope.close(to: 0)
    }

    subscript(_ node: UInt32) -> TemplateNode { scope.text.nodes[Int(node)] }

    private mutating func walkList(_ list: UInt32) {
        guard list != TemplateNode.none, depth < Self.maximumDepth else { return }
        depth += 1
        var node = self[list].firstChild
        while node != TemplateNode.none {
            walk(node)
            node = self[node].next
        }
        depth -= 1
    }

    private mutating func walk(_ node: UInt32) {
        let statement = self[node]
        switch statement.kind {
        case .action: _ = pipeline(statement.firstChild)
        case .ifAction, .withAction, .rangeAction: walkBranch(statement)
        case .template: walkCall(node)
        default: break
        }
    }

    private mutating func walkBranch(_ branch: TemplateNode) {
        let count = scope.count
        let pipe = branch.firstChild
        let list = self[pipe].next
        let dot = scope.dot
        var value = pipeline(pipe)
        if branch.kind == .rangeAction {
            let (key, element) = rangeTypes(value, pipe)
            setRangeVariables(pipe, key, element)
            value = element
        }
        if branch.kind != .ifAction { scope.dot = value }
        walkList(list)
        scope.dot = dot
        scope.close(to: count)
        walkList(self[list].next)
    }

    /// What a range gives its variables; a report where it cannot go through the value.
    private mutating func rangeTypes(_ value: StaticType, _ pipe: UInt32) -> (key: StaticType, element: StaticType) {
        guard let types = value.possibilities else { return (.unknown, .unknown) }
        let ways = types.map { type -> (StaticType, StaticType)? in
            let type = type.pointee
            switch type.kind {
            case .slice: return (.known(.int), type.element.map { StaticType($0) } ?? .unknown)
            case .map: return (.known(.string), type.element.map { StaticType($0) } ?? .unknown)
            case .interface, .function: return (.unknown, .unknown)
            case _ where type.kind.isInteger: return (.none, .known(type))
            default: return nil
            }
        }
        if ways.allSatisfy({ $0 == nil }) {
            report("template/wrong-type", "range cannot go through a value of type \(value.text)", operand(pipe))
            return (.unknown, .unknown)
        }
        if types.count == 1, types[0].pointee.kind.isInteger, self[pipe].declared > 1 {
            report("template/wrong-type", "a range over a number gives one variable, not two", operand(pipe))
        }
        return types.count == 1 ? ways[0] ?? (.unknown, .unknown) : (.unknown, .unknown)
    }

    private mutating func setRangeVariables(_ pipe: UInt32, _ key: StaticType, _ element: StaticType) {
        let declared = Int(self[pipe].declared)
        guard declared > 0, self[pipe].flag == 0 else { return }
        scope.setType(fromEnd: 0, element)
        if declared > 1 { scope.setType(fromEnd: 1, key) }
    }

    private mutating func walkCall(_ node: UInt32) {
        let call = self[node]
        let dot = call.firstChild == TemplateNode.none ? .none : pipeline(call.firstChild)
        let name = Literal.bytes(call, scope.text)
        guard definition(name) != nil || scope.text.definitions.last?.name == name else {
            return report("template/undefined-template", "template \(Quote.text(name)) is not defined", range(node))
        }
        guard !isReporting else { return }
        let joined = dots[name].map { $0.joined(dot) } ?? dot
        if let known = dots[name], known.isSame(as: joined) { return }
        dots[name] = joined
        pending.append(name)
    }

    // MARK: Reports

    func range(_ node: UInt32) -> ByteRange {
        let start = self[node].kind == .chain ? range(self[node].firstChild).lowerBound : Int(self[node].start)
        return ByteRange(start, Int(self[node].end))
    }

    /// The operand of a pipeline that is one.
    private func operand(_ pipe: UInt32) -> ByteRange { range(pipe) }

    mutating func report(
        _ check: String, _ message: String, _ range: ByteRange, severity: Severity = .error,
        note: String? = nil, replacement: TemplateFinding.Replacement? = nil, isForeign: Bool = false
    ) {
        guard isReporting else { return }
        var finding = TemplateFinding(
            check: check, severity: severity, effect: .runtime, message: message, range: range, notes: note.map { [$0] } ?? [])
        finding.replacement = replacement
        finding.isForeign = isForeign
        findings.append((scope.text, finding))
    }
}
