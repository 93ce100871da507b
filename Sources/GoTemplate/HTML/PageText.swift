import GoFormat

/// The template's own text in a page: comments go, stray brackets are escaped.
enum PageText {
    typealias Text = EscapeTransitions.Text

    /// The context behind a text node, and the text to write instead, if it changes.
    static func escape(_ context: EscapeContext, _ text: TemplateText, _ node: TemplateNode) -> (EscapeContext, [UInt8]?) {
        text.bytes.withUnsafeBufferPointer { all in
            escape(context, Text(rebasing: all[Int(node.start)..<Int(node.end)]))
        }
    }

    private static func escape(_ start: EscapeContext, _ text: Text) -> (EscapeContext, [UInt8]?) {
        var context = start
        var out: [UInt8] = []
        var written = 0
        var i = 0
        var endTag = EndTag()
        while i != text.count {
            let (next, read) = step(context, text, i, &endTag)
            let end = i + read
            if context.state == .stateText || context.state == .stateRCDATA {
                escapeBrackets(text, i, end, leaves: next.state != context.state, &written, &out)
            } else if context.state.isComment, context.delimiter == .delimNone {
                replaceComment(context.state, text, written, end, &out)
                written = end
            }
            if context.state != next.state, next.state.isComment, next.delimiter == .delimNone {
                var sign = 2
                if next.state == .stateHTMLCmt || next.state == .stateJSHTMLOpenCmt { sign = 4 }
                if next.state == .stateJSHTMLCloseCmt { sign = 3 }
                if written < end - sign { out += text[written..<(end - sign)] }
                written = end
            }
            if context.state.isScriptLiteral, let safe = withoutScriptTags(text[i..<end]) {
                out += text[written..<i]
                out += safe
                written = end
            }
            if read == 0, context.state == next.state {
                return (.fault("infinite loop from \(context.text) to \(next.text)"), nil)
            }
            context = next
            i = end
        }
        guard written != 0, context.state != .stateError else { return (context, nil) }
        if !context.state.isComment || context.delimiter != .delimNone { out += text[written...] }
        return (context, out)
    }

    private static func escapeBrackets(
        _ text: Text, _ start: Int, _ end: Int, leaves: Bool, _ written: inout Int, _ out: inout [UInt8]
    ) {
        var stop = end
        if leaves, let bracket = text[start..<end].lastIndex(of: 0x3C) { stop = bracket }
        for i in start..<max(start, stop) where text[i] == 0x3C {
            if i + 9 <= text.count, equalsFolded(text[i..<i + 9], "<!doctype") { continue }
            out += text[written..<i]
            out += "&lt;".utf8
            written = i + 1
        }
    }

    /// A comment of a script or style sheet is a space or a line's end.
    private static func replaceComment(_ state: EscapeContext.State, _ text: Text, _ start: Int, _ end: Int, _ out: inout [UInt8]) {
        switch state {
        case .stateJSBlockCmt:
            let hasLineEnd = (start..<end).contains { i in
                text[i] == 0x0A || text[i] == 0x0D || EscapeTransitions.has("\u{2028}", at: i, in: text)
                    || EscapeTransitions.has("\u{2029}", at: i, in: text)
            }
            out.append(hasLineEnd ? 0x0A : 0x20)
        case .stateCSSBlockCmt: out.append(0x20)
        default: break
        }
    }

    /// A literal of a script in which no tag can be taken for the script's end; nil where there is none.
    private static func withoutScriptTags(_ text: Slice<Text>) -> [UInt8]? {
        var out: [UInt8] = []
        var written = text.startIndex
        for i in text.indices where text[i] == 0x3C {
            let rest = text[(i + 1)...]
            let isTag =
                equalsFolded(rest.prefix(6), "script") || equalsFolded(rest.prefix(7), "/script") || equalsFolded(rest.prefix(3), "!--")
            guard isTag else { continue }
            out += text[written..<i]
            out += "\\x3C".utf8
            written = i + 1
        }
        guard written != text.startIndex else { return nil }
        return out + text[written...]
    }

