import ConfigModel

/// Reads the input as matchers in every mode, as a list and as one.
@_cdecl("LLVMFuzzerTestOneInput")
func runOne(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: data, count: count))
    for mode in MatcherMode.allCases {
        let parser = MatcherParser(mode)
        _ = try? parser.list(bytes)
        _ = try? parser.one(bytes)
    }
    return 0
}
