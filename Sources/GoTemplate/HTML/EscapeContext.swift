/// Where in a page a piece of a template's output stands, as far as it must be known to make values harmless there.
///
/// The names are those of Go's html/template: they appear in its errors.
struct EscapeContext: Equatable {
    enum State: String {
        case stateText, stateTag, stateAttrName, stateAfterName, stateBeforeValue, stateHTMLCmt, stateRCDATA, stateAttr, stateURL
        case stateSrcset, stateJS, stateJSDqStr, stateJSSqStr, stateJSTmplLit, stateJSRegexp, stateJSBlockCmt, stateJSLineCmt
        case stateJSHTMLOpenCmt, stateJSHTMLCloseCmt, stateCSS, stateCSSDqStr, stateCSSSqStr, stateCSSDqURL, stateCSSSqURL
        case stateCSSURL, stateCSSBlockCmt, stateCSSLineCmt, stateError, stateMetaContent, stateMetaContentURL
        /// Behind a `break` or `continue`.
        case stateDead

        /// Whether what stands here is for the authors of the page only.
        var isComment: Bool {
            switch self {
            case .stateHTMLCmt, .stateJSBlockCmt, .stateJSLineCmt, .stateJSHTMLOpenCmt, .stateJSHTMLCloseCmt, .stateCSSBlockCmt,
                .stateCSSLineCmt:
                return true
            default: return false
            }
        }

        /// Whether it occurs only inside of a tag.
        var isInTag: Bool {
            switch self {
            case .stateTag, .stateAttrName, .stateAfterName, .stateBeforeValue, .stateAttr: return true
            default: return false
            }
        }

        /// Whether it is a literal of a script, in which `</script` does not end the script.
        var isScriptLiteral: Bool {
            switch self {
            case .stateJSDqStr, .stateJSSqStr, .stateJSTmplLit, .stateJSRegexp: return true
            default: return false
            }
        }
    }

    /// What ends the attribute's value.
    enum Delimiter: String { case delimNone, delimDoubleQuote, delimSingleQuote, delimSpaceOrTagEnd }

    enum URLPart: String { case urlPartNone, urlPartPreQuery, urlPartQueryOrFrag, urlPartUnknown }

    /// What a slash begins in a script.
    enum ScriptContext: String { case jsCtxRegexp, jsCtxDivOp, jsCtxUnknown }

    enum Element: String { case elementNone, elementScript, elementStyle, elementTextarea, elementTitle, elementMeta }

    enum Attribute: String { case attrNone, attrScript, attrScriptType, attrStyle, attrURL, attrSrcset, attrMetaContent }

    /// Why a template cannot be escaped. Contexts share it, as they do in Go: who explains it explains it for all.
    final class Fault {
        var description: String
        /// The text and node that Go names, if it names one.
        let node: NodePlace?

        init(_ description: String, _ node: NodePlace?) {
            self.description = description
            self.node = node
        }
    }

    struct NodePlace: Equatable {
        let text: TemplateText
        let node: UInt32

        static func == (a: NodePlace, b: NodePlace) -> Bool { a.text === b.text && a.node == b.node }
    }

    var state = State.stateText
    var delimiter = Delimiter.delimNone
    var urlPart = URLPart.urlPartNone
    var script = ScriptContext.jsCtxRegexp
    /// The open braces in each open `${` of script templates.
    var braceDepth: [Int] = []
    var attribute = Attribute.attrNone
    var element = Element.elementNone
    /// The `break` or `continue` that it was seen at.
    var node: NodePlace?
    var fault: Fault?

    init(_ state: State = .stateText, element: Element = .elementNone, attribute: Attribute = .attrNone) {
        self.state = state
        self.element = element
        self.attribute = attribute
    }

    static func fault(_ description: String, _ node: NodePlace? = nil) -> EscapeContext {
        var context = EscapeContext(.stateError)
        context.fault = Fault(description, node)
        return context
    }

    /// Puts words in front of the fault.
    func explained(_ words: String) -> EscapeContext {
        fault?.description = words + (fault?.description ?? "")
        return self
    }

    static func == (a: EscapeContext, b: EscapeContext) -> Bool {
        a.state == b.state && a.delimiter == b.delimiter && a.urlPart == b.urlPart && a.script == b.script
            && a.braceDepth == b.braceDepth && a.attribute == b.attribute && a.element == b.element && a.fault === b.fault
    }

