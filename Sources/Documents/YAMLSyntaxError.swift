import SourceText

/// A syntax error as libyaml reports it, to be said in the writer's terms.
struct YAMLSyntaxError {
    enum Kind { case reader, scanner, parser }

    var kind: Kind
    /// libyaml's words, which are go-yaml's too.
    var problem: String
    /// Lines count from 0; offsets are bytes.
    var problemLine: Int
    var at: Int
    var context: String?
    var contextLine: Int
    var contextAt: Int
    /// The character that the reader refused, or -1.
    var value: Int

    func diagnostic(_ file: SourceFile, _ dialect: YAMLDialect) -> Diagnostic {
        if kind == .reader { return readerDiagnostic(file) }
        let text = YAMLTrap(file: file, error: self)
        var notes = text.notes
        notes.append("the program says: \(goMessage(dialect))")
        let point = pointOfError(file)
        var diagnostic = Diagnostic("yaml/syntax", .error, .load, text.message, at: Place(file, text.range ?? point), notes: notes)
        if let fix = text.fix { diagnostic.fixes = [fix] }
        coverProgramsLine(&diagnostic.primary, dialect)
        return diagnostic
    }

    /// The line that go-yaml prints (1-based), or nil when it prints none.
    func goLine(_ dialect: YAMLDialect) -> Int? {
        let scanner = kind == .scanner ? 1 : 0
        switch dialect {
        case .v2:
            if problemLine != 0 { return problemLine + scanner }
            return contextLine != 0 ? contextLine : nil
        case .v3, .v4:
            if contextLine != 0 { return contextLine + scanner }
            return problemLine != 0 ? problemLine + scanner : nil
        }
    }

    /// Extends the place to the line that the program names, when that is another one: v3 names the line where the broken
    /// construct begins, and for an unclosed quote the end of the file is named. People still look at the mistake first.
    private func coverProgramsLine(_ place: inout Place, _ dialect: YAMLDialect) {
        guard let line = goLine(dialect) else { return }
        let index = LineIndex(place.file)
        let covered = index.line(of: place.range.lowerBound)...index.line(of: place.range.upperBound)
        if covered.contains(line) || covered.contains(line + 1) { return }
        let end = min(at, place.file.bytes.count)
        guard let other = [contextAt, end].first(where: { [line, line + 1].contains(index.line(of: $0)) }) else { return }
        place.focus = place.range.start
        place.range = ByteRange(min(other, place.range.lowerBound), max(other, place.range.upperBound))
    }

    private func goMessage(_ dialect: YAMLDialect) -> String {
        goLine(dialect).map { "line \($0): \(problem)" } ?? problem
    }

    private func pointOfError(_ file: SourceFile) -> ByteRange {
        let bytes = file.bytes
        if at >= bytes.count {
            // The end of the file: point behind the last text, where something is missing.
            var end = bytes.count
            while end > 0, bytes[end - 1] <= 0x20 { end -= 1 }
            return problem.contains("end of stream") ? firstCharacter(file, contextAt) : ByteRange(at: end)
        }
        return firstCharacter(file, at)
    }

    private func firstCharacter(_ file: SourceFile, _ offset: Int) -> ByteRange {
        guard offset < file.bytes.count else { return ByteRange(at: file.bytes.count) }
        let length = file.bytes.withUnsafeBufferPointer { max(1, validUTF8Length($0, offset)) }
        return ByteRange(offset, offset + length)
    }

    private func readerDiagnostic(_ file: SourceFile) -> Diagnostic {
        let place = Place(file, ByteRange(min(at, file.bytes.count), min(at + 1, file.bytes.count)))
        guard problem == "control characters are not allowed" else {
            return Diagnostic(
                "yaml/encoding", .error, .load, "the file is not UTF-8 here: \(problem)", at: place,
                notes: ["save the file as UTF-8"])
        }
        let character = value >= 0 ? " (U+" + hexadecimal(value) + ")" : ""
        return Diagnostic(
            "yaml/encoding", .error, .load, "a control character\(character) stands in the file", at: place,
            notes: ["YAML takes none, not even in comments: remove it, or write it as an escape in double quotes"])
    }

    private func hexadecimal(_ value: Int) -> String {
        let digits = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
