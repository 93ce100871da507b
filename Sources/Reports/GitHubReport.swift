import SourceText

/// The workflow commands with which GitHub Actions puts findings beside the lines of a pull request.
enum GitHubReport {
    static func render(_ diagnostics: [Diagnostic]) -> [UInt8] {
        var output: [UInt8] = []
        var files = FileIndex()
        for diagnostic in diagnostics {
            let source = files[diagnostic.primary.file]
            let range = source.clamped(diagnostic.primary.focusedRange)
            let start = source.position(of: range.lowerBound)
            let lastLine = source.lastLine(of: range)
            output += "::\(command(diagnostic.severity)) file=".utf8
            property(source.file.path, into: &output)
            output += ",line=\(start.line)".utf8
            // The runner drops columns, with a warning, where the lines differ.
            if lastLine == start.line {
                let end = source.position(of: min(range.upperBound, source.lines.content(ofLine: lastLine).upperBound))
                output += ",col=\(start.column),endLine=\(lastLine),endColumn=\(max(end.column, start.column))".utf8
            } else {
                output += ",endLine=\(lastLine)".utf8
            }
            output += ",title=".utf8
            property(diagnostic.check, into: &output)
            output += "::".utf8
            message(text(of: diagnostic, &files), into: &output)
            output.append(0x0A)
        }
        return output
    }

    private static func command(_ severity: Severity) -> String {
        switch severity {
        case .error: return "error"
        case .warning: return "warning"
        case .info, .hint: return "notice"
        }
    }

    /// The message with everything that the other formats show around the source.
    private static func text(of diagnostic: Diagnostic, _ files: inout FileIndex) -> String {
        var lines = [diagnostic.message]
        if !diagnostic.primary.label.isEmpty { lines.append(diagnostic.primary.label) }
        for place in diagnostic.related where !place.label.isEmpty {
            let position = files[place.file].position(of: Int(place.range.start))
            lines.append("\(place.file.path):\(position.line):\(position.column): \(place.label)")
        }
        for note in diagnostic.notes { lines.append("note: " + note) }
        for fix in diagnostic.fixes { lines.append("help: " + fix.title) }
        return lines.joined(separator: "\n")
    }

    private static func message(_ text: String, into output: inout [UInt8]) {
        for scalar in text.unicodeScalars {
            switch scalar {
            case "%": output += "%25".utf8
            case "\r": output += "%0D".utf8
            case "\n": output += "%0A".utf8
            default: _ = VisibleText.append(scalar, to: &output)
            }
        }
    }

    private static func property(_ text: String, into output: inout [UInt8]) {
        for scalar in text.unicodeScalars {
            switch scalar {
            case ":": output += "%3A".utf8
            case ",": output += "%2C".utf8
            default: message(String(scalar), into: &output)
            }
        }
    }
}
