import GoFormat
import GoRegexp

/// A condition on one label of an alert, as Alertmanager's `pkg/labels` has it. A label that is absent has the value "".
///
/// Names and values are bytes: the UTF-8 parser keeps bytes that are not UTF-8.
package struct AlertMatcher: Sendable {
    package let operation: MatchOperator
    package let name: [UInt8]
    package let value: [UInt8]
    /// Of `=~` and `!~`: the value as an expression.
    package let pattern: Regexp?

    /// - Throws: what is wrong with the regular expression.
    package init(_ name: [UInt8], _ operation: MatchOperator, _ value: [UInt8]) throws(RegexpError) {
        self.name = name
        self.operation = operation
        self.value = value
        pattern = operation.isRegexp ? try Regexp(value, .alertmanager) : nil
    }

    /// A condition on the label's exact value.
    package init(_ name: String, isEqualTo value: String) {
        self.name = Array(name.utf8)
        operation = .equal
        self.value = Array(value.utf8)
        pattern = nil
    }

    package var nameText: String { String(decoding: name, as: UTF8.self) }
    package var valueText: String { String(decoding: value, as: UTF8.self) }

    /// Whether the label's value meets the condition.
    package func matches(_ text: [UInt8]) -> Bool {
        switch operation {
        case .equal: return text == value
        case .notEqual: return text != value
        case .matches: return pattern?.matches(text) ?? false
        case .notMatches: return !(pattern?.matches(text) ?? false)
        }
    }

    /// Appends the matcher as Alertmanager prints it: `name="value"`.
    ///
    /// A name that holds a reserved character is quoted, and then the value is quoted by Go's rules, too; else only `\`, `"` and
    /// newlines of the value are escaped.
    package func append(to out: inout [UInt8]) {
        let isQuoted = name.withUnsafeBufferPointer { MatcherCharacters.containsReserved($0) }
        if isQuoted {
            name.withUnsafeBufferPointer { Quote.append($0, to: &out) }
        } else {
            out += name
        }
        operation.text.withUTF8Buffer { out += $0 }
        if isQuoted {
            value.withUnsafeBufferPointer { Quote.append($0, to: &out) }
            return
        }
        out.append(UInt8(ascii: "\""))
        for byte in value {
            switch byte {
            case UInt8(ascii: "\\"), UInt8(ascii: "\""): out += [UInt8(ascii: "\\"), byte]
            case 0x0A: out += [UInt8(ascii: "\\"), UInt8(ascii: "n")]
            default: out.append(byte)
            }
        }
        out.append(UInt8(ascii: "\""))
    }

    /// The matcher as Alertmanager prints it.
    package var text: [UInt8] {
        var out: [UInt8] = []
        append(to: &out)
        return out
    }
}

extension AlertMatcher: CustomStringConvertible {
    package var description: String { String(decoding: text, as: UTF8.self) }
}

extension AlertMatcher: Comparable {
    package static func == (a: AlertMatcher, b: AlertMatcher) -> Bool {
        a.operation == b.operation && a.name == b.name && a.value == b.value
    }

    /// By name, value, operator: the order in which Alertmanager keeps the matchers of a route.
    package static func < (a: AlertMatcher, b: AlertMatcher) -> Bool {
        if a.name != b.name { return a.name.lexicographicallyPrecedes(b.name) }
        if a.value != b.value { return a.value.lexicographicallyPrecedes(b.value) }
        return a.operation < b.operation
    }
}

extension Sequence<AlertMatcher> {
    /// The matchers as Alertmanager prints a list: `{a="1",b=~"x"}`.
    package var text: [UInt8] {
        var out: [UInt8] = [UInt8(ascii: "{")]
        var isFirst = true
        for matcher in self {
            if !isFirst { out.append(UInt8(ascii: ",")) }
            isFirst = false
            matcher.append(to: &out)
        }
        out.append(UInt8(ascii: "}"))
        return out
    }

    /// Whether all hold for these labels.
    package func matches(_ labels: AlertLabels) -> Bool {
        allSatisfy { $0.matches(labels[$0.name] ?? []) }
    }
}
