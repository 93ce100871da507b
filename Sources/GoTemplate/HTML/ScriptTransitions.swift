import GoFormat

/// How the text of a script changes the context.
enum ScriptTransitions {
    typealias Text = EscapeTransitions.Text
    typealias Step = EscapeTransitions.Step

    /// What a slash would begin behind a run of script, of which only the last word counts.
    static func context(after text: Slice<Text>, _ before: EscapeContext.ScriptContext) -> EscapeContext.ScriptContext {
        var end = text.endIndex
        trimming: while end > text.startIndex {
            switch text[end - 1] {
            case 0x20, 0x09...0x0D: end -= 1
            default:
                guard let start = spaceStart(text, before: end) else { break trimming }
                end = start
            }
        }
        guard end > text.startIndex else { return before }
        let last = text[end - 1]
        switch last {
        case 0x2B, 0x2D:
            // `++` and `--` end a value, a single sign does not.
            var start = end - 1
            while start > text.startIndex, text[start - 1] == last { start -= 1 }
            return (end - start) % 2 == 1 ? .jsCtxRegexp : .jsCtxDivOp
        case 0x2E:
            return end - text.startIndex > 1 && (0x30...0x39).contains(text[end - 2]) ? .jsCtxDivOp : .jsCtxRegexp
        case 0x2C, 0x3C, 0x3E, 0x3D, 0x2A, 0x25, 0x26, 0x7C, 0x5E, 0x3F, 0x21, 0x7E, 0x28, 0x5B, 0x3A, 0x3B, 0x7B, 0x7D:
            return .jsCtxRegexp
        default:
            var start = end
            while start > text.startIndex, isNamePart(text[start - 1]) { start -= 1 }
            return keywordsBeforeRegexp.contains(String(decoding: text[start..<end], as: UTF8.self)) ? .jsCtxRegexp : .jsCtxDivOp
        }
    }

    /// Where a space of more than one byte begins that ends at `end`.
    private static func spaceStart(_ text: Slice<Text>, before end: Int) -> Int? {
        for length in 2...3 where end - length >= text.startIndex {
            let rune = Rune.decode(text.base, at: end - length)
            guard rune.width == length else { continue }
            switch rune.value {
            case 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF: return end - length
            default: continue
            }
        }
        return nil
    }

    private static let keywordsBeforeRegexp: Set<String> = [
        "break", "case", "continue", "delete", "do", "else", "finally", "in", "instanceof", "return", "throw", "try", "typeof", "void",
    ]

    static func isNamePart(_ byte: UInt8) -> Bool { isASCIIAlphanumeric(byte) || byte == 0x24 }

    static func inScript(_ context: EscapeContext, _ text: Text) -> Step {
        var context = context
        guard let i = text.firstIndex(where: { "\"`'/{}<-#".utf8.contains($0) }) else {
            context.script = self.context(after: text[...], context.script)
            return (context, text.count)
        }
        context.script = self.context(after: text[..<i], context.script)
        var end = i + 1
        switch text[i] {
        case 0x22: enter(&context, .stateJSDqStr)
        case 0x27: enter(&context, .stateJSSqStr)
        case 0x60: enter(&context, .stateJSTmplLit)
        case 0x2F:
            if EscapeTransitions.has("//", at: i, in: text) {
                context.state = .stateJSLineCmt
                end = i + 2
            } else if EscapeTransitions.has("/*", at: i, in: text) {
                context.state = .stateJSBlockCmt
                end = i + 2
            } else if context.script == .jsCtxRegexp {
                context.state = .stateJSRegexp
            } else if context.script == .jsCtxDivOp {
                context.script = .jsCtxRegexp
            } else {
                let rest = Quote.text(Text(rebasing: text[i...]), cutTo: 32)
                return (.fault("'/' could start a division or regexp: \(rest)"), text.count)
            }
        case 0x3C:
            if EscapeTransitions.has("<!--", at: i, in: text) {
                context.state = .stateJSHTMLOpenCmt
                end = i + 4
            }
        case 0x2D:
            if EscapeTransitions.has("-->", at: i, in: text) {
                context.state = .stateJSHTMLCloseCmt
                end = i + 3
            }
        case 0x23:
            if EscapeTransitions.has("#!", at: i, in: text) {
                context.state = .stateJSLineCmt
                end = i + 2
            }
        case 0x7B:
            if !context.braceDepth.isEmpty { context.braceDepth[context.braceDepth.count - 1] += 1 }
            context.script = self.context(after: text[i..<i + 1], context.script)
        default:
            if let depth = context.braceDepth.last, depth == 0 {
                context.braceDepth.removeLast()
                context.state = .stateJSTmplLit
            } else {
                if !context.braceDepth.isEmpty { context.braceDepth[context.braceDepth.count - 1] -= 1 }
                context.script = self.context(after: text[i..<i + 1], context.script)
            }
        }
        return (context, end)
    }

    private static func enter(_ context: inout EscapeContext, _ state: EscapeContext.State) {
        context.state = state
        context.script = .jsCtxRegexp
    }

    static func inTemplate(_ context: EscapeContext, _ text: Text) -> Step {
        var context = context
        var i = 0
        while i < text.count {
            switch text[i] {
            case 0x5C:
                i += 1
                if i == text.count { return unfinishedEscape(text) }
            case 0x24 where EscapeTransitions.has("${", at: i, in: text):
                context.braceDepth.append(0)
                context.state = .stateJS
                return (context, i + 2)
            case 0x60:
                context.state = .stateJS
                return (context, i + 1)
            default: break
            }
            i += 1
        }
        return (context, text.count)
    }

    private static func unfinishedEscape(_ text: Text) -> Step {
        (.fault("unfinished escape sequence in JS string: \(Quote.text(text))"), text.count)
    }

    /// Strings and regular expressions.
    static func inLiteral(_ context: EscapeContext, _ text: Text) -> Step {
        let isRegexp = context.state == .stateJSRegexp
        let close: UInt8 = isRegexp ? 0x2F : context.state == .stateJSSqStr ? 0x27 : 0x22
        var isInSet = false
        var i = 0
        while i < text.count {
            switch text[i] {
            case 0x5C:
                i += 1
                if i == text.count { return unfinishedEscape(text) }
            case 0x5B where isRegexp: isInSet = true
            case 0x5D where isRegexp: isInSet = false
            case close:
                if isRegexp, i > 0, i + 7 <= text.count, equalsFolded(text[(i - 1)..<(i + 7)], "</script") {
                    i += 1
                } else if !isInSet {
                    var context = context
                    context.state = .stateJS
                    context.script = .jsCtxDivOp
                    return (context, i + 1)
                }
            default: break
            }
            i += 1
        }
        if isInSet { return (.fault("unfinished JS regexp charset: \(Quote.text(text))"), text.count) }
        return (context, text.count)
    }

    static func inLineComment(_ context: EscapeContext, _ text: Text) -> Step {
        for i in 0..<text.count {
            let isEnd =
                text[i] == 0x0A || text[i] == 0x0D || EscapeTransitions.has("\u{2028}", at: i, in: text)
                || EscapeTransitions.has("\u{2029}", at: i, in: text)
            if isEnd { return (EscapeTransitions.with(context, .stateJS), i) }
        }
        return (context, text.count)
    }
}
