/// The text of a UUID in one of the forms that Go's usual reader takes: with dashes, also in braces or behind `urn:uuid:`, or
/// 32 digits alone.
enum UUIDText {
    static func isValid(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        switch bytes.count {
        case 32: return bytes.allSatisfy(isHex)
        case 36: return isDashed(bytes[...])
        // What stands in place of the braces is not looked at.
        case 38: return isDashed(bytes[1..<37])
        case 45:
            let prefix = bytes[..<9].map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
            return prefix.elementsEqual("urn:uuid:".utf8) && isDashed(bytes[9...])
        default: return false
        }
    }

    private static func isDashed(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.enumerated().allSatisfy { i, byte in
            i == 8 || i == 13 || i == 18 || i == 23 ? byte == 0x2D : isHex(byte)
        }
    }

    private static func isHex(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte | 0x20)
    }
}
