/// Escaping for addresses and sets of them.
enum Addresses {
    /// Whether it has no scheme, or one that leads to another page only.
    static func isSafe(_ text: ArraySlice<UInt8>) -> Bool {
        guard let colon = text.firstIndex(of: 0x3A) else { return true }
        let scheme = text[..<colon]
        if scheme.contains(0x2F) { return true }
        return equalsFolded(scheme, "http") || equalsFolded(scheme, "https") || equalsFolded(scheme, "mailto")
    }

    /// Percent-encodes for a query, or only what can stand in no address at all.
    static func escape(_ text: [UInt8], normalizes: Bool) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(text.count + 16)
        for (i, byte) in text.enumerated() {
            let stays: Bool
            switch byte {
            case 0x21, 0x23, 0x24, 0x26, 0x2A, 0x2B, 0x2C, 0x2F, 0x3A, 0x3B, 0x3D, 0x3F, 0x40, 0x5B, 0x5D: stays = normalizes
            case 0x2D, 0x2E, 0x5F, 0x7E, 0x30...0x39, 0x41...0x5A, 0x61...0x7A: stays = true
            case 0x25:
                stays =
                    normalizes && i + 2 < text.count && StyleTransitions.hexValue(text[i + 1]) != nil
                    && StyleTransitions.hexValue(text[i + 2]) != nil
            default: stays = false
            }
            if stays { out.append(byte) } else { Escaping.appendPercent(byte, isUppercase: false, to: &out) }
        }
        return out
    }

    /// The value of `srcset`: addresses with sizes behind them, between commas.
    static func sourceSet(_ text: [UInt8], isURL: Bool) -> [UInt8] {
        if isURL { return escape(text, normalizes: true).flatMap { $0 == 0x2C ? Array("%2c".utf8) : [$0] } }
        var out: [UInt8] = []
        for (i, part) in text.split(separator: 0x2C, omittingEmptySubsequences: false).enumerated() {
            if i > 0 { out.append(0x2C) }
            let url = part.drop(while: EscapeTransitions.isHTMLSpace)
            let end = url.firstIndex(where: EscapeTransitions.isHTMLSpace) ?? url.endIndex
            let size = part[end...]
            if isSafe(url[..<end]), size.allSatisfy({ EscapeTransitions.isHTMLSpace($0) || isASCIIAlphanumeric($0) && $0 != 0x5F }) {
                out += part[..<url.startIndex]
                out += escape(Array(url[..<end]), normalizes: true)
                out += size
            } else {
                out.append(0x23)
                out += Markup.refused
            }
        }
        return out
    }
}
