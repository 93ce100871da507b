/// Hosts and ports as Go's package net splits and joins them.
enum HostNames {
    private static let colon: UInt8 = 0x3A

    /// Go's `net.SplitHostPort`; nil for its errors.
    static func split(_ text: [UInt8]) -> (host: ArraySlice<UInt8>, port: ArraySlice<UInt8>)? {
        guard let last = text.lastIndex(of: colon) else { return nil }
        let host: ArraySlice<UInt8>
        var unchecked = (open: 0, close: 0)
        if text[0] == 0x5B {
            guard let end = text.firstIndex(of: 0x5D), end + 1 == last else { return nil }
            host = text[1..<end]
            unchecked = (1, end + 1)
        } else {
            host = text[..<last]
            if host.contains(colon) { return nil }
        }
        if text[unchecked.open...].contains(0x5B) || text[unchecked.close...].contains(0x5D) { return nil }
        return (host, text[(last + 1)...])
    }

    static func stripPort(_ text: [UInt8]) -> [UInt8] { split(text).map { Array($0.host) } ?? text }

    /// The first label of a host name, with its port; addresses stay.
    static func stripDomain(_ text: [UInt8]) -> [UInt8] {
        let parts = split(text)
        let host = parts?.host ?? text[...]
        if isAddress(host) { return text }
        let label = host.prefix { $0 != 0x2E }
        guard let port = parts?.port, !port.isEmpty else { return Array(label) }
        let name = label.contains(colon) ? [0x5B] + Array(label) + [0x5D] : Array(label)
        return name + [colon] + Array(port)
    }

    /// Whether Go's `net.ParseIP` reads it: IPv4 or IPv6 without a zone.
    static func isAddress(_ text: ArraySlice<UInt8>) -> Bool {
        for byte in text {
            if byte == 0x2E { return isIPv4(text) }
            if byte == colon { return isIPv6(text) }
        }
        return false
    }

    private static func isIPv4(_ text: ArraySlice<UInt8>) -> Bool {
        let fields = text.split(separator: 0x2E, omittingEmptySubsequences: false)
        return fields.count == 4
            && fields.allSatisfy { field in
                guard (1...3).contains(field.count), field.allSatisfy({ (0x30...0x39).contains($0) }) else { return false }
                if field.count > 1, field.first == 0x30 { return false }
                return field.reduce(0) { $0 * 10 + Int($1 - 0x30) } <= 255
            }
    }

    private static func isIPv6(_ text: ArraySlice<UInt8>) -> Bool {
        var rest = text
        var groups = 0
        var hasGap = false
        if rest.starts(with: [colon, colon]) {
            hasGap = true
            rest = rest.dropFirst(2)
            if rest.isEmpty { return true }
        }
        while groups < 16 {
            let digits = rest.prefix { isHex($0) }
            guard (1...4).contains(digits.count) else { return false }
            let after = rest.dropFirst(digits.count)
            if after.first == 0x2E {
                guard isIPv4(rest), hasGap ? groups + 4 <= 16 : groups == 12 else { return false }
                groups += 4
                rest = []
                break
            }
            groups += 2
            rest = after
            if rest.isEmpty { break }
            guard rest.first == colon, rest.count > 1 else { return false }
            rest = rest.dropFirst()
            if rest.first == colon {
                if hasGap { return false }
                hasGap = true
                rest = rest.dropFirst()
                if rest.isEmpty { break }
            }
        }
        guard rest.isEmpty else { return false }
        return hasGap ? groups < 16 : groups == 16
    }

    private static func isHex(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
    }
}
