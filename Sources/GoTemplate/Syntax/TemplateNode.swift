/// What a node of a template's tree is. The names are those of Go's `text/template/parse`.
package enum TemplateNodeKind: UInt8, Sendable {
    /// Plain text outside of actions, already trimmed.
    case text
    /// A sequence of texts and actions.
    case list
    /// `{{ pipeline }}`; its child is the pipeline.
    case action
    /// Declared variables, then commands.
    case pipe
    /// An operand and its arguments.
    case command
    /// `if`, `range`, `with`: a pipeline, a list and perhaps a list for `else`.
    case ifAction, rangeAction, withAction
    /// `{{ template "name" pipeline }}`; its child, if any, is the pipeline. A `block` leaves one, too.
    case template
    case breakAction, continueAction
    /// `.`
    case dot
    /// `nil`
    case nilLiteral
    /// `true` or `false`
    case bool
    /// A number or a character; `data` is its place in ``TemplateText/numbers``.
    case number
    /// A quoted text, with its quotes.
    case string
    /// `.a.b`
    case field
    /// `$x.a.b`; `data` is the variable's number.
    case variable
    /// `(pipeline).a.b` or `function.a.b`: the child, and the fields as the node's own range.
    case chain
    /// A function's name; `data` is its place in the function set, or ``TemplateNode/none``.
    case identifier
}

/// One node of a template's tree: ranges into the text and links to other nodes of the same tree, no storage of its own.
package struct TemplateNode: Sendable {
    /// The absent node.
    package static let none: UInt32 = .max

    package var kind: TemplateNodeKind
    /// A boolean's value, whether a pipeline assigns (`=`) rather than declares (`:=`), whether a number is complex or a character.
    package var flag: UInt8 = 0
    /// The number of variables that a pipeline declares or assigns.
    package var declared: UInt16 = 0
    /// The position that Go reports for the node; not always where it begins.
    package var position: UInt32
    package var start: UInt32
    package var end: UInt32
    package var firstChild: UInt32 = TemplateNode.none
    package var next: UInt32 = TemplateNode.none
    package var data: UInt32 = TemplateNode.none

    init(_ kind: TemplateNodeKind, at position: UInt32, _ start: UInt32, _ end: UInt32) {
        self.kind = kind
        self.position = position
        self.start = start
        self.end = end
    }
}

/// The value of a number literal, under every type that can hold it.
package struct NumberLiteral: Sendable {
    package var int: Int64?
    package var uint: UInt64?
    package var float: Double?
    package var complex: (real: Double, imaginary: Double)?
}
