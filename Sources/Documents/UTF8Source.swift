import SourceText

/// The file itself, or its UTF-8 form when it begins with a UTF-16 byte order mark.
///
/// The failure says which unit is no character, in the words of go-yaml.
func utf8Source(of file: SourceFile) -> (SourceFile, failure: Diagnostic?) {
    let bytes = file.bytes
    guard bytes.count >= 2 else { return (file, nil) }
    let isLittle = bytes[0] == 0xFF && bytes[1] == 0xFE
    guard isLittle || (bytes[0] == 0xFE && bytes[1] == 0xFF) else { return (file, nil) }
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    func unit(_ i: Int) -> UInt32 {
        isLittle ? UInt32(bytes[i]) | UInt32(bytes[i + 1]) << 8 : UInt32(bytes[i]) << 8 | UInt32(bytes[i + 1])
    }
    func failure(_ problem: String) -> (SourceFile, Diagnostic?) {
        let source = SourceFile(path: file.path, bytes: text)
        let place = Place(source, ByteRange(at: text.count))
        return (source, Diagnostic("yaml/encoding", .error, .load, "the UTF-16 text is damaged: \(problem)", at: place))
    }
    var i = 2
    while i < bytes.count {
        guard i + 1 < bytes.count else { return failure("incomplete UTF-16 character") }
        var scalar = unit(i)
        i += 2
        if (0xDC00..<0xE000).contains(scalar) { return failure("unexpected low surrogate area") }
        if (0xD800..<0xDC00).contains(scalar) {
            guard i + 1 < bytes.count else { return failure("incomplete UTF-16 surrogate pair") }
            let low = unit(i)
            guard (0xDC00..<0xE000).contains(low) else { return failure("expected low surrogate area") }
            scalar = 0x10000 + (scalar - 0xD800) << 10 + (low - 0xDC00)
            i += 2
        }
        if let character = Unicode.Scalar(scalar), let encoded = UTF8.encode(character) { text.append(contentsOf: encoded) }
    }
    return (SourceFile(path: file.path, bytes: text), nil)
}
