import SourceText

/// Finds secrets in a text that no YAML parser could read to its end: by keys and indentation alone.
enum SecretTextScan {
    /// So many different keys are compared with the known names.
    private static let mostNames = 10_000

    static func ranges(in file: SourceFile, _ fields: SecretFields) -> [ByteRange] {
        var ranges: [ByteRange] = []
        var judged: [String: Bool] = [:]
        /// Whether a key is taken for a secret one, by its name or by one that is near it.
        func isSecret(_ name: String) -> Bool {
            if let known = judged[name] { return known }
            let isNear = judged.count < mostNames && didYouMean(name, among: fields.names) != nil
            let isSecret = isNear || fields.isSecret(name)
            judged[name] = isSecret
            return isSecret
        }
        file.bytes.withUnsafeBufferPointer { bytes in
            var i = 0
            while i < bytes.count {
                guard bytes[i] == UInt8(ascii: ":"), isEndOfKey(bytes, i), let key = key(bytes, before: i) else {
                    i += 1
                    continue
                }
                let name = String(decoding: bytes[key.range], as: UTF8.self)
                guard isSecret(name) || (fields.sections.contains(name) && isScalar(bytes, behind: i)) else {
                    i += 1
                    continue
                }
                let end = valueEnd(bytes, from: i + 1, column: key.column)
                var start = i + 1
                while start < end, bytes[start] == 0x20 { start += 1 }
                ranges.append(ByteRange(start, end))
                i = end
            }
        }
        return ranges
    }

    /// A colon behind a key has a blank, a line break or the file's end behind it, or a quote in front.
    private static func isEndOfKey(_ bytes: UnsafeBufferPointer<UInt8>, _ colon: Int) -> Bool {
        guard colon + 1 < bytes.count else { return true }
        if " \t\r\n".utf8.contains(bytes[colon + 1]) { return true }
        return colon > 0 && "\"'".utf8.contains(bytes[colon - 1])
    }

    /// The bytes of a key and its column.
    private static func key(_ bytes: UnsafeBufferPointer<UInt8>, before colon: Int) -> (range: Range<Int>, column: Int)? {
        var end = colon
        while end > 0, bytes[end - 1] == 0x20 { end -= 1 }
        if end > 0, "\"'".utf8.contains(bytes[end - 1]) { end -= 1 }
        var start = end
        while start > 0, isNameByte(bytes[start - 1]), end - start < 64 { start -= 1 }
        guard start < end else { return nil }
        var lineStart = start
        while lineStart > 0, bytes[lineStart - 1] != 0x0A { lineStart -= 1 }
        return (start..<end, start - lineStart)
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x61...0x7A, 0x41...0x5A, 0x30...0x39, 0x5F, 0x2D, 0x80...: return true
        default: return false
        }
    }

    private static func isScalar(_ bytes: UnsafeBufferPointer<UInt8>, behind colon: Int) -> Bool {
        var i = colon + 1
        while i < bytes.count, bytes[i] == 0x20 || bytes[i] == 0x09 { i += 1 }
        return i < bytes.count && !"\r\n{[#&*".utf8.contains(bytes[i])
    }

    /// Behind the line of the value and the lines that belong to it: deeper ones, items of a list, what stands up to a closing quote.
    private static func valueEnd(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, column: Int) -> Int {
        var i = start
        while i < bytes.count, bytes[i] == 0x20 || bytes[i] == 0x09 { i += 1 }
        if i < bytes.count, bytes[i] == UInt8(ascii: "\"") || bytes[i] == UInt8(ascii: "'") {
            let quote = bytes[i]
            i += 1
            while i < bytes.count, bytes[i] != quote {
                i += quote == UInt8(ascii: "\"") && bytes[i] == UInt8(ascii: "\\") ? 2 : 1
            }
            i = min(i, bytes.count)
        }
        i = lineEnd(bytes, i)
        while i < bytes.count {
            let next = i + 1
            var text = next
            while text < bytes.count, bytes[text] == 0x20 { text += 1 }
            let end = lineEnd(bytes, next)
            let isBlank = text >= end || bytes[text] == 0x0D
            let isItem = text - next == column && text < end && bytes[text] == UInt8(ascii: "-")
            guard isBlank || text - next > column || isItem else { break }
            i = end
        }
        return i
    }

    /// The line break at or behind an offset, or the end of the file.
    private static func lineEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ from: Int) -> Int {
        var i = from
        while i < bytes.count, bytes[i] != 0x0A { i += 1 }
        return i
    }
}
