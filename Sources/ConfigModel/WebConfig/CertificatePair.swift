/// Whether a certificate and a private key belong together, as far as that can be told without cryptography.
///
/// Finds them in PEM texts and compares the public key of the certificate with the one that stands beside the private key. Where none
/// does (Ed25519), or where the form is not known, nothing is said.
enum CertificatePair {
    enum Problem: Sendable, Equatable {
        case noCertificate, noKey, mismatch
    }

    /// The first problem; nil where there is none or where it cannot be told. A text that is not at hand is nil.
    static func problem(certificate: [UInt8]?, key: [UInt8]?) -> Problem? {
        let certificate = certificate.map { PEMBlock.first(in: $0) { $0 == "CERTIFICATE" } }
        let key = key.map { PEMBlock.first(in: $0) { $0 == "PRIVATE KEY" || $0.hasSuffix(" PRIVATE KEY") } }
        if let certificate, certificate == nil { return .noCertificate }
        if let key, key == nil { return .noKey }
        guard let certificate = certificate ?? nil, let key = key ?? nil else { return nil }
        guard let subject = publicKey(ofCertificate: certificate) else { return .noCertificate }
        guard let owner = publicKey(ofPrivateKey: key) else { return nil }
        return subject == owner ? nil : .mismatch
    }

    /// What tells a public key from others: the modulus of RSA, the point of a curve.
    private static func publicKey(ofCertificate der: [UInt8]) -> [UInt8]? {
        guard let certificate = DERValue.sequence(der[...]), let first = certificate.first, var fields = DERValue.sequence(first)
        else { return nil }
        if fields.first?.tag == 0xA0 { fields.removeFirst() }
        guard fields.count >= 6, let info = DERValue.sequence(fields[5]), info.count == 2, info[1].tag == 0x03 else { return nil }
        return material(info[1].content.dropFirst())
    }

    private static func publicKey(ofPrivateKey der: [UInt8]) -> [UInt8]? {
        guard let values = DERValue.sequence(der[...]), values.count >= 2, values[0].tag == 0x02 else { return nil }
        switch values[1].tag {
        // PKCS #8: the key of an algorithm, wrapped.
        case 0x30:
            guard values.count >= 3, values[2].tag == 0x04 else { return nil }
            return publicKey(ofPrivateKey: Array(values[2].content))
        // PKCS #1: modulus behind the version.
        case 0x02: return Array(values[1].content)
        // SEC 1: the point stands at the end, if it does.
        case 0x04:
            guard let wrapped = values.first(where: { $0.tag == 0xA1 }), let point = DERValue.all(wrapped.content)?.first else {
                return nil
            }
            return Array(point.content.dropFirst())
        default: return nil
        }
    }

    private static func material(_ bits: ArraySlice<UInt8>) -> [UInt8] {
        if let numbers = DERValue.sequence(bits), numbers.count == 2, numbers[0].tag == 0x02 { return Array(numbers[0].content) }
        return Array(bits)
    }
}

/// A value in DER: its tag and its bytes.
private struct DERValue {
    let tag: UInt8
    let content: ArraySlice<UInt8>

    /// The values inside of the sequence that the bytes are; nil when they are none.
    static func sequence(_ bytes: ArraySlice<UInt8>) -> [DERValue]? {
        guard let value = all(bytes)?.first else { return nil }
        return sequence(value)
    }

    static func sequence(_ value: DERValue) -> [DERValue]? { value.tag == 0x30 ? all(value.content) : nil }

    /// All values one after another; nil when the bytes are none.
    static func all(_ bytes: ArraySlice<UInt8>) -> [DERValue]? {
        var values: [DERValue] = []
        var rest = bytes
        while let tag = rest.popFirst() {
            guard var length = rest.popFirst().map(Int.init) else { return nil }
            if length >= 0x80 {
                let count = length - 0x80
                guard (1...4).contains(count), rest.count >= count else { return nil }
                length = rest.prefix(count).reduce(0) { $0 << 8 | Int($1) }
                rest = rest.dropFirst(count)
            }
            guard rest.count >= length else { return nil }
            values.append(DERValue(tag: tag, content: rest.prefix(length)))
            rest = rest.dropFirst(length)
        }
        return values
    }
}

/// A block of a PEM text: `-----BEGIN X-----`, base64, `-----END X-----`.
private enum PEMBlock {
    /// The decoded bytes of the first block whose type is accepted.
    static func first(in text: [UInt8], _ isWanted: (String) -> Bool) -> [UInt8]? {
        var type: String?
        var body: [UInt8] = []
        for bytes in text.split(separator: UInt8(ascii: "\n")) {
            // White space may stand behind a line, not in front of its dashes.
            let end = bytes.lastIndex { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") && $0 != UInt8(ascii: "\r") }
            let line = String(decoding: bytes[..<(end.map { $0 + 1 } ?? bytes.startIndex)], as: UTF8.self)
            if line.hasPrefix("-----BEGIN "), line.hasSuffix("-----") {
                type = String(line.dropFirst(11).dropLast(5))
                body = []
            } else if let begun = type, line == "-----END \(begun)-----" {
                if isWanted(begun), let bytes = decodeBase64(body), !bytes.isEmpty { return bytes }
                type = nil
            } else if type != nil, !line.contains(":") {
                body += line.utf8.filter { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }
            }
        }
        return nil
    }

    private static func decodeBase64(_ text: [UInt8]) -> [UInt8]? {
        var out: [UInt8] = []
        var bits: UInt32 = 0
        var count = 0
        for byte in text {
            let value: UInt8
            switch byte {
            case 0x41...0x5A: value = byte - 0x41
            case 0x61...0x7A: value = byte - 0x61 + 26
            case 0x30...0x39: value = byte - 0x30 + 52
            case UInt8(ascii: "+"): value = 62
            case UInt8(ascii: "/"): value = 63
            case UInt8(ascii: "="): continue
            default: return nil
            }
            bits = bits << 6 | UInt32(value)
            count += 6
            guard count >= 8 else { continue }
            count -= 8
            out.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
        }
        return out
    }
}
