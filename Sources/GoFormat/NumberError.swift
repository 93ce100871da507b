/// Why Go does not read a text as a number.
package enum NumberError: Error, Sendable, Equatable {
    case invalidSyntax
    /// The text is a number, but too big for the type.
    case outOfRange

    /// Go's whole error text, such as `strconv.ParseFloat: parsing "1x": invalid syntax`.
    ///
    /// - Parameter function: the name of the strconv function, `ParseFloat`, `ParseInt` or `ParseUint`.
    package func message(function: String, text: UnsafeBufferPointer<UInt8>) -> String {
        "strconv.\(function): parsing \(Quote.text(text)): \(reason)"
    }

    /// The last part of Go's text: `invalid syntax` or `value out of range`.
    package var reason: String {
        switch self {
        case .invalidSyntax: "invalid syntax"
        case .outOfRange: "value out of range"
        }
    }
}

/// Whether the underscores of a number stand as Go wants them: only between digits or behind a base prefix (`0x_1`).
func hasValidUnderscores(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    enum Previous { case start, digit, underscore, other }
    var previous = Previous.start
    var i = 0
    if i < text.count, text[i] == UInt8(ascii: "-") || text[i] == UInt8(ascii: "+") { i += 1 }
    var isHexadecimal = false
    if text.count - i >= 2, text[i] == UInt8(ascii: "0") {
        switch text[i + 1] | 0x20 {
        case UInt8(ascii: "b"), UInt8(ascii: "o"), UInt8(ascii: "x"):
            isHexadecimal = text[i + 1] | 0x20 == UInt8(ascii: "x")
            previous = .digit
            i += 2
        default: break
        }
    }
    while i < text.count {
        let byte = text[i]
        if byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
            previous = .digit
        } else if isHexadecimal, hexValue(byte) != nil {
            previous = .digit
        } else if byte == UInt8(ascii: "_") {
            if previous != .digit { return false }
            previous = .underscore
        } else {
            if previous == .underscore { return false }
            previous = .other
        }
        i += 1
    }
    return previous != .underscore
}
