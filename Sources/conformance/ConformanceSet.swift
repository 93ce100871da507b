/// How one case came out.
struct Verdict: Sendable {
    var agrees: Bool
    /// What the real program answered and what monctl answers; shown for disagreements.
    var expected: String
    var got: String
    /// For a refused case with a known place: whether a diagnostic stands there. Nil where the case names no place.
    var located: Bool?
    /// The case is not asked: its row says so.
    var isExempt = false

    static let agreement = Verdict(agrees: true, expected: "", got: "")
    static let exempt = Verdict(agrees: true, expected: "", got: "", isExempt: true)

    static func disagreement(expected: String, got: String) -> Verdict {
        Verdict(agrees: false, expected: expected, got: got)
    }

    /// Agreement when the two texts are the same bytes.
    static func equal(expected: String, got: String) -> Verdict {
        expected.utf8.elementsEqual(got.utf8) ? .agreement : .disagreement(expected: expected, got: got)
    }
}

/// One case that can be run on any core.
struct ConformanceCase: Sendable {
    let id: String
    let run: @Sendable () -> Verdict
}

/// One file of a set, shown as `SET/NAME`.
struct CaseFile: Sendable {
    let name: String
    /// Loads the cases; `folder` is the DIR given on the command line.
    let load: @Sendable (_ folder: String) throws -> [ConformanceCase]

    init(_ name: String, load: @escaping @Sendable (_ folder: String) throws -> [ConformanceCase]) {
        self.name = name
        self.load = load
    }

    /// A file with a JSON object a line and an `id` in each.
    init(_ name: String, lines path: String, check: @escaping @Sendable (Record) -> Verdict) {
        self.init(name) { folder in
            try jsonLines(folder + "/" + path).enumerated().map { number, line in
                ConformanceCase(id: "\(name):\(number + 1)", line: line, check: check)
            }
        }
    }
}

extension ConformanceCase {
    /// A case whose line is parsed when it runs. Its id is the record's `id`, else the given one.
    init(id: String, line: [UInt8], check: @escaping @Sendable (Record) -> Verdict) {
        self.init(id: Self.quickID(line) ?? id) {
            guard let record = Record(line: line) else { return .disagreement(expected: "a JSON object", got: "not readable") }
            return record.has("exempt") ? .exempt : check(record)
        }
    }

    /// The value of `"id":"…"` without parsing the line; ids hold no escapes.
    private static func quickID(_ line: [UInt8]) -> String? {
        let key = Array("\"id\":\"".utf8)
        guard line.count > key.count else { return nil }
        let limit = min(line.count - key.count, 4096)
        var i = 0
        while i < limit {
            if line[i] == key[0], line[i..<i + key.count].elementsEqual(key) {
                let start = i + key.count
                guard let end = line[start...].firstIndex(of: 0x22) else { return nil }
                return String(decoding: line[start..<end], as: UTF8.self)
            }
            i += 1
        }
        return nil
    }
}

/// A set of recorded answers, by the name under which it is reported.
struct ConformanceSet: Sendable {
    let name: String
    /// A path under DIR whose presence means that the set is there.
    let path: String
    let files: [CaseFile]
}
