import Documents
import SourceText

/// One recorded case: a JSON object with getters for what the sets' files hold.
struct Record: Sendable {
    let node: Node

    init(_ node: Node) { self.node = node.resolved }

    /// Parses one line of a `.jsonl` file; nil when it is no JSON object.
    init?(line: [UInt8]) {
        let (tree, diagnostics) = JSONReader.read(SourceFile(path: "case", bytes: line))
        guard let root = tree.root, root.kind == .mapping, !diagnostics.contains(where: { $0.effect == .load }) else { return nil }
        node = root
    }

    /// The member of that name; nil when it is absent or null.
    subscript(_ key: StaticString) -> Node? {
        guard let value = node[key], !Self.isNull(value) else { return nil }
        return value
    }

    func has(_ key: StaticString) -> Bool { node[key] != nil }

    func string(_ key: StaticString) -> String? { self[key]?.string }

    func int(_ key: StaticString) -> Int? { self[key].flatMap { Int($0.string) } }

    func bool(_ key: StaticString) -> Bool? { self[key].map { $0.hasText("true") } }

    func record(_ key: StaticString) -> Record? { self[key].map(Record.init) }

    /// The items of a list; empty when it is absent.
    func list(_ key: StaticString) -> [Node] { self[key].map { Array($0.children) } ?? [] }

    func records(_ key: StaticString) -> [Record] { list(key).map(Record.init) }

    func strings(_ key: StaticString) -> [String] { list(key).map(\.string) }

    /// The bytes of `text`, or of `base64` when only that member is there.
    func bytes(_ text: StaticString, base64: StaticString) -> [UInt8]? {
        if let plain = self[text] { return plain.bytes }
        return self[base64].flatMap { decodeBase64($0.bytes) }
    }

    static func isNull(_ node: Node) -> Bool { node.style == .plain && node.hasText("null") }
}

/// Decodes standard base64 with padding; nil for anything else.
func decodeBase64(_ text: [UInt8]) -> [UInt8]? {
    var out: [UInt8] = []
    out.reserveCapacity(text.count / 4 * 3)
    var bits: UInt32 = 0
    var count = 0
    for byte in text {
        let value: UInt8
        switch byte {
        case 0x41...0x5A: value = byte - 0x41
        case 0x61...0x7A: value = byte - 0x61 + 26
        case 0x30...0x39: value = byte - 0x30 + 52
        case 0x2B: value = 62
        case 0x2F: value = 63
        case 0x3D: continue
        default: return nil
        }
        bits = bits << 6 | UInt32(value)
        count += 6
        if count >= 8 {
            count -= 8
            out.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
        }
    }
    return out
}