    /// Where the end tag of a special element was last found: it is looked for at every step, but stays where it is.
    private struct EndTag {
        var element = EscapeContext.Element.elementNone
        var position = -1
    }

    private static func step(_ context: EscapeContext, _ text: Text, _ i: Int, _ endTag: inout EndTag) -> EscapeTransitions.Step {
        if context.delimiter != .delimNone { return inAttributeValue(context, Text(rebasing: text[i...])) }
        guard EscapeTransitions.looksForEndTag(context) else {
            return EscapeTransitions.step(context, Text(rebasing: text[i...]))
        }
        if endTag.element != context.element || endTag.position < i {
            let rest = EscapeTransitions.endTag(context.element, in: Text(rebasing: text[i...]))
            endTag = EndTag(element: context.element, position: rest.map { $0 + i } ?? text.count)
        }
        if endTag.position == i { return (EscapeContext(), 0) }
        return EscapeTransitions.step(context, Text(rebasing: text[i..<endTag.position]))
    }

    private static func ends(_ delimiter: EscapeContext.Delimiter, _ byte: UInt8) -> Bool {
        switch delimiter {
        case .delimDoubleQuote: byte == 0x22
        case .delimSingleQuote: byte == 0x27
        default: EscapeTransitions.isHTMLSpace(byte) || byte == 0x3E
        }
    }

    private static func inAttributeValue(_ start: EscapeContext, _ text: Text) -> EscapeTransitions.Step {
        let end = text.firstIndex { ends(start.delimiter, $0) } ?? text.count
        if start.delimiter == .delimSpaceOrTagEnd,
            let bad = text[..<end].firstIndex(where: { $0 == 0x22 || $0 == 0x27 || $0 == 0x3C || $0 == 0x3D || $0 == 0x60 })
        {
            let sign = Quote.text(Text(rebasing: text[bad..<bad + 1]))
            return (.fault("\(sign) in unquoted attr: \(Quote.text(Text(rebasing: text[..<end])))"), text.count)
        }
        if end == text.count {
            var context = start
            CharacterReferences.decoded(text).withUnsafeBufferPointer { value in
                var rest = value[...]
                while !rest.isEmpty {
                    let (next, read) = EscapeTransitions.step(context, Text(rebasing: rest))
                    if read == 0, next.state == context.state { break }
                    context = next
                    rest = rest.dropFirst(read)
                }
            }
            return (context, text.count)
        }
        var element = start.element
        if start.state == .stateAttr, element == .elementScript, start.attribute == .attrScriptType, !isScriptType(text[..<end]) {
            element = .elementNone
        }
        return (EscapeContext(.stateTag, element: element), start.delimiter == .delimSpaceOrTagEnd ? end : end + 1)
    }

    private static let scriptTypes: Set<String> = [
        "", "application/ecmascript", "application/javascript", "application/json", "application/ld+json", "application/x-ecmascript",
        "application/x-javascript", "module", "text/ecmascript", "text/javascript", "text/javascript1.0", "text/javascript1.1",
        "text/javascript1.2", "text/javascript1.3", "text/javascript1.4", "text/javascript1.5", "text/jscript", "text/livescript",
        "text/x-ecmascript", "text/x-javascript",
    ]

    /// Whether a script's type makes its content script.
    private static func isScriptType(_ type: Slice<Text>) -> Bool {
        var bytes = type.prefix { $0 != 0x3B }
        while let first = bytes.first, EscapeTransitions.isHTMLSpace(first) || first == 0x0B { bytes = bytes.dropFirst() }
        while let last = bytes.last, EscapeTransitions.isHTMLSpace(last) || last == 0x0B { bytes = bytes.dropLast() }
        return scriptTypes.contains(String(decoding: bytes.map(lowercased), as: UTF8.self))
    }
}
