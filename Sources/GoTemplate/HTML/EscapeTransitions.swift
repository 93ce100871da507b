import GoFormat

/// How a page's text changes the context: one step from the start of a text, and how many bytes it took.
///
/// The rules are those of Go's html/template.
enum EscapeTransitions {
    typealias Text = UnsafeBufferPointer<UInt8>
    typealias Step = (context: EscapeContext, read: Int)

    static func step(_ context: EscapeContext, _ text: Text) -> Step { step(context, as: context.state, text) }

    static func step(_ context: EscapeContext, as state: EscapeContext.State, _ text: Text) -> Step {
        switch state {
        case .stateText: return inText(context, text)
        case .stateTag: return inTag(context, text)
        case .stateAttrName: return inAttributeName(context, text)
        case .stateAfterName: return afterName(context, text)
        case .stateBeforeValue: return beforeValue(context, text)
        case .stateHTMLCmt:
            guard let end = find("-->", in: text) else { return (context, text.count) }
            return (EscapeContext(), end + 3)
        case .stateRCDATA: return untilEndTag(context, text)
        case .stateURL, .stateSrcset: return (inURL(context, text), text.count)
        case .stateMetaContent: return inMetaContent(context, text)
        case .stateMetaContentURL:
            guard let end = text.firstIndex(of: 0x3B) else { return (context, text.count) }
            return (with(context, .stateMetaContent), end + 1)
        case .stateJS: return ScriptTransitions.inScript(context, text)
        case .stateJSDqStr, .stateJSSqStr, .stateJSRegexp: return ScriptTransitions.inLiteral(context, text)
        case .stateJSTmplLit: return ScriptTransitions.inTemplate(context, text)
        case .stateJSBlockCmt, .stateCSSBlockCmt:
            guard let end = find("*/", in: text) else { return (context, text.count) }
            return (with(context, state == .stateJSBlockCmt ? .stateJS : .stateCSS), end + 2)
        case .stateJSLineCmt, .stateJSHTMLOpenCmt, .stateJSHTMLCloseCmt: return ScriptTransitions.inLineComment(context, text)
        case .stateCSSLineCmt:
            guard let end = text.firstIndex(where: { $0 == 0x0A || $0 == 0x0C || $0 == 0x0D }) else { return (context, text.count) }
            return (with(context, .stateCSS), end)
        case .stateCSS: return StyleTransitions.inStyle(context, text)
        case .stateCSSDqStr, .stateCSSSqStr, .stateCSSDqURL, .stateCSSSqURL, .stateCSSURL: return StyleTransitions.inString(context, text)
        case .stateAttr, .stateError, .stateDead: return (context, text.count)
        }
    }

    static func with(_ context: EscapeContext, _ state: EscapeContext.State) -> EscapeContext {
        var context = context
        context.state = state
        return context
    }

    static func find(_ word: StaticString, in text: Text, from start: Int = 0) -> Int? {
        let count = word.utf8CodeUnitCount
        var i = start
        while i + count <= text.count {
            if has(word, at: i, in: text) { return i }
            i += 1
        }
        return nil
    }

    static func has(_ word: StaticString, at i: Int, in text: Text) -> Bool {
        guard i >= 0, i + word.utf8CodeUnitCount <= text.count else { return false }
        for k in 0..<word.utf8CodeUnitCount where text[i + k] != word.utf8Start[k] { return false }
        return true
    }

