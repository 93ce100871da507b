import CRE2

/// An expression compiled by RE2.
final class RegexpProgram: Sendable {
    private struct Handle: @unchecked Sendable {
        // RE2 objects are safe to use from several threads.
        let pointer: OpaquePointer
    }

    private let handle: Handle?

    /// RE2's own default, and what a pattern may take that does not fit into it.
    private static let memoryLimits: [Int64] = [8 << 20, 512 << 20]

    /// - Parameter pattern: in RE2's syntax. One that RE2 cannot compile within the memory limit gives a program that never matches.
    init(_ pattern: [UInt8]) {
        handle = pattern.withUnsafeBufferPointer { bytes in
            Self.withCharacters(bytes) { text, count in
                for limit in Self.memoryLimits {
                    if let pointer = cre2_new(text, count, limit) { return Handle(pointer: pointer) }
                }
                return nil
            }
        }
    }

    deinit {
        if let handle { cre2_delete(handle.pointer) }
    }

    /// Whether RE2 could compile the pattern.
    var isUsable: Bool { handle != nil }

    /// Whether the text, which must be UTF-8, has a match.
    func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let handle else { return false }
        return Self.withCharacters(text) { cre2_match(handle.pointer, $0, $1, 0, nil, 0) }
    }

    /// The offsets of the first match at or behind `start` and of its first groups, as many as fit into `offsets`.
    func find(_ text: UnsafeBufferPointer<UInt8>, from start: Int, into offsets: inout [Int]) -> Bool {
        guard let handle else { return false }
        return offsets.withUnsafeMutableBufferPointer { out in
            Self.withCharacters(text) { cre2_match(handle.pointer, $0, $1, start, out.baseAddress, out.count / 2) }
        }
    }

    /// RE2 wants a pointer even for an empty text.
    private static func withCharacters<Result>(
        _ bytes: UnsafeBufferPointer<UInt8>, _ body: (UnsafePointer<CChar>, Int) -> Result
    ) -> Result {
        guard let base = bytes.baseAddress, !bytes.isEmpty else {
            return withUnsafePointer(to: CChar(0)) { body($0, 0) }
        }
        return base.withMemoryRebound(to: CChar.self, capacity: bytes.count) { body($0, bytes.count) }
    }
}
