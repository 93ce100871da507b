/// Variables in a text, as Go's `os.Expand` finds them: `$name`, `${name}`, and `$` with one special character.
enum GoExpansion {
    static func expand(_ text: String, _ value: (String) -> String) -> String {
        let bytes = Array(text.utf8)
        var out: [UInt8] = []
        var i = 0
        while i < bytes.count {
            guard bytes[i] == 0x24, i + 1 < bytes.count else {
                out.append(bytes[i])
                i += 1
                continue
            }
            let (name, width) = name(bytes[(i + 1)...])
            if let name {
                out += Array(value(name).utf8)
            } else if width == 0 {
                // A dollar sign that begins no name stays.
                out.append(0x24)
            }
            i += 1 + width
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// The name behind a dollar sign and how many bytes it takes; a nil name with a width is bad syntax, which is dropped.
    private static func name(_ rest: ArraySlice<UInt8>) -> (name: String?, width: Int) {
        guard let first = rest.first else { return (nil, 0) }
        if first == UInt8(ascii: "{") {
            let inner = rest.dropFirst()
            if let second = inner.first, isSpecial(second), inner.dropFirst().first == UInt8(ascii: "}") {
                return (String(decoding: [second], as: UTF8.self), 3)
            }
            guard let close = inner.firstIndex(of: UInt8(ascii: "}")) else { return (nil, 1) }
            if close == inner.startIndex { return (nil, 2) }
            return (String(decoding: inner[..<close], as: UTF8.self), close - rest.startIndex + 1)
        }
        if isSpecial(first) { return (String(decoding: [first], as: UTF8.self), 1) }
        let name = rest.prefix { (0x61...0x7A).contains($0) || (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F }
        return name.isEmpty ? (nil, 0) : (String(decoding: name, as: UTF8.self), name.count)
    }

    private static func isSpecial(_ byte: UInt8) -> Bool { "*#$@!?-0123456789".utf8.contains(byte) }
}
