extension Node {
    /// Whether a scalar at or below the node ends in one of these texts; also where an alias stands, behind which there may be one.
    package func mayHoldText(endingIn endings: [StaticString]) -> Bool {
        // Most texts end in a letter that none of these ends in.
        let letters = endings.reduce(into: UInt64(0)) { letters, ending in
            letters |= 1 << UInt64(ending.utf8Start[max(0, ending.utf8CodeUnitCount - 1)] & 63)
        }
        return mayHold { text in
            guard let last = text.last, letters >> UInt64(last & 63) & 1 == 1, let base = text.baseAddress else { return false }
            let end = base + text.count
            return endings.contains { ending in
                text.count >= ending.utf8CodeUnitCount
                    && compareMemory(end - ending.utf8CodeUnitCount, ending.utf8Start, ending.utf8CodeUnitCount) == 0
            }
        }
    }

    /// Whether a scalar at or below the node holds a byte; also where an alias stands, behind which there may be one.
    package func mayHold(_ byte: UInt8) -> Bool {
        mayHold { findByte(byte, in: $0, from: 0) != nil }
    }

    /// Whether the decoded bytes of a scalar at or below the node are as wanted, or an alias stands there.
    @inline(__always)
    private func mayHold(_ isWanted: (UnsafeBufferPointer<UInt8>) -> Bool) -> Bool {
        let subtree = Int(index)..<max(Int(index) + 1, Int(record.subtreeEnd))
        return tree.records.withUnsafeBufferPointer { records in
            tree.file.bytes.withUnsafeBufferPointer { file in
                tree.arena.withUnsafeBufferPointer { arena in
                    guard var record = records.baseAddress.map({ $0 + subtree.lowerBound }) else { return false }
                    for _ in subtree {
                        if record.pointee.kind == .alias { return true }
                        if record.pointee.kind == .scalar {
                            let base = (record.pointee.isDecoded ? arena : file).baseAddress.map { $0 + Int(record.pointee.a) }
                            if isWanted(UnsafeBufferPointer(start: base, count: base == nil ? 0 : Int(record.pointee.b))) { return true }
                        }
                        record += 1
                    }
                    return false
                }
            }
        }
    }
}
