extension Lexer {
    /// A keyword, an identifier or, with a colon in it, the name of a metric.
    mutating func scanWord() -> Token {
        var seen: UInt8 = 0
        var i = position
        while i < count {
            let kind = classes[Int(base[i])]
            guard kind & (ByteClass.letter | ByteClass.digit | ByteClass.colon) != 0 else { break }
            seen |= kind
            i &+= 1
        }
        position = i
        if isSeries, byte(i) != UInt8(ascii: "{") { state = .values }
        if let keyword = Keywords.kind(base + start, i &- start) {
            let isFill = keyword == .fill || keyword == .fillLeft || keyword == .fillRight
            return emit(isFill && !isFollowedByParenthesis() ? .identifier : keyword)
        }
        return emit(seen & ByteClass.colon != 0 ? .metricIdentifier : .identifier)
    }

    /// Metrics named `fill` existed before the modifier: it is one only before `(`.
    private func isFollowedByParenthesis() -> Bool {
        var i = position
        while i < count, isSpace(base[i]) { i &+= 1 }
        return byte(i) == UInt8(ascii: "(")
    }

    /// `step`, `range`, `max_of` or `min_of`; nil when there is another word or none.
    mutating func scanDurationWord() -> Token? {
        var i = position
        while i < count, isLetter(base[i]) { i &+= 1 }
        let kind = Keywords.kind(base + position, i &- position)
        switch (kind, durationWords) {
        case (.stepWord, _), (.rangeWord, _), (.maxOf, .maxOfMinOf), (.minOf, .maxOfMinOf): break
        case (.max, .maxMin): return emit(.maxOf, length: i &- position)
        case (.min, .maxMin): return emit(.minOf, length: i &- position)
        default: return nil
        }
        position = i
        return kind.map { emit($0) }
    }
}

/// The words with a meaning of their own. Their case does not matter; there are no others that look like an identifier.
enum Keywords {
    /// The kind of a word of letters, digits, underscores and colons; nil for a name.
    @inline(__always)
    static func kind(_ word: UnsafePointer<UInt8>, _ length: Int) -> TokenKind? {
        length < 2 || length > 12 ? nil : lookUp(word, length)
    }

    private static func lookUp(_ word: UnsafePointer<UInt8>, _ length: Int) -> TokenKind? {
        var low: UInt64 = 0
        var high: UInt64 = 0
        for i in 0..<Swift.min(length, 8) { low = low << 8 | UInt64(folded(word[i])) }
        for i in Swift.min(length, 8)..<length { high = high << 8 | UInt64(folded(word[i])) }
        var from = 0
        var to = table.count
        while from < to {
            let middle = (from + to) / 2
            let entry = table[middle]
            if entry.low == low {
                // No two keywords share their first eight letters and differ behind them, but for `fill_left` and the like.
                if entry.high == high { return entry.kind }
                if entry.high < high { from = middle + 1 } else { to = middle }
            } else if entry.low < low {
                from = middle + 1
            } else {
                to = middle
            }
        }
        return nil
    }

    /// Lower case for letters; any other byte becomes one that no keyword has, or stays what it is.
    @inline(__always)
    private static func folded(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

    private struct Entry {
        var low: UInt64
        var high: UInt64
        var kind: TokenKind
    }

    /// In the order of (low, high).
    private static let table: [Entry] = {
        var entries: [Entry] = []
        func add(_ word: StaticString, _ kind: TokenKind) {
            var low: UInt64 = 0
            var high: UInt64 = 0
            word.withUTF8Buffer { letters in
                for (i, letter) in letters.enumerated() {
                    if i < 8 { low = low << 8 | UInt64(letter) } else { high = high << 8 | UInt64(letter) }
                }
            }
            entries.append(Entry(low: low, high: high, kind: kind))
        }
        for kind in TokenKind.allCases {
            let isWord =
                kind.isAggregator || kind.isKeyword
                || (kind.rawValue >= TokenKind.startWord.rawValue && kind.rawValue <= TokenKind.minOf.rawValue)
            if isWord || kind.isSetOperator || kind == .atan2, let word = kind.spelling { add(word, kind) }
        }
        add("inf", .number)
        add("nan", .number)
        entries.sort { ($0.low, $0.high) < ($1.low, $1.high) }
        return entries
    }()
}
