import GoFormat

/// How the text of a style sheet changes the context. Strings are taken for addresses.
enum StyleTransitions {
    typealias Text = EscapeTransitions.Text
    typealias Step = EscapeTransitions.Step

    static func inStyle(_ context: EscapeContext, _ text: Text) -> Step {
        for i in 0..<text.count {
            switch text[i] {
            case 0x28:
                guard endsWithURL(text, before: i) else { continue }
                let start = EscapeTransitions.skipSpaces(text, from: i + 1)
                if start < text.count, text[start] == 0x22 || text[start] == 0x27 {
                    return (EscapeTransitions.with(context, text[start] == 0x22 ? .stateCSSDqURL : .stateCSSSqURL), start + 1)
                }
                return (EscapeTransitions.with(context, .stateCSSURL), start)
            case 0x2F where EscapeTransitions.has("//", at: i, in: text):
                return (EscapeTransitions.with(context, .stateCSSLineCmt), i + 2)
            case 0x2F where EscapeTransitions.has("/*", at: i, in: text):
                return (EscapeTransitions.with(context, .stateCSSBlockCmt), i + 2)
            case 0x22: return (EscapeTransitions.with(context, .stateCSSDqStr), i + 1)
            case 0x27: return (EscapeTransitions.with(context, .stateCSSSqStr), i + 1)
            default: continue
            }
        }
        return (context, text.count)
    }

    /// Whether the word `url` stands before a parenthesis.
    private static func endsWithURL(_ text: Text, before parenthesis: Int) -> Bool {
        var end = parenthesis
        while end > 0, EscapeTransitions.isHTMLSpace(text[end - 1]) { end -= 1 }
        guard end >= 3, equalsFolded(text[(end - 3)..<end], "url") else { return false }
        guard end > 3 else { return true }
        var start = end - 4
        while start > 0, text[start] & 0xC0 == 0x80, end - 4 - start < 3 { start -= 1 }
        let rune = Rune.decode(text, at: start)
        // A byte that is no character is one of a name, too.
        return !isNameCharacter(start + rune.width == end - 3 ? rune.value : Rune.replacement)
    }

    static func isNameCharacter(_ value: UInt32) -> Bool {
        switch value {
        case 0x61...0x7A, 0x41...0x5A, 0x30...0x39, 0x2D, 0x5F, 0x80...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
        default: false
        }
    }

    static func inString(_ context: EscapeContext, _ text: Text) -> Step {
        var context = context
        func ends(_ byte: UInt8) -> Bool {
            switch context.state {
            case .stateCSSDqStr, .stateCSSDqURL: byte == 0x22
            case .stateCSSSqStr, .stateCSSSqURL: byte == 0x27
            default: EscapeTransitions.isHTMLSpace(byte) || byte == 0x29
            }
        }
        var from = 0
        while true {
            guard let next = text[from...].firstIndex(where: { $0 == 0x5C || ends($0) }) else {
                let rest = decoded(text[from...])
                return (EscapeTransitions.inURL(context, rest), from + rest.count)
            }
            var i = next
            if text[i] == 0x5C {
                i += 1
                if i == text.count { return (.fault("unfinished escape sequence in CSS string: \(Quote.text(text))"), text.count) }
            } else {
                return (EscapeTransitions.with(context, .stateCSS), i + 1)
            }
            context = EscapeTransitions.inURL(context, decoded(text[..<(i + 1)]))
            from = i + 1
        }
    }

    /// A text without the escapes of style sheets.
    static func decoded(_ text: some Collection<UInt8>) -> [UInt8] {
        let text = Array(text)
        var out: [UInt8] = []
        out.reserveCapacity(text.count)
        var i = 0
        while i < text.count {
            guard text[i] == 0x5C else {
                out.append(text[i])
                i += 1
                continue
            }
            guard i + 1 < text.count else { break }
            if hexValue(text[i + 1]) != nil {
                var end = i + 1
                var value: UInt32 = 0
                while end < text.count, end < i + 7, let digit = hexValue(text[end]) {
                    value = value << 4 | UInt32(digit)
                    end += 1
                }
                if value > Rune.maximum {
                    value /= 16
                    end -= 1
                }
                Rune.append(value, to: &out)
                i = skipOneSpace(text, end)
            } else {
                let width = text.withUnsafeBufferPointer { Rune.decode($0, at: i + 1).width }
                out += text[(i + 1)..<(i + 1 + width)]
                i += 1 + width
            }
        }
        return out
    }

    private static func skipOneSpace(_ text: [UInt8], _ i: Int) -> Int {
        guard i < text.count, EscapeTransitions.isHTMLSpace(text[i]) else { return i }
        return text[i] == 0x0D && i + 1 < text.count && text[i + 1] == 0x0A ? i + 2 : i + 1
    }

    static func hexValue(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x41 + 10
        case 0x61...0x66: byte - 0x61 + 10
        default: nil
        }
    }
}