    static func isHTMLSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0C || byte == 0x0D }

    static func skipSpaces(_ text: Text, from start: Int) -> Int {
        var i = start
        while i < text.count, isHTMLSpace(text[i]) { i += 1 }
        return i
    }

    // MARK: Tags

    private static func inText(_ context: EscapeContext, _ text: Text) -> Step {
        var from = 0
        while true {
            guard let open = text[from...].firstIndex(of: 0x3C), open + 1 < text.count else { return (context, text.count) }
            if has("<!--", at: open, in: text) { return (EscapeContext(.stateHTMLCmt), open + 4) }
            var i = open + 1
            var isEnd = false
            if text[i] == 0x2F {
                if i + 1 == text.count { return (context, text.count) }
                isEnd = true
                i += 1
            }
            let end = tagNameEnd(text, from: i)
            if end != i {
                let element = isEnd ? .elementNone : EscapeContext.Element(tagName: text[i..<end])
                return (EscapeContext(.stateTag, element: element), end)
            }
            from = end
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(lowercased(byte)) }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool { isLetter(byte) || (0x30...0x39).contains(byte) }

    private static func tagNameEnd(_ text: Text, from start: Int) -> Int {
        guard start < text.count, isLetter(text[start]) else { return start }
        var i = start + 1
        while i < text.count {
            if isLetterOrDigit(text[i]) {
                i += 1
            } else if text[i] == 0x3A || text[i] == 0x2D, i + 1 < text.count, isLetterOrDigit(text[i + 1]) {
                i += 2
            } else {
                break
            }
        }
        return i
    }

    private static func inTag(_ context: EscapeContext, _ text: Text) -> Step {
        let start = skipSpaces(text, from: 0)
        if start == text.count { return (context, text.count) }
        if text[start] == 0x3E {
            let element: EscapeContext.Element = context.element == .elementMeta ? .elementNone : context.element
            return (EscapeContext(context.element.contentState, element: element), start + 1)
        }
        switch attributeNameEnd(text, from: start) {
        case .fault(let fault): return (fault, text.count)
        case .found(let end):
            if end == start {
                let rest = Quote.text(Text(rebasing: text[start...]))
                return (.fault("expected space, attr name, or end of tag, but got \(rest)"), text.count)
            }
            let name = String(decoding: text[start..<end], as: UTF8.self).lowercased()
            let state: EscapeContext.State = end == text.count ? .stateAttrName : .stateAfterName
            return (EscapeContext(state, element: context.element, attribute: attribute(name, of: context.element)), end)
        }
    }

    private static func attribute(_ name: String, of element: EscapeContext.Element) -> EscapeContext.Attribute {
        if element == .elementScript, name == "type" { return .attrScriptType }
        if element == .elementMeta, name == "content" { return .attrMetaContent }
        switch AttributeContent.of(name) {
        case .url: return .attrURL
        case .css: return .attrStyle
        case .script: return .attrScript
        case .srcset: return .attrSrcset
        default: return .attrNone
        }
    }

    private enum NameEnd {
        case found(Int)
        case fault(EscapeContext)
    }

    private static func attributeNameEnd(_ text: Text, from start: Int) -> NameEnd {
        for i in start..<text.count {
            switch text[i] {
            case 0x20, 0x09, 0x0A, 0x0C, 0x0D, 0x3D, 0x3E: return .found(i)
            case 0x27, 0x22, 0x3C:
                let sign = Quote.text(Text(rebasing: text[i..<i + 1]))
                return .fault(.fault("\(sign) in attribute name: \(Quote.text(text, cutTo: 32))"))
            default: break
            }
        }
        return .found(text.count)
    }

    private static func inAttributeName(_ context: EscapeContext, _ text: Text) -> Step {
        switch attributeNameEnd(text, from: 0) {
        case .fault(let fault): return (fault, text.count)
        case .found(let end): return (end == text.count ? context : with(context, .stateAfterName), end)
        }
    }

    private static func afterName(_ context: EscapeContext, _ text: Text) -> Step {
        let i = skipSpaces(text, from: 0)
        if i == text.count { return (context, text.count) }
        if text[i] != 0x3D { return (with(context, .stateTag), i) }
        return (with(context, .stateBeforeValue), i + 1)
    }

    private static func beforeValue(_ context: EscapeContext, _ text: Text) -> Step {
        var i = skipSpaces(text, from: 0)
        if i == text.count { return (context, text.count) }
        var context = context
        context.delimiter = .delimSpaceOrTagEnd
        if text[i] == 0x27 || text[i] == 0x22 {
            context.delimiter = text[i] == 0x27 ? .delimSingleQuote : .delimDoubleQuote
            i += 1
        }
        context.state = context.attribute.valueState
        return (context, i)
    }

    /// Whether the end tag of a special element ends what stands in the context.
    static func looksForEndTag(_ context: EscapeContext) -> Bool {
        if context.element == .elementNone { return false }
        return context.element != .elementScript || !(context.state.isScriptLiteral || context.state.isComment)
    }

    /// The context up to the end tag of a special element, or the whole text.
    static func untilEndTag(_ context: EscapeContext, _ text: Text) -> Step {
        guard looksForEndTag(context), let end = endTag(context.element, in: text) else { return (context, text.count) }
        return (EscapeContext(), end)
    }

    /// Where the end tag of a special element begins.
    static func endTag(_ element: EscapeContext.Element, in text: Text) -> Int? {
        let name = element.tagName
        var from = 0
        while let start = find("</", in: text, from: from) {
            let after = start + 2 + name.utf8CodeUnitCount
            if after <= text.count, equalsFolded(text[(start + 2)..<after], name) {
                if after < text.count, isHTMLSpace(text[after]) && text[after] != 0x0D || text[after] == 0x3E || text[after] == 0x2F {
                    return start
                }
                from = after
            } else {
                from = start + 2
            }
        }
        return nil
    }

    // MARK: Addresses

    static func inURL(_ context: EscapeContext, _ text: some Collection<UInt8>) -> EscapeContext {
        var context = context
        if text.contains(where: { $0 == 0x23 || $0 == 0x3F }) {
            context.urlPart = .urlPartQueryOrFrag
        } else if context.urlPart == .urlPartNone, !text.allSatisfy(isHTMLSpace) {
            context.urlPart = .urlPartPreQuery
        }
        return context
    }

    private static func inMetaContent(_ context: EscapeContext, _ text: Text) -> Step {
        var i = 0
        while i + 4 <= text.count {
            if equalsFolded(text[i..<i + 3], "url") {
                let equals = skipSpaces(text, from: i + 3)
                if equals < text.count, text[equals] == 0x3D { return (with(context, .stateMetaContentURL), equals + 1) }
            }
            i += 1
        }
        return (context, text.count)
    }
}
