/// Go's `strings.ToLower`, as far as it makes ASCII: two characters beyond ASCII become `i` and `k`.
func goLowercased(_ text: String) -> String {
    var out = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
        switch scalar.value {
        case 0x41...0x5A: out.append(UnicodeScalar(UInt8(scalar.value) + 0x20))
        case 0x130: out.append("i")
        case 0x212A: out.append("k")
        default: out.append(scalar)
        }
    }
    return String(out)
}
