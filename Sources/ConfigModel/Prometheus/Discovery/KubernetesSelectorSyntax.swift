/// Selectors of fields: `metadata.name=x,status.phase!=Running`.
enum KubernetesFieldSelector {
    static func isValid(_ text: String) -> Bool { terms(Array(text.utf8)).allSatisfy { $0.isEmpty || isTerm($0) } }

    private static func terms(_ text: [UInt8]) -> [ArraySlice<UInt8>] {
        var terms: [ArraySlice<UInt8>] = []
        var start = 0
        var isEscaped = false
        for (i, byte) in text.enumerated() {
            if isEscaped {
                isEscaped = false
            } else if byte == UInt8(ascii: "\\") {
                isEscaped = true
            } else if byte == UInt8(ascii: ",") {
                terms.append(text[start..<i])
                start = i + 1
            }
        }
        terms.append(text[start...])
        return terms
    }

    /// A name, an operator, and a value in which `\`, `,` and `=` are escaped.
    private static func isTerm(_ term: ArraySlice<UInt8>) -> Bool {
        for i in term.indices {
            let rest = term[i...]
            guard let operatorText = ["!=", "==", "="].first(where: { rest.starts(with: $0.utf8) }) else { continue }
            return isValue(rest.dropFirst(operatorText.utf8.count))
        }
        return false
    }

    private static func isValue(_ value: ArraySlice<UInt8>) -> Bool {
        var isEscaped = false
        for byte in value {
            let isSpecial = byte == UInt8(ascii: "\\") || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "=")
            if isEscaped {
                if !isSpecial { return false }
                isEscaped = false
            } else if byte == UInt8(ascii: "\\") {
                isEscaped = true
            } else if isSpecial {
                return false
            }
        }
        return !isEscaped
    }
}

/// Selectors of labels: `app=web,env in (a, b),!legacy`.
struct KubernetesLabelSelector {
    private enum Token: Equatable {
        case identifier, `in`, notIn, comma, open, close, not, comparison, order, end, unknown
    }

    private var tokens: [(kind: Token, text: [UInt8])] = []
    private var position = 0

    init(_ text: String) {
        var rest = Array(text.utf8)[...]
        while true {
            rest = rest.drop { Self.isSpace($0) }
            guard let first = rest.first, first != 0 else { break }
            let word: ArraySlice<UInt8>
            if let kind = Self.symbol(first) {
                // != and == are the only symbols of two characters.
                let isPair = (first == UInt8(ascii: "!") || first == UInt8(ascii: "=")) && rest.dropFirst().first == UInt8(ascii: "=")
                word = rest.prefix(isPair ? 2 : 1)
                tokens.append((isPair ? .comparison : kind, Array(word)))
            } else {
                word = rest.prefix { Self.symbol($0) == nil && !Self.isSpace($0) && $0 != 0 }
                let kind: Token = word.elementsEqual("in".utf8) ? .in : word.elementsEqual("notin".utf8) ? .notIn : .identifier
                tokens.append((kind, Array(word)))
            }
            rest = rest[word.endIndex...]
        }
        tokens.append((.end, []))
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A }

    private static func symbol(_ byte: UInt8) -> Token? {
        switch byte {
        case UInt8(ascii: "="): return .comparison
        case UInt8(ascii: "!"): return .not
        case UInt8(ascii: "("): return .open
        case UInt8(ascii: ")"): return .close
        case UInt8(ascii: ","): return .comma
        case UInt8(ascii: ">"), UInt8(ascii: "<"): return .order
        default: return nil
        }
    }

    /// The next token; where a name or value is expected, `in` and `notin` are names, too.
    private func next(asName: Bool = true) -> Token {
        let kind = tokens[min(position, tokens.count - 1)].kind
        return asName && (kind == .in || kind == .notIn) ? .identifier : kind
    }

    private mutating func take() -> [UInt8] {
        defer { position += 1 }
        return tokens[min(position, tokens.count - 1)].text
    }

    private var found: String {
        next() == .end ? "it ends early" : "unexpected '\(String(decoding: tokens[min(position, tokens.count - 1)].text, as: UTF8.self))'"
    }

    /// What is wrong, or nil.
    mutating func problem() -> String? {
        while next() != .end {
            guard next() == .identifier || next() == .not else { return found }
            if let problem = requirement() { return problem }
            if next() == .end { return nil }
            guard next() == .comma else { return found }
            _ = take()
            guard next() == .identifier || next() == .not else { return found }
        }
        return nil
    }

    private mutating func requirement() -> String? {
        var isNegated = false
        if next() == .not {
            isNegated = true
            _ = take()
        }
        guard next() == .identifier else { return found }
        let key = take()
        guard Self.isKey(key) else { return "'\(String(decoding: key, as: UTF8.self))' is no label key" }
        if isNegated || next() == .end || next() == .comma { return nil }
        switch next(asName: false) {
        case .in, .notIn:
            _ = take()
            return values()
        case .comparison, .order:
            let isOrder = next() == .order
            _ = take()
            var value: [UInt8] = []
            if next() != .end, next() != .comma {
                guard next() == .identifier else { return found }
                value = take()
            }
            return isOrder && Int64(String(decoding: value, as: UTF8.self)) == nil
                ? "'<' and '>' compare whole numbers" : Self.valueProblem(value)
        default: return found
        }
    }

    private mutating func values() -> String? {
        guard next() == .open else { return found }
        _ = take()
        var problem: String?
        while next() == .identifier || next() == .comma {
            if next() == .identifier {
                problem = problem ?? Self.valueProblem(take())
                guard next() == .comma || next() == .close else { return found }
            } else {
                _ = take()
            }
        }
        guard next() == .close else { return found }
        _ = take()
        return problem
    }

    private static func valueProblem(_ value: [UInt8]) -> String? {
        value.isEmpty || isName(value) ? nil : "'\(String(decoding: value, as: UTF8.self))' is no label value"
    }

    /// `[prefix/]name`.
    private static func isKey(_ key: [UInt8]) -> Bool {
        let parts = key.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard parts.count <= 2, let name = parts.last, isName(Array(name)) else { return false }
        guard parts.count == 2 else { return true }
        guard (1...253).contains(parts[0].count) else { return false }
        return parts[0].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { label in
            guard let first = label.first, let last = label.last, first != UInt8(ascii: "-"), last != UInt8(ascii: "-") else {
                return false
            }
            return label.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-") }
        }
    }

    private static func isName(_ name: [UInt8]) -> Bool {
        func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) }
        guard (1...63).contains(name.count), let first = name.first, let last = name.last, isLetter(first), isLetter(last) else {
            return false
        }
        return name.allSatisfy { isLetter($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: ".") }
    }
}
