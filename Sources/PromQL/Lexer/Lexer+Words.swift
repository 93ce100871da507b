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
        switch kind {
        case .stepWord, .rangeWord, .maxOf, .minOf: break
        case .max where hasOldDurationWords: return emit(.maxOf, length: i &- position)
        case .min where hasOldDurationWords: return emit(.minOf, length: i &- position)
        default: return nil
        }
        position = i
        return kind.map { emit($0) }
    }
}

/// The words with a meaning of their own. Their case does not matter; there are no others that look like an identifier.
enum Keywords {
    private struct Entry {
        /// The letters, eight to a number.
        var low: UInt64
        var high: UInt64
        var kind: TokenKind
    }

    private static let longest = 12
    /// More than there are keywords, so that most names end at an empty slot.
    private static let slotCount = 256

    /// The kind of a word of letters, digits, underscores and colons; nil for a name.
    @inline(__always)
    static func kind(_ word: UnsafePointer<UInt8>, _ length: Int) -> TokenKind? {
        length < 2 || length > longest ? nil : lookUp(word, length)
    }

    private static func lookUp(_ word: UnsafePointer<UInt8>, _ length: Int) -> TokenKind? {
        var slot = hash(first: word[0], last: word[length &- 1], length: length)
        var entry = slots[slot]
        if entry.kind == .end { return nil }
        let (low, high) = packed(word, length)
        while entry.low != low || entry.high != high {
            slot = (slot &+ 1) & (slotCount &- 1)
            entry = slots[slot]
            if entry.kind == .end { return nil }
        }
        return entry.kind
    }

    @inline(__always)
    private static func hash(first: UInt8, last: UInt8, length: Int) -> Int {
        (Int(first | 0x20) &* 3 &+ Int(last | 0x20) &* 29 &+ length &* 85) & (slotCount &- 1)
    }

    /// The letters of a word of at most 16 bytes, in lower case.
    @inline(__always)
    private static func packed(_ word: UnsafePointer<UInt8>, _ length: Int) -> (low: UInt64, high: UInt64) {
        var low: UInt64 = 0
        var high: UInt64 = 0
        for i in 0..<length {
            let byte = word[i]
            let folded = UInt64(byte &- 0x41 < 26 ? byte | 0x20 : byte)
            if i < 8 { low = low << 8 | folded } else { high = high << 8 | folded }
        }
        return (low, high)
    }

    /// Made when the first word is looked up.
    nonisolated(unsafe) private static let slots: UnsafePointer<Entry> = {
        let slots = UnsafeMutablePointer<Entry>.allocate(capacity: slotCount)
        slots.initialize(repeating: Entry(low: 0, high: 0, kind: .end), count: slotCount)
        func add(_ word: StaticString, _ kind: TokenKind) {
            let length = word.utf8CodeUnitCount
            var slot = hash(first: word.utf8Start[0], last: word.utf8Start[length - 1], length: length)
            while slots[slot].kind != .end { slot = (slot + 1) & (slotCount - 1) }
            let (low, high) = packed(word.utf8Start, length)
            slots[slot] = Entry(low: low, high: high, kind: kind)
        }
        for kind in TokenKind.allCases where kind.isWord {
            if let word = kind.spelling { add(word, kind) }
        }
        add("inf", .number)
        add("nan", .number)
        return UnsafePointer(slots)
    }()
}
