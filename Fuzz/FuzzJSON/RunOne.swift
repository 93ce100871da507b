import Documents
import SourceText

/// Reads the input as JSON and looks at every node.
@_cdecl("LLVMFuzzerTestOneInput")
func runOne(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let (tree, _) = JSONReader.read(SourceFile(path: "a.json", bytes: Array(UnsafeBufferPointer(start: data, count: count))))
    for i in 0..<tree.nodeCount {
        let node = tree.node(at: Int32(i))
        _ = node.source.sourceRange(0..<node.bytes.count)
    }
    return 0
}
