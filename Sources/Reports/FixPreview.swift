import SourceText

/// What a fix changes, as a small comparison: the lines as they are and as they would be.
struct FixPreview {
    /// Lines that follow each other and are changed together.
    struct Hunk {
        let source: IndexedFile
        let firstLine: Int
        let removed: [ExcerptLine]
        let added: [ExcerptLine]

        var lastLine: Int { firstLine + max(removed.count, added.count, 1) - 1 }
    }

    let hunks: [Hunk]

    /// More lines than this are not shown on either side of a hunk.
    private static let mostLines = 8
    /// What stands before and behind a change on an overlong line is left out.
    private static let mostContext = 512
    /// A larger change is not shown.
    private static let mostBytes = 16384

    init(_ fix: Fix, _ files: inout FileIndex, _ options: ReportOptions) {
        var hunks: [Hunk] = []
        var order: [ObjectIdentifier] = []
        var edits: [ObjectIdentifier: [Fix.Edit]] = [:]
        for edit in fix.edits {
            let id = ObjectIdentifier(edit.file)
            if edits[id] == nil { order.append(id) }
            edits[id, default: []].append(edit)
        }
        for id in order {
            guard
                let ofFile = edits[id]?.enumerated().sorted(by: {
                    ($0.element.range.start, $0.offset) < ($1.element.range.start, $1.offset)
                }).map(\.element), let file = ofFile.first?.file
            else { continue }
            let source = files[file]
            let limit = Excerpt.columns(source, options)
            var group: [Fix.Edit] = []
            var lastLine = 0
            for edit in ofFile {
                let range = source.clamped(edit.range)
                if !group.isEmpty, source.lines.line(of: range.lowerBound) > lastLine + 1 {
                    if let hunk = Self.hunk(group, source, limit: limit) { hunks.append(hunk) }
                    group = []
                }
                group.append(edit)
                lastLine = source.lines.line(of: range.upperBound)
            }
            if let hunk = Self.hunk(group, source, limit: limit) { hunks.append(hunk) }
        }
        self.hunks = hunks
    }

    private static func hunk(_ edits: [Fix.Edit], _ source: IndexedFile, limit: Int) -> Hunk? {
        guard let first = edits.first, let last = edits.last else { return nil }
        let start = source.clamped(first.range).lowerBound
        let end = edits.reduce(start) { max($0, source.clamped($1.range).upperBound) }
        let line = source.lines.line(of: start)
        let from = max(source.lines.start(ofLine: line), start - mostContext)
        let to = min(
            source.lines.content(ofLine: source.lines.line(of: source.clamped(last.range).upperBound)).upperBound, end + mostContext)
        guard to >= end, to - from <= mostBytes, edits.reduce(0, { $0 + $1.replacement.utf8.count }) <= mostBytes else { return nil }
        let old = Array(source.bytes[from..<to])
        var new: [UInt8] = []
        var copied = from
        // Edits touch no secret: one lies in what is copied.
        let secrets = source.secrets.filter { $0.upperBound > from && $0.lowerBound < to }
        let oldSecrets = secrets.map { max(0, $0.lowerBound - from)..<min($0.upperBound, to) - from }
        var newSecrets: [Range<Int>] = []
        func copy(upTo end: Int) {
            let shift = new.count - copied
            newSecrets += secrets.filter { $0.lowerBound < end && $0.upperBound > copied }
                .map { max($0.lowerBound, copied) + shift..<min($0.upperBound, end) + shift }
            new += source.bytes[copied..<end]
        }
        for edit in edits {
            let range = source.clamped(edit.range)
            // Edits do not overlap; one that does anyhow is not shown.
            if range.lowerBound < copied { continue }
            copy(upTo: range.lowerBound)
            new += edit.replacement.utf8
            copied = range.upperBound
        }
        copy(upTo: to)
        let removed = lines(old)[...]
        let added = lines(new)[...]
        func same(_ a: Range<Int>?, _ b: Range<Int>?) -> Bool {
            guard let a, let b else { return false }
            return old[a] == new[b]
        }
        var skipped = 0
        while skipped < min(removed.count, added.count), old[removed[skipped]] == new[added[skipped]] { skipped += 1 }
        var kept = (removed.dropFirst(skipped), added.dropFirst(skipped))
        while same(kept.0.last, kept.1.last) { kept = (kept.0.dropLast(), kept.1.dropLast()) }
        if kept.0.isEmpty, kept.1.isEmpty { return nil }
        // Where the first lines part is what has to be seen.
        func shown(
            _ text: [UInt8], _ secrets: [Range<Int>], _ lines: ArraySlice<Range<Int>>, _ other: [UInt8], _ others: ArraySlice<Range<Int>>
        ) -> [ExcerptLine] {
            zip(lines, 0...).map { range, index in
                let counterpart = others.dropFirst(index).first.map { other[$0] }
                let common = counterpart.map { zip(text[range], $0).prefix { $0 == $1 }.count } ?? 0
                return ExcerptLine(text, range, secrets: secrets, focus: range.lowerBound + common, limit: limit)
            }
        }
        return Hunk(
            source: source, firstLine: line + skipped, removed: shown(old, oldSecrets, kept.0, new, kept.1),
            added: shown(new, newSecrets, kept.1, old, kept.0))
    }

    /// The lines of a text without their line breaks.
    private static func lines(_ text: [UInt8]) -> [Range<Int>] {
        var lines: [Range<Int>] = []
        var start = 0
        for i in text.indices where text[i] == 0x0A {
            lines.append(start..<(i > start && text[i - 1] == 0x0D ? i - 1 : i))
            start = i + 1
        }
        lines.append(start..<text.count)
        return lines
    }

    func draw(gutter: Int, primary: SourceFile, into output: inout StyledOutput) {
        for hunk in hunks {
            if hunk.source.file !== primary {
                output.spaces(gutter)
                output.write("::: ", .frame)
                output.visible(hunk.source.file.path)
                output.newline()
            }
            Excerpt.blankGutter(gutter, into: &output)
            output.newline()
            draw(hunk.removed, from: hunk.firstLine, "-", .removed, gutter: gutter, into: &output)
            draw(hunk.added, from: hunk.firstLine, "+", .added, gutter: gutter, into: &output)
        }
    }

    private func draw(
        _ lines: [ExcerptLine], from number: Int, _ sign: StaticString, _ style: Style, gutter: Int, into output: inout StyledOutput
    ) {
        for (index, line) in lines.enumerated() {
            if index == Self.mostLines, lines.count > Self.mostLines + 1 {
                output.write("...", .frame)
                output.newline()
                return
            }
            output.spaces(gutter - String(number + index).utf8.count)
            output.write(number + index, .frame)
            output.spaces(1)
            output.write(sign, style)
            output.spaces(1)
            output.write(line.text, style)
            output.newline()
        }
    }
}
