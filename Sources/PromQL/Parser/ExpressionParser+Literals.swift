import GoFormat

extension ExpressionParser {
    /// Adds a node.
    @inline(__always)
    mutating func newNode(
        _ kind: ExpressionKind, _ type: ExpressionType, start: UInt32, end: UInt32, operation: TokenKind = .end, flags: UInt8 = 0,
        a: UInt32 = noIndex, b: UInt32 = noIndex, c: UInt32 = noIndex, d: UInt32 = noIndex
    ) -> Value {
        let index = arena.nodes.nextIndex
        arena.nodes.append(
            NodeRecord(kind: kind, operation: operation, type: type, flags: flags, start: start, end: end, a: a, b: b, c: c, d: d))
        return Value(index)
    }

    /// A number, as an expression.
    mutating func numberLiteral(_ token: Value) -> Value {
        newNumber(numberValue(token), start: token.a, end: token.b)
    }

    /// A duration, as an expression: its value is in seconds.
    mutating func durationLiteral(_ token: Value) -> Value {
        newNumber(durationValue(token), start: token.a, end: token.b, flags: NodeRecord.isDuration)
    }

    /// Adds a number.
    @inline(__always)
    mutating func newNumber(_ value: Double, start: UInt32, end: UInt32, flags: UInt8 = 0) -> Value {
        let bits = value.bitPattern
        return newNode(
            .number, .scalar, start: start, end: end, flags: flags, a: UInt32(truncatingIfNeeded: bits),
            b: UInt32(truncatingIfNeeded: bits >> 32))
    }

    /// A number or duration that is no expression, as behind `@`; its bits are in `a` and `b`.
    mutating func number(_ token: Value) -> Value {
        let value = token.kind == .number ? numberValue(token) : durationValue(token)
        return Value(UInt32(truncatingIfNeeded: value.bitPattern), UInt32(truncatingIfNeeded: value.bitPattern >> 32))
    }

    /// The value of a ``number(_:)``.
    func double(_ value: Value) -> Double { Double(bitPattern: UInt64(value.a) | UInt64(value.b) << 32) }

    func negated(_ value: Value) -> Value {
        let bits = (-double(value)).bitPattern
        return Value(UInt32(truncatingIfNeeded: bits), UInt32(truncatingIfNeeded: bits >> 32))
    }

    private mutating func numberValue(_ token: Value) -> Double {
        // Most numbers are a few decimal digits.
        if token.b &- token.a < 16 {
            var value: Int64 = 0
            var i = token.start
            let isOctal = text[i] == UInt8(ascii: "0") && token.b &- token.a > 1
            while i < token.end, !isOctal, text[i] &- 0x30 < 10 {
                value = value &* 10 &+ Int64(text[i] &- 0x30)
                i &+= 1
            }
            if i == token.end { return Double(value) }
        }
        do throws(NumberError) {
            return try FloatParser.parsePromQL(bytes(token))
        } catch {
            reportAtCurrent("error parsing number: \(error.message(function: "ParseFloat", text: bytes(token)))")
            return error == .outOfRange ? .infinity : 0
        }
    }

    private mutating func durationValue(_ token: Value) -> Double {
        do throws(PrometheusDuration.Problem) {
            return PrometheusDuration.seconds(try PrometheusDuration.parse(bytes(token)))
        } catch {
            report(error.message(bytes(token)), at: token)
            return 0
        }
    }

    mutating func stringLiteral(_ token: Value) -> Value {
        let slice = unquoted(token)
        return newNode(.string, .string, start: token.a, end: token.b, a: slice.offset, b: slice.length)
    }

    /// What a string stands for.
    @inline(__always)
    mutating func unquoted(_ token: Value) -> TextSlice {
        token.flag ? decoded(token) : TextSlice(offset: token.start &+ 1, length: token.end &- token.start &- 2)
    }

    private mutating func decoded(_ token: Value) -> TextSlice {
        guard let bytes = Unquote.bytes(bytes(token), dialect: .promQL) else {
            reportAtCurrent("error unquoting string \(Quote.text(bytes(token))): invalid syntax")
            return .empty
        }
        let slice = TextSlice(offset: text.count + arena.decoded.count, length: bytes.count)
        bytes.withUnsafeBufferPointer { arena.decoded.append(contentsOf: $0) }
        return slice
    }

    /// A token as it is written.
    @inline(__always)
    func text(of token: Value) -> TextSlice { TextSlice(offset: token.start, length: token.end &- token.start) }
}
