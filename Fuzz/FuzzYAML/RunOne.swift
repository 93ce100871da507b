import ConfigModel
import Documents
import Reports
import SourceText

/// Reads the input as a rule file in all dialects and renders what is wrong with it; the two readers of YAML must agree.
@_cdecl("LLVMFuzzerTestOneInput")
func runOne(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let file = SourceFile(path: "rules.yml", bytes: Array(UnsafeBufferPointer(start: data, count: count)))
    for dialect in [YAMLDialect.v2, .v3, .v4] {
        _ = YAMLReader.read(file, dialect: dialect, everyDocument: dialect == .v4)
        if case .different(let what) = ReaderComparison.of(file, dialect: dialect) { fatalError(what) }
    }
    let loaded = RuleFile.load(file, RuleSettings())
    let options = ReportOptions(tool: ReportOptions.Tool(name: "fuzz", version: "0"))
    for format in ReportFormat.allCases { _ = format.report(loaded.diagnostics, nil, options) }
    return 0
}
