import FuzzSupport

@_cdecl("FuzzPrometheus_main")
func entry(_ argc: CInt, _ argv: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> CInt {
    fuzz(argc, argv, runOne)
}