    private var braces: String { "[" + braceDepth.map { String($0) }.joined(separator: " ") + "]" }

    /// As Go prints it in errors.
    var text: String {
        let parts = [
            state.rawValue, delimiter.rawValue, urlPart.rawValue, script.rawValue, braces, attribute.rawValue, element.rawValue,
            fault?.description ?? "<nil>",
        ]
        return "{\(parts.joined(separator: " "))}"
    }

    /// The name of a template as it is called here: each context has its own copy.
    func mangled(_ name: [UInt8]) -> [UInt8] {
        if state == .stateText { return name }
        var suffix = "$htmltemplate_" + state.rawValue
        if delimiter != .delimNone { suffix += "_" + delimiter.rawValue }
        if urlPart != .urlPartNone { suffix += "_" + urlPart.rawValue }
        if script != .jsCtxRegexp { suffix += "_" + script.rawValue }
        if !braceDepth.isEmpty { suffix += "_jsBraceDepth(\(braces))" }
        if attribute != .attrNone { suffix += "_" + attribute.rawValue }
        if element != .elementNone { suffix += "_" + element.rawValue }
        return name + Array(suffix.utf8)
    }

    /// The context once it is clear that something follows: a value begins, or a name.
    var nudged: EscapeContext {
        var context = self
        switch state {
        case .stateTag: context.state = .stateAttrName
        case .stateBeforeValue:
            context.state = attribute.valueState
            context.delimiter = .delimSpaceOrTagEnd
            context.attribute = .attrNone
        case .stateAfterName:
            context.state = .stateAttrName
            context.attribute = .attrNone
        default: break
        }
        return context
    }

    /// The context behind two branches; a fault where they end differently.
    static func join(_ a: EscapeContext, _ b: EscapeContext, _ node: NodePlace?, _ word: String) -> EscapeContext {
        if a.state == .stateError { return a }
        if b.state == .stateError { return b }
        if a.state == .stateDead { return b }
        if b.state == .stateDead { return a }
        if a == b { return a }
        var context = a
        context.urlPart = b.urlPart
        if context == b {
            context.urlPart = .urlPartUnknown
            return context
        }
        context = a
        context.script = b.script
        if context == b {
            context.script = .jsCtxUnknown
            return context
        }
        let (left, right) = (a.nudged, b.nudged)
        if !(left == a && right == b) {
            let joined = join(left, right, node, word)
            if joined.state != .stateError { return joined }
        }
        return fault("{{\(word)}} branches end in different contexts: \(a.text), \(b.text)", node)
    }
}

extension EscapeContext.Attribute {
    /// The state in which the attribute's value begins.
    var valueState: EscapeContext.State {
        switch self {
        case .attrNone, .attrScriptType: .stateAttr
        case .attrScript: .stateJS
        case .attrStyle: .stateCSS
        case .attrURL: .stateURL
        case .attrSrcset: .stateSrcset
        case .attrMetaContent: .stateMetaContent
        }
    }
}

extension EscapeContext.Element {
    /// The state of what stands between the element's tags.
    var contentState: EscapeContext.State {
        switch self {
        case .elementNone, .elementMeta: .stateText
        case .elementScript: .stateJS
        case .elementStyle: .stateCSS
        case .elementTextarea, .elementTitle: .stateRCDATA
        }
    }

    var tagName: StaticString {
        switch self {
        case .elementScript: "script"
        case .elementStyle: "style"
        case .elementTextarea: "textarea"
        case .elementTitle: "title"
        default: ""
        }
    }

    /// The element of a tag's name, in any case.
    init(tagName: Slice<UnsafeBufferPointer<UInt8>>) {
        for element in [Self.elementScript, .elementStyle, .elementTextarea, .elementTitle] {
            if equalsFolded(tagName, element.tagName) {
                self = element
                return
            }
        }
        self = equalsFolded(tagName, "meta") ? .elementMeta : .elementNone
    }
}

/// Whether bytes are a word of lower-case letters, in any case.
func equalsFolded(_ bytes: some Collection<UInt8>, _ word: StaticString) -> Bool {
    guard bytes.count == word.utf8CodeUnitCount else { return false }
    for (i, byte) in bytes.enumerated() where lowercased(byte) != word.utf8Start[i] { return false }
    return true
}

@inline(__always)
func lowercased(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte + 0x20 : byte }
