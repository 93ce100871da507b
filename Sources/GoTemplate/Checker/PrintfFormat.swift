/// Formats of `printf` against the types of their arguments: what comes out as `%!d(string=…)`.
enum PrintfFormat {
    /// What is wrong, a sentence each. Formats with explicit argument numbers are not looked at.
    static func faults(in format: [UInt8], _ arguments: [StaticType]) -> [String] {
        var faults: [String] = []
        var used = 0
        var i = 0
        while i < format.count {
            guard format[i] == 0x25 else {
                i += 1
                continue
            }
            i += 1
            while i < format.count, "+-# 0".utf8.contains(format[i]) { i += 1 }
            for part in 0..<2 {
                if part == 1 {
                    guard i < format.count, format[i] == 0x2E else { break }
                    i += 1
                }
                if i < format.count, format[i] == 0x2A {
                    used += 1
                    i += 1
                }
                while i < format.count, (0x30...0x39).contains(format[i]) { i += 1 }
            }
            guard i < format.count, format[i] != 0x5B else { return i < format.count ? [] : faults + ["the format ends in `%`"] }
            let verb = format[i]
            i += 1
            if verb == 0x25 { continue }
            guard verb < 0x80 else { return faults }
            let letter = String(decoding: [verb], as: UTF8.self)
            if used >= arguments.count {
                faults.append("the format's `%\(letter)` has no argument")
            } else if let types = arguments[used].possibilities, types.allSatisfy({ !fits(verb, $0) }) {
                faults.append("`%\(letter)` does not print \(arguments[used].text)")
            }
            used += 1
        }
        if used < arguments.count { faults.append("the format uses \(used) of \(arguments.count) arguments") }
        return faults
    }

    /// Whether a verb prints a type without complaint.
    private static func fits(_ verb: UInt8, _ type: GoType) -> Bool {
        if verb == 0x76 || verb == 0x54 || type.kind == .interface { return true }
        let hasString = type.stringer != nil || type.pointee.stringer != nil || type.pointee.isPointerStringer
        let isText = "sqxX".utf8.contains(verb)
        if hasString, isText { return true }
        let base = type.kind == .pointer ? nil : type.kind
        switch base {
        case .string: return isText
        case .bool: return verb == 0x74
        case .float32, .float64, .complex128: return "beEfFgGxX".utf8.contains(verb)
        case let kind? where kind.isInteger: return "bcdoOqxXU".utf8.contains(verb)
        // What holds others prints each of them.
        case .slice, .map, .structure: return true
        default: return verb != 0x74
        }
    }
}
