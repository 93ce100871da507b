extension Lexer {
    /// A number or a duration such as `1h30m`. Whether its value makes sense is the parser's question.
    mutating func scanNumberOrDuration() -> Token {
        // Most numbers are a few digits.
        var i = position
        while i < count, isDigit(base[i]) { i &+= 1 }
        if i > position {
            let next = byte(i)
            if next != UInt8(ascii: "."), !isAlphanumeric(next) {
                position = i
                return emit(.number)
            }
        }
        if scanNumber() { return emit(.number) }
        if scanRestOfDuration() { return emit(.duration) }
        return fail("bad number or duration syntax: \(quoted(start..<position))")
    }

    /// A number in series notation, where durations have no place.
    mutating func scanPlainNumber() -> Token {
        scanNumber() ? emit(.number) : fail("bad number syntax: \(quoted(start..<position))")
    }

    /// Moves ``position`` behind the character there when it is one of `bytes`.
    private mutating func accept(_ matches: (UInt8) -> Bool) -> Bool {
        guard position < count, matches(base[position]) else { return false }
        position &+= 1
        return true
    }

    /// Moves behind `123`, `1.5e-3`, `0x1F`, `1_000`; false when what stands there goes on as no number can. ``position`` is then where
    /// it went wrong, from where a duration may go on.
    private mutating func scanNumber() -> Bool {
        let first = position
        var isHexadecimal = false
        if !isSeries, accept({ $0 == UInt8(ascii: "0") }), accept({ $0 | 0x20 == UInt8(ascii: "x") }) {
            _ = accept { $0 == UInt8(ascii: "_") }
            isHexadecimal = true
        }
        func isNumberDigit(_ byte: UInt8) -> Bool {
            byte &- 0x30 < 10 || (isHexadecimal && (byte | 0x20) &- 0x61 < 6)
        }
        func isExponent(_ byte: UInt8) -> Bool { byte | 0x20 == UInt8(ascii: "e") }
        /// What may stand neither behind an exponent nor behind an underscore.
        func isMisplaced(_ byte: UInt8) -> Bool { byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_") || isExponent(byte) }

        _ = accept { $0 == UInt8(ascii: ".") }
        _ = accept(isNumberDigit)
        var hasDot = false
        var hasExponent = false
        while position < count {
            let byte = base[position]
            if byte == UInt8(ascii: ".") {
                position &+= 1
                if hasDot { return false }
                hasDot = true
                if accept({ $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "_") }) || isHexadecimal { return false }
            } else if isExponent(byte) {
                position &+= 1
                if hasExponent { return false }
                hasExponent = true
                _ = accept { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }
                if accept(isMisplaced) || position >= count { return false }
            } else if byte == UInt8(ascii: "_") {
                position &+= 1
                if accept(isMisplaced) || position >= count { return false }
            } else if isNumberDigit(byte) {
                while position < count, isNumberDigit(base[position]) { position &+= 1 }
            } else {
                break
            }
        }
        if position == first { return false }
        let next = byte(position)
        return (isSeries && next == UInt8(ascii: "x")) || !isAlphanumeric(next)
    }

    /// Behind the first digits of a duration: its unit, then more numbers with units. On false the character that spoils it is
    /// consumed, since Prometheus shows it.
    private mutating func scanRestOfDuration() -> Bool {
        func isUnit(_ byte: UInt8) -> Bool {
            switch byte {
            case UInt8(ascii: "s"), UInt8(ascii: "m"), UInt8(ascii: "h"), UInt8(ascii: "d"), UInt8(ascii: "w"): return true
            default: return false
            }
        }
        guard accept({ isUnit($0) || $0 == UInt8(ascii: "y") }) else { return false }
        _ = accept { $0 == UInt8(ascii: "s") }
        while accept({ $0 &- 0x30 < 10 }) {
            while accept({ $0 &- 0x30 < 10 }) {}
            // A year can only be the first unit.
            guard accept(isUnit) else { return false }
            _ = accept { $0 == UInt8(ascii: "s") }
        }
        guard position < count, isAlphanumeric(base[position]) else { return true }
        position &+= 1
        return false
    }
}
