/// A text in which every byte that is no UTF-8 has been replaced by U+FFFD: what Go's matcher sees of it.
struct RepairedText {
    let bytes: [UInt8]
    /// Where, in the repaired text, the replaced bytes begin; each is two bytes longer than what it stands for.
    private let repairs: [Int]

    /// Nil where the text is UTF-8 already.
    init?(_ text: UnsafeBufferPointer<UInt8>) {
        var i = 0
        while i < text.count, text[i] < 0x80 { i += 1 }
        var out: [UInt8]?
        var repairs: [Int] = []
        while i < text.count {
            let (value, width) = decodeRune(text, at: i)
            if width == 1, value == invalidRune {
                if out == nil { out = Array(text[..<i]) }
                repairs.append(out?.count ?? 0)
                out?.append(contentsOf: [0xEF, 0xBF, 0xBD])
            } else {
                out?.append(contentsOf: text[i..<i + width])
            }
            i += width
        }
        guard let out else { return nil }
        bytes = out
        self.repairs = repairs
    }

    /// An offset of the repaired text in the original one.
    func originalOffset(of offset: Int) -> Int { offset - 2 * count { $0 < offset } }

    /// An offset of the original text in the repaired one.
    func offset(ofOriginal offset: Int) -> Int {
        var low = 0
        var high = repairs.count
        while low < high {
            let middle = (low + high) / 2
            if repairs[middle] - 2 * middle < offset { low = middle + 1 } else { high = middle }
        }
        return offset + 2 * low
    }

    /// How many repairs at the front satisfy a condition that holds for a first part of them.
    private func count(where isBefore: (Int) -> Bool) -> Int {
        var low = 0
        var high = repairs.count
        while low < high {
            let middle = (low + high) / 2
            if isBefore(repairs[middle]) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
