/// A grammar read from its text: symbols, productions, precedences.
struct Grammar {
    /// Terminals come first; 0 is the end of the input, 1 the error token.
    typealias Symbol = Int

    enum Associativity {
        case left, right, none
    }

    struct Precedence {
        var level: Int
        var associativity: Associativity
    }

    struct Production {
        var left: Symbol
        var right: [Symbol]
        /// The case of `Reduction` that is run; nil when the first value is passed on.
        var reduction: String?
        var precedence: Precedence?
    }

    struct Problem: Error, CustomStringConvertible {
        var description: String
    }

    static let end: Symbol = 0
    static let error: Symbol = 1

    private(set) var names = ["end", "error"]
    private(set) var terminalCount = 2
    private(set) var productions: [Production] = []
    private(set) var precedences: [Symbol: Precedence] = [:]

    /// Reads the text; the first production becomes `$accept: <first nonterminal> end`.
    init(_ text: String) throws {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.prefix { $0 != "#" }.split(separator: " ").map(String.init)
        }
        var symbols = ["end": Self.end, "error": Self.error]
        for words in lines where words.first == "terminals" {
            for name in words.dropFirst() {
                symbols[name] = names.count
                names.append(name)
            }
        }
        terminalCount = names.count
        names.append("$accept")
        for case let words in lines where words.count == 1 && words[0].hasSuffix(":") {
            let name = String(words[0].dropLast())
            guard symbols.updateValue(names.count, forKey: name) == nil else { throw Problem(description: "\(name) is defined twice") }
            names.append(name)
        }
        productions = [Production(left: terminalCount, right: [terminalCount + 1, Self.end])]
        var level = 0
        var left: Symbol?
        for words in lines {
            guard let first = words.first else { continue }
            switch first {
            case "terminals": break
            case "left", "right", "nonassociative":
                level += 1
                let associativity: Associativity = first == "left" ? .left : first == "right" ? .right : .none
                for name in words.dropFirst() {
                    precedences[try Self.look(up: name, in: symbols)] = Precedence(level: level, associativity: associativity)
                }
            case _ where first.hasSuffix(":"): left = symbols[String(first.dropLast())]
            default:
                guard let left else { throw Problem(description: "an alternative of nothing: \(words)") }
                productions.append(try alternative(words, of: left, symbols))
            }
        }
    }

    private func alternative(_ words: [String], of left: Symbol, _ symbols: [String: Symbol]) throws -> Production {
        var words = words[...]
        var reduction: String?
        if words.count >= 2, words[words.endIndex - 2] == "=>" {
            reduction = words.last
            words = words.dropLast(2)
        }
        var precedence: Precedence?
        var isExplicit = false
        if words.count >= 2, words[words.endIndex - 2] == "as" {
            precedence = precedences[try Self.look(up: words[words.endIndex - 1], in: symbols)]
            isExplicit = true
            words = words.dropLast(2)
        }
        let right = words == ["empty"] ? [] : try words.map { try Self.look(up: $0, in: symbols) }
        // The last terminal decides, also when it has no precedence itself.
        if !isExplicit, let terminal = right.last(where: isTerminal) { precedence = precedences[terminal] }
        return Production(left: left, right: right, reduction: reduction, precedence: precedence)
    }

    private static func look(up name: String, in symbols: [String: Symbol]) throws -> Symbol {
        guard let symbol = symbols[name] else { throw Problem(description: "unknown symbol \(name)") }
        return symbol
    }

    func isTerminal(_ symbol: Symbol) -> Bool { symbol < terminalCount }
}
