import GoTemplate

/// Parses the input as each program's template and checks it by types.
@_cdecl("LLVMFuzzerTestOneInput")
func runOne(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: data, count: count))
    for language in [TemplateLanguage.prometheusRule, .prometheusConsole, .alertmanager] {
        let text = TemplateParser.parse(bytes, name: "fuzz", functions: language.functions, prelude: language.prelude)
        _ = text.parseError
        _ = TemplateChecker.check(text, language)
        _ = TemplateChecker.check([text], over: [text], language)
    }
    return 0
}
