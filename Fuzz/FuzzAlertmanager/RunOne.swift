import ConfigModel
import Reports
import SourceText

/// Loads the input as alertmanager.yml in every matcher mode and renders what is wrong with it.
@_cdecl("LLVMFuzzerTestOneInput")
func runOne(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let file = SourceFile(path: "alertmanager.yml", bytes: Array(UnsafeBufferPointer(start: data, count: count)))
    for mode in MatcherMode.allCases {
        var settings = AlertmanagerSettings()
        settings.matcherMode = mode
        let loaded = AlertmanagerConfig.load(file, settings)
        let found = loaded.diagnostics + TemplateFilesChecker(loaded, version: settings.version).check([], isComplete: true)
        let options = ReportOptions(tool: ReportOptions.Tool(name: "fuzz", version: "0"))
        if mode == .fallback {
            for format in ReportFormat.allCases { _ = format.report(found, nil, options) }
        }
    }
    return 0
}
