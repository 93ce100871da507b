import SourceText

/// SARIF 2.1.0, as code scanning services read it.
enum SARIFReport {
    static func render(_ diagnostics: [Diagnostic], _ options: ReportOptions) -> [UInt8] {
        let ids = Set(diagnostics.map(\.check)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        let indices = Dictionary(uniqueKeysWithValues: zip(ids, 0...))
        var files = FileIndex(options.secrets)
        var fingerprint = Fingerprint()
        var json = JSONWriter()
        json.object { json in
            json.member("$schema", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json")
            json.member("version", "2.1.0")
            json.key("runs")
            json.array { json in
                json.object { json in
                    json.key("tool")
                    json.object { json in
                        json.key("driver")
                        json.object { driver(ids, options, into: &$0) }
                    }
                    json.member("columnKind", "unicodeCodePoints")
                    json.key("results")
                    json.array { json in
                        for diagnostic in diagnostics {
                            let print = fingerprint.text(of: diagnostic, in: files[diagnostic.primary.file])
                            json.object { result(diagnostic, indices[diagnostic.check] ?? 0, print, &files, into: &$0) }
                        }
                    }
                }
            }
        }
        json.newline()
        return json.bytes
    }

    private static func driver(_ ids: [String], _ options: ReportOptions, into json: inout JSONWriter) {
        json.member("name", options.tool.name)
        json.member("version", options.tool.version)
        if let address = options.tool.address { json.member("informationUri", address) }
        json.key("rules")
        json.array { json in
            for id in ids {
                let description = options.describe(id)
                json.object { json in
                    json.member("id", id)
                    if let summary = description?.summary, !summary.isEmpty {
                        json.key("shortDescription")
                        json.object { $0.member("text", summary) }
                    }
                    if let address = description?.documentation { json.member("helpUri", address) }
                }
            }
        }
    }

    private static func result(
        _ diagnostic: Diagnostic, _ index: Int, _ fingerprint: String, _ files: inout FileIndex, into json: inout JSONWriter
    ) {
        json.member("ruleId", diagnostic.check)
        json.member("ruleIndex", index)
        json.member("level", level(diagnostic.severity))
        json.key("message")
        json.object { $0.member("text", message(of: diagnostic)) }
        json.key("locations")
        json.array { json in
            json.object { json in
                location(diagnostic.primary, &files, into: &json)
            }
        }
        if !diagnostic.related.isEmpty {
            json.key("relatedLocations")
            json.array { json in
                for (id, place) in diagnostic.related.enumerated() {
                    json.object { json in
                        json.member("id", id)
                        location(place, &files, into: &json)
                    }
                }
            }
        }
        json.key("partialFingerprints")
        json.object { $0.member("findingHash/v1", fingerprint) }
        let fixes = diagnostic.fixes.filter { !$0.edits.isEmpty && $0.applicability != .displayOnly }
        if !fixes.isEmpty {
            json.key("fixes")
            json.array { json in
                for fix in fixes { json.object { write(fix, &files, into: &$0) } }
            }
        }
        json.key("properties")
        json.object { $0.member("effect", diagnostic.effect.rawValue) }
    }

    private static func level(_ severity: Severity) -> String {
        switch severity {
        case .error: return "error"
        case .warning: return "warning"
        case .info, .hint: return "note"
        }
    }

    /// The message, and what the format has no place of its own for.
    private static func message(of diagnostic: Diagnostic) -> String {
        var lines = [diagnostic.message]
        lines += diagnostic.notes.map { "note: " + $0 }
        lines += diagnostic.fixes.map { "help: " + $0.title }
        return lines.joined(separator: "\n")
    }

    private static func location(_ place: Place, _ files: inout FileIndex, into json: inout JSONWriter) {
        json.key("physicalLocation")
        json.object { json in
            artifact(place.file, into: &json)
            json.key("region")
            json.object { region(place.file, place.range, &files, into: &$0) }
        }
        if !place.label.isEmpty {
            json.key("message")
            json.object { $0.member("text", place.label) }
        }
    }

    private static func write(_ fix: Fix, _ files: inout FileIndex, into json: inout JSONWriter) {
        json.key("description")
        json.object { $0.member("text", fix.title) }
        json.key("artifactChanges")
        json.array { json in
            var pending = fix.edits[...]
            // Edits of one file belong into one change.
            while let first = pending.first {
                let edits = pending.filter { $0.file === first.file }
                pending = pending.filter { $0.file !== first.file }[...]
                json.object { json in
                    artifact(first.file, into: &json)
                    json.key("replacements")
                    json.array { json in
                        for edit in edits {
                            json.object { json in
                                json.key("deletedRegion")
                                json.object { region(edit.file, edit.range, &files, into: &$0) }
                                if !edit.replacement.isEmpty {
                                    json.key("insertedContent")
                                    json.object { $0.member("text", edit.replacement) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    private static func artifact(_ file: SourceFile, into json: inout JSONWriter) {
        json.key("artifactLocation")
        json.object { json in
            if file.path.utf8.first == UInt8(ascii: "/") {
                json.member("uri", "file://" + reference(file.path))
            } else {
                json.member("uri", reference(file.path))
                json.member("uriBaseId", "%SRCROOT%")
            }
        }
    }

    /// A region in characters; the end is behind the last one.
    private static func region(_ file: SourceFile, _ range: ByteRange, _ files: inout FileIndex, into json: inout JSONWriter) {
        let (start, end) = files[file].positions(of: range)
        json.member("startLine", start.line)
        json.member("startColumn", start.column)
        json.member("endLine", end.line)
        json.member("endColumn", end.column)
    }

    /// A path as a URI reference: what is no unreserved character or slash is percent-encoded.
    private static func reference(_ path: String) -> String {
        var path = Substring(path).utf8
        while path.starts(with: "./".utf8), path.count > 2 { path = path.dropFirst(2) }
        var reference: [UInt8] = []
        for byte in path {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
                reference.append(byte)
            default:
                reference.append(UInt8(ascii: "%"))
                for digit in [byte >> 4, byte & 0x0F] { reference.append(digit < 10 ? 0x30 + digit : 0x41 + digit - 10) }
            }
        }
        return String(decoding: reference, as: UTF8.self)
    }
}
