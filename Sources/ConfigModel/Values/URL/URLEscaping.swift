import GoFormat

/// Percent escapes in the parts of a URL, as Go reads and writes them.
enum URLEscaping {
    enum Part {
        case path, host, zone, userPassword, fragment
    }

    static func shouldEscape(_ byte: UInt8, _ part: Part) -> Bool {
        switch byte {
        case 0x61...0x7A, 0x41...0x5A, 0x30...0x39: return false
        default: break
        }
        if part == .host || part == .zone, "!$&'()*+,;=:[]<>\"".utf8.contains(byte) { return false }
        switch byte {
        case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "~"):
            return false
        case _ where "$&+,/:;=?@".utf8.contains(byte):
            switch part {
            case .path: return byte == UInt8(ascii: "?")
            case .userPassword: return "@/?:".utf8.contains(byte)
            case .fragment: return false
            case .host, .zone: return true
            }
        case _ where part == .fragment: return !"!()*".utf8.contains(byte)
        default: return true
        }
    }

    static func escape(_ bytes: [UInt8], _ part: Part) -> [UInt8] {
        guard bytes.contains(where: { shouldEscape($0, part) }) else { return bytes }
        let digits = Array("0123456789ABCDEF".utf8)
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count + 16)
        for byte in bytes {
            if shouldEscape(byte, part) {
                out += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            } else {
                out.append(byte)
            }
        }
        return out
    }

    static func unescape(_ bytes: [UInt8], _ part: Part) throws(GoURL.ParseError) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var i = 0
        while i < bytes.count {
            let byte = bytes[i]
            guard byte == 0x25 else {
                if part == .host || part == .zone, byte < 0x80, shouldEscape(byte, part) {
                    throw GoURL.ParseError(message: "invalid character \(quote([byte])) in host name")
                }
                out.append(byte)
                i += 1
                continue
            }
            guard i + 2 < bytes.count, let high = hex(bytes[i + 1]), let low = hex(bytes[i + 2]) else {
                throw GoURL.ParseError(message: "invalid URL escape \(quote(Array(bytes[i..<min(i + 3, bytes.count)])))")
            }
            let value = high << 4 | low
            let isAllowed: Bool
            switch part {
            case .host: isAllowed = high >= 8 || value == 0x25
            case .zone: isAllowed = value == 0x25 || value == 0x20 || !shouldEscape(value, .host)
            default: isAllowed = true
            }
            if !isAllowed { throw GoURL.ParseError(message: "invalid URL escape \(quote(Array(bytes[i..<i + 3])))") }
            out.append(value)
            i += 3
        }
        return out
    }

    /// Whether an escaped text can be kept as it was written.
    static func isValid(_ bytes: [UInt8], _ part: Part) -> Bool {
        bytes.allSatisfy { "!$&'()*+,;=:@[]%".utf8.contains($0) || !shouldEscape($0, part) }
    }

    private static func hex(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: return byte - 0x30
        case 0x61...0x66: return byte - 0x61 + 10
        case 0x41...0x46: return byte - 0x41 + 10
        default: return nil
        }
    }

    private static func quote(_ bytes: [UInt8]) -> String {
        "'" + String(decoding: bytes, as: UTF8.self) + "'"
    }
}

/// The host of a URL: a name or address, a port behind it.
enum URLHost {
    static func parse(_ host: ArraySlice<UInt8>) throws(GoURL.ParseError) -> [UInt8] {
        guard let open = host.lastIndex(of: 0x5B) else {
            if let colon = host.lastIndex(of: 0x3A) { try checkPort(host[colon...]) }
            return try URLEscaping.unescape(Array(host), .host)
        }
        guard let close = host.lastIndex(of: 0x5D), close > open else { throw GoURL.ParseError(message: "missing ']' in host") }
        let port = host[(close + 1)...]
        try checkPort(port)
        let name = Array(host[(open + 1)..<close])
        var address: [UInt8]
        if let zone = firstEscapedPercent(name) {
            address = try URLEscaping.unescape(Array(name[..<zone]), .host)
            address += try URLEscaping.unescape(Array(name[zone...]), .zone)
        } else {
            address = try URLEscaping.unescape(name, .host)
        }
        guard open == host.startIndex, IPv6Text.isValid(address) else {
            throw GoURL.ParseError(message: "'\(URLParser.string(name))' in brackets is no IPv6 address")
        }
        return [0x5B] + address + [0x5D] + Array(port)
    }

    private static func checkPort(_ port: ArraySlice<UInt8>) throws(GoURL.ParseError) {
        guard let first = port.first else { return }
        if first == 0x3A, port.dropFirst().allSatisfy({ (0x30...0x39).contains($0) }) { return }
        throw GoURL.ParseError(message: "invalid port '\(String(decoding: port, as: UTF8.self))' after host")
    }

    private static func firstEscapedPercent(_ name: [UInt8]) -> Int? {
        guard name.count >= 3 else { return nil }
        return (0...name.count - 3).first { name[$0] == 0x25 && name[$0 + 1] == 0x32 && name[$0 + 2] == 0x35 }
    }
}

/// The text of an IPv6 address, with an optional zone behind `%`.
enum IPv6Text {
    static func isValid(_ text: [UInt8]) -> Bool {
        var address = text[...]
        if let percent = text.firstIndex(of: 0x25) {
            if percent == text.count - 1 { return false }
            address = text[..<percent]
        }
        guard address.contains(0x3A) else { return false }
        var groups = 0
        var hasGap = false
        var rest = address
        if rest.starts(with: [0x3A, 0x3A]) {
            hasGap = true
            rest = rest.dropFirst(2)
            if rest.isEmpty { return true }
        }
        while groups < 8 {
            let digits = rest.prefix { (0x30...0x39).contains($0) || (0x61...0x66).contains($0 | 0x20) }
            if digits.isEmpty || digits.count > 4 { return false }
            let behind = rest[digits.endIndex...]
            if behind.first == 0x2E {
                guard groups == 6 || (hasGap && groups <= 6), isIPv4(rest) else { return false }
                groups += 2
                rest = rest[rest.endIndex...]
                break
            }
            groups += 1
            rest = behind
            if rest.isEmpty { break }
            guard rest.first == 0x3A, rest.count > 1 else { return false }
            rest = rest.dropFirst()
            if rest.first == 0x3A {
                if hasGap { return false }
                hasGap = true
                rest = rest.dropFirst()
                if rest.isEmpty { break }
            }
        }
        guard rest.isEmpty else { return false }
        return groups == 8 ? !hasGap : hasGap
    }

    private static func isIPv4(_ text: ArraySlice<UInt8>) -> Bool {
        let parts = text.split(separator: 0x2E, omittingEmptySubsequences: false)
        return parts.count == 4
            && parts.allSatisfy { part in
                guard (1...3).contains(part.count), part.allSatisfy({ (0x30...0x39).contains($0) }) else { return false }
                if part.count > 1, part.first == 0x30 { return false }
                return part.reduce(0) { $0 * 10 + Int($1 - 0x30) } <= 255
            }
    }
}
