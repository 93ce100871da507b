import SourceText

/// A line a finding, as editors and `grep` read it: `path:line:column: severity[check] message`.
enum ConciseReport {
    static func render(_ diagnostics: [Diagnostic], _ options: ReportOptions) -> [UInt8] {
        var output = StyledOutput(hasColor: options.hasColor)
        var files = FileIndex(options.secrets)
        for diagnostic in diagnostics {
            let source = files[diagnostic.primary.file]
            let position = source.position(of: diagnostic.primary.point)
            output.visible(source.file.path, .bold)
            output.write(":")
            output.write(position.line)
            output.write(":")
            output.write(position.column)
            output.write(": ")
            output.visible("\(diagnostic.severity.name)[\(diagnostic.check)]", .severity(diagnostic.severity))
            output.write(" ")
            output.visible(diagnostic.message)
            output.newline()
        }
        return output.bytes
    }
}
