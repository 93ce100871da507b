import GoFormat
import SourceText

/// Parses templates with the rules and errors of Go's `text/template/parse`.
///
/// Nesting costs heap, not stack. After a fault the parser goes on behind the action that holds it, and tells only of
/// faults that stand on their own.
package struct TemplateParser {
    /// What is open at the place that has been read.
    struct OpenBlock {
        enum Kind: UInt8 { case text, definition, block, ifAction, withAction, rangeAction }

        var kind: Kind
        /// The branch node, or the template node that a `block` leaves.
        var node: UInt32
        /// The list that grows.
        var list: UInt32
        var lastChild = TemplateNode.none
        /// The variables in scope before the block.
        var scopeCount: Int
        /// How many `range` bodies are open around.
        var rangeDepth: Int
        var isElse = false
        /// An `if` behind `else`: its `end` ends the outer one, too.
        var endsOuter = false
        /// Whether it holds only blanks and comments so far.
        var isEmpty = true
        /// The name's literal, of a definition or block.
        var name = ByteRange(at: 0)
        /// What the tree around it had when a `block` or `define` began: each keeps its own words and variables.
        var outer: (scopeBase: Int, actionStart: Int?, wordStart: Int)?
    }

    /// Thrown to leave an action after its fault has been noted.
    struct Fault: Error {}

    static let maximumProblems = 50

    let text: UnsafeBufferPointer<UInt8>
    let functions: FunctionSet
    let target: Version?
    let name: String
    var lexer: TemplateLexer
    var nodes: [TemplateNode] = []
    var numbers: [NumberLiteral] = []
    var names: VariableTable
    var definitions: [TemplateText.Definition] = []
    /// The places of names in `definitions`, once there are many.
    var definitionIndex: [[UInt8]: Int] = [:]
    var problems: [TemplateProblem] = []
    var assigned = Set<UInt32>()
    var blocks: [OpenBlock] = []
    var pipelines: [OpenPipeline] = []
    /// Whether a fault broke an action that may have opened or closed a block.
    var hasLostStructure = false
    /// Where the action began that faults of words are told with; Go's `actionLine`.
    var actionStart: Int?

    // The three words of lookahead, and where the last one begins that was read: faults are told with its line.
    private var buffer: (Token, Token, Token)
    private var buffered = 0
    var wordStart = 0

    /// Parses a text.
    ///
    /// `name` appears in errors. With a `target` version, functions that are younger are unknown.
    package static func parse(
        _ bytes: [UInt8], name: String, functions: FunctionSet, prelude: TemplatePrelude = .none, target: Version? = nil
    ) -> TemplateText {
        bytes.withUnsafeBufferPointer { text in
            var parser = TemplateParser(text, name: name, functions: functions, prelude: prelude, target: target)
            parser.parseText()
            return TemplateText(
                name: name, bytes: bytes, prelude: prelude, functions: functions, nodes: parser.nodes, numbers: parser.numbers,
                variables: parser.names.names, definitions: parser.definitions, problems: parser.problems,
                assigned: parser.assigned)
        }
    }

    private init(
        _ text: UnsafeBufferPointer<UInt8>, name: String, functions: FunctionSet, prelude: TemplatePrelude, target: Version?
    ) {
        self.text = text
        self.name = name
        self.functions = functions
        self.target = target
        lexer = TemplateLexer(text)
        names = VariableTable(text, prelude)
        let blank = Token(kind: .eof, start: 0, end: 0)
        buffer = (blank, blank, blank)
        nodes.reserveCapacity(min(8 + text.count / 5, 4096))
    }

    // MARK: Words

    mutating func next() -> Token {
        switch buffered {
        case 0:
            buffer.0 = lexer.next()
            wordStart = Int(buffer.0.start)
            return buffer.0
        case 1:
            buffered = 0
            return buffer.0
        case 2:
            buffered = 1
            return buffer.1
        default:
            buffered = 2
            return buffer.2
        }
    }

    mutating func backUp() { buffered += 1 }

    /// Puts back a word that was read before the last one.
    mutating func backUp(_ earlier: Token) {
        buffer.1 = earlier
        buffered = 2
    }

    /// Puts back two words that were read before the last one.
    mutating func backUp(_ earliest: Token, _ earlier: Token) {
        buffer.1 = earlier
        buffer.2 = earliest
        buffered = 3
    }

    mutating func peek() -> Token {
        let token = next()
        backUp()
        return token
    }

    mutating func nextNonSpace() -> Token {
        while true {
            let token = next()
            if token.kind != .space { return token }
        }
    }

    mutating func peekNonSpace() -> Token {
        let token = nextNonSpace()
        backUp()
        return token
    }

    mutating func forgetWords() { buffered = 0 }

    func slice(_ start: UInt32, _ end: UInt32) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: text[Int(start)..<Int(end)])
    }

    func string(_ token: Token) -> String { String(decoding: slice(token.start, token.end), as: UTF8.self) }

    // MARK: Nodes

    mutating func add(_ node: TemplateNode) -> UInt32 {
        nodes.append(node)
        return UInt32(truncatingIfNeeded: nodes.count - 1)
    }

    mutating func addList(at position: UInt32) -> UInt32 { add(TemplateNode(.list, at: position, position, position)) }

    /// Appends a node to the innermost open list.
    mutating func append(_ node: UInt32) {
        let i = blocks.count - 1
        if blocks[i].lastChild == TemplateNode.none {
            nodes[Int(blocks[i].list)].firstChild = node
        } else {
            nodes[Int(blocks[i].lastChild)].next = node
        }
        blocks[i].lastChild = node
        if nodes[Int(node)].kind != .text { blocks[i].isEmpty = false }
    }

    // MARK: The text

    private mutating func parseText() {
        let root = addList(at: peek().start)
        blocks.append(OpenBlock(kind: .text, node: TemplateNode.none, list: root, scopeCount: names.count, rangeDepth: 0))
        while true {
            do throws(Fault) {
                guard try parseNext() else { return }
            } catch {
                guard problems.count < Self.maximumProblems, goOnBehindAction() else { return finish() }
            }
        }
    }

    /// Reads one text or action; false at the end.
    private mutating func parseNext() throws(Fault) -> Bool {
        let token = nextNonSpace()
        switch token.kind {
        case .eof:
            if blocks.count > 1, !hasLostStructure { try endsTooEarly(token) }
            finish()
            return false
        case .text:
            let i = blocks.count - 1
            blocks[i].isEmpty = blocks[i].isEmpty && isBlank(slice(token.start, token.end))
            append(add(TemplateNode(.text, at: token.start, token.start, token.end)))
        case .leftDelimiter:
            if blocks.count == 1, nextNonSpace().kind == .define {
                try parseDefinition()
            } else {
                if blocks.count == 1 { backUp() }
                actionStart = Int(token.start)
                try parseAction(from: token.start)
            }
        default:
            try unexpected(token, "input")
        }
        return true
    }

    private mutating func finish() {
        guard problems.isEmpty, let root = blocks.first else { return definitions.removeAll() }
        wordStart = text.count
        do throws(Fault) {
            try define(Array(name.utf8), root: root.list, isEmpty: root.isEmpty && names.isPreludeEmpty, nameRange: ByteRange(at: 0))
        } catch { definitions.removeAll() }
    }

    private mutating func endsTooEarly(_ token: Token) throws(Fault) {
        let open = blocks[blocks.count - 1]
        let at =
            switch open.kind {
            case .text: ByteRange(at: text.count)
            case .definition, .block: open.name
            default: ByteRange(Int(nodes[Int(open.node)].start), Int(nodes[Int(open.node)].end))
            }
        hasLostStructure = true
        try fail("unexpected EOF", at)
    }

    /// Continues behind the action in which a fault was found; false when there is nothing left.
    private mutating func goOnBehindAction() -> Bool {
        pipelines.removeAll(keepingCapacity: true)
        forgetWords()
        actionStart = nil
        guard lexer.insideAction || lexer.fault != nil else { return lexer.position < text.count || blocks.count > 1 }
        switch lexer.fault {
        case .unclosedAction, .unclosedComment, .unterminatedRawString: return false
        default: break
        }
        var i = lexer.fault == nil ? lexer.position : wordStart
        while i + 1 < text.count {
            if text[i] == 0x7D, text[i + 1] == 0x7D {
                lexer.restart(at: i + 2)
                return true
            }
            i += 1
        }
        return false
    }

    // MARK: Definitions

    /// `{{ define "name" }}`; the word `define` has been read.
    private mutating func parseDefinition() throws(Fault) {
        actionStart = nil
        let context = "define clause"
        let token = nextNonSpace()
        do throws(Fault) {
            guard token.kind == .string || token.kind == .rawString else { try unexpected(token, context) }
            checkString(token)
            let end = nextNonSpace()
            guard end.kind == .rightDelimiter else { try unexpected(end, context) }
        } catch {
            hasLostStructure = true
            openTree(.definition, node: TemplateNode.none, name: ByteRange(at: Int(token.start)), peeking: false)
            throw error
        }
        openTree(.definition, node: TemplateNode.none, name: ByteRange(Int(token.start), Int(token.end)))
    }

    /// Opens a definition or block, whose variables and words are its own.
    mutating func openTree(_ kind: OpenBlock.Kind, node: UInt32, name: ByteRange, peeking: Bool = true) {
        let outer = (names.base, actionStart, wordStart)
        let list = addList(at: peeking ? peekNonSpace().start : UInt32(truncatingIfNeeded: lexer.position))
        var block = OpenBlock(kind: kind, node: node, list: list, scopeCount: names.count, rangeDepth: 0)
        block.name = name
        block.outer = outer
        blocks.append(block)
        names.openDefinition()
        actionStart = nil
    }

    /// Notes a definition; two that hold something cannot share a name.
    mutating func define(_ name: [UInt8], root: UInt32, isEmpty: Bool, nameRange: ByteRange) throws(Fault) {
        let definition = TemplateText.Definition(name: name, root: root, isEmpty: isEmpty, nameRange: nameRange)
        let known = definitions.count < 8 ? definitions.firstIndex { $0.name == name } : indexOfDefinition(name)
        guard let known else {
            definitions.append(definition)
            if definitions.count > 8 { definitionIndex[name] = definitions.count - 1 }
            return
        }
        if definitions[known].isEmpty {
            definitions[known] = definition
        } else if !isEmpty {
            try fail(
                "template: multiple definition of template \(Quote.text(name))", nameRange, kind: .redefinition)
        }
    }

    private mutating func indexOfDefinition(_ name: [UInt8]) -> Int? {
        if definitionIndex.isEmpty {
            for (i, definition) in definitions.enumerated() { definitionIndex[definition.name] = i }
        }
        return definitionIndex[name]
    }

    /// Whether a text holds only what Unicode calls white space.
    private func isBlank(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var i = 0
        while i < bytes.count {
            let rune = Rune.decode(bytes, at: i)
            guard let scalar = Unicode.Scalar(rune.value), scalar.properties.isWhitespace else { return false }
            i += rune.width
        }
        return true
    }
}
