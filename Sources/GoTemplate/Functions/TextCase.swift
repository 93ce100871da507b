import GoFormat

/// Upper and lower case as Go's strings package and golang.org/x/text have them.
enum TextCase {
    /// Go's `strings.ToUpper`: one character for one.
    static func upper(_ text: [UInt8]) -> [UInt8] { map(text) { simpleUpper($0) } }

    /// Go's `strings.ToLower`: one character for one.
    static func lower(_ text: [UInt8]) -> [UInt8] { map(text) { $0.value == 0x130 ? "i" : single($0.properties.lowercaseMapping) ?? $0 } }

    private static func map(_ text: [UInt8], _ transform: (Unicode.Scalar) -> Unicode.Scalar) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(text.count)
        text.withUnsafeBufferPointer { text in
            var i = 0
            while i < text.count {
                let rune = Rune.decode(text, at: i)
                i += rune.width
                Rune.append(Unicode.Scalar(rune.value).map { transform($0).value } ?? Rune.replacement, to: &out)
            }
        }
        return out
    }

    private static func single(_ mapping: String) -> Unicode.Scalar? {
        let scalars = mapping.unicodeScalars
        return scalars.count == 1 ? scalars.first : nil
    }

    private static func simpleUpper(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        if let upper = single(scalar.properties.uppercaseMapping) { return upper }
        // Greek letters with iota subscript: their full mapping is two letters, the simple one a title case letter.
        switch scalar.value {
        case 0x1F80...0x1F87, 0x1F90...0x1F97, 0x1FA0...0x1FA7: return Unicode.Scalar(scalar.value + 8) ?? scalar
        case 0x1FB3, 0x1FC3, 0x1FF3: return Unicode.Scalar(scalar.value + 9) ?? scalar
        default: return scalar
        }
    }

    // MARK: Titles

    private enum Break { case letter, middle, other }

    /// The title caser of golang.org/x/text: the first cased letter of each word, words as in UAX 29.
    ///
    /// The rest of a word becomes lower case if `lowersRest`.
    static func title(_ text: [UInt8], lowersRest: Bool) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(text.count)
        text.withUnsafeBufferPointer { text in
            var isInWord = false
            var i = 0
            var wasMiddle = false
            while i < text.count {
                let rune = Rune.decode(text, at: i)
                let bytes = text[i..<i + rune.width]
                i += rune.width
                guard !rune.isInvalid, let scalar = Unicode.Scalar(rune.value) else {
                    out += bytes
                    isInWord = false
                    wasMiddle = false
                    continue
                }
                let kind = kind(of: scalar)
                let isMiddle = kind == .middle
                if wasMiddle, isMiddle { isInWord = false }
                wasMiddle = isMiddle
                if scalar.properties.isCased {
                    if !isInWord {
                        out += scalar.properties.titlecaseMapping.utf8
                        isInWord = true
                    } else if !lowersRest {
                        out += bytes
                    } else if scalar.value == 0x3A3 {
                        Rune.append(isFollowedByCased(text, from: i) ? 0x3C3 : 0x3C2, to: &out)
                    } else {
                        out += scalar.properties.lowercaseMapping.utf8
                    }
                } else {
                    out += bytes
                    if kind == .other { isInWord = false }
                }
            }
        }
        return out
    }

    /// Whether a cased letter follows behind at most thirty characters that do not count: a final sigma has another form.
    private static func isFollowedByCased(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
        var i = start
        for _ in 0...30 where i < text.count {
            let rune = Rune.decode(text, at: i)
            guard let properties = Unicode.Scalar(rune.value)?.properties else { return false }
            if !properties.isCaseIgnorable { return properties.isCased }
            i += rune.width
        }
        return false
    }

    private static func kind(of scalar: Unicode.Scalar) -> Break {
        let value = scalar.value
        if value < 0x80 {
            switch value {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F: return .letter
            case 0x27, 0x2E, 0x3A: return .middle
            default: return .other
            }
        }
        switch value {
        case 0xB7, 0x387, 0x55F, 0x5F4, 0x2027, 0xFE13, 0xFE55, 0xFF1A, 0x2018, 0x2019, 0x2024, 0xFE52, 0xFF07, 0xFF0E: return .middle
        case 0x200B: return .other
        case 0x202F, 0x200C, 0x200D, 0x55A...0x55C, 0x55E, 0x58A, 0x5F3, 0x66B: return .letter
        // Signs that modify letters.
        case 0x2C2...0x2C5, 0x2D2...0x2D7, 0x2DE, 0x2DF, 0x2E5...0x2EB, 0x2ED, 0x2EF...0x2FF, 0xA708...0xA716, 0xA720, 0xA721, 0xA789,
            0xA78A,
            0xAB5B:
            return .letter
        default: break
        }
        let properties = scalar.properties
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .spacingMark, .connectorPunctuation, .decimalNumber, .format: return .letter
        default: break
        }
        if properties.isEmojiModifier || properties.isGraphemeExtend { return .letter }
        return properties.isAlphabetic && !isUnsegmented(properties, value) ? .letter : .other
    }

    /// Letters of scripts that are not cut into words by blanks.
    private static func isUnsegmented(_ properties: Unicode.Scalar.Properties, _ value: UInt32) -> Bool {
        if properties.isIdeographic { return true }
        switch value {
        case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x1950...0x19DF, 0x1A20...0x1AAF: return true
        case 0x3031...0x3035, 0x3041...0x30FF, 0x31F0...0x31FF, 0x32D0...0x32FE, 0x3300...0x3357, 0xFF66...0xFF9F: return true
        case 0xA9E0...0xA9FF, 0xAA60...0xAA7F, 0xAA80...0xAADF, 0x11700...0x1174F, 0x1AFF0...0x1B16F: return true
        default: return false
        }
    }
}
