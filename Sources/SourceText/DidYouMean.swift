/// The name a person most likely meant.
///
/// Compares by Damerau–Levenshtein distance (insert, delete, replace, swap of neighbours), case-folded for ASCII, and
/// accepts at most a third of the word's length (at least one step). Returns nil when nothing is near enough.
package func didYouMean(_ word: String, among names: some Sequence<String>) -> String? {
    let wanted = foldCase(word)
    guard !wanted.isEmpty, wanted.count <= 64 else { return nil }
    let limit = max(1, wanted.count / 3)
    var best: (name: String, distance: Int)?
    for name in names {
        let candidate = foldCase(name)
        if abs(candidate.count - wanted.count) > limit { continue }
        let distance = damerauLevenshtein(wanted, candidate)
        if distance > limit || (distance == candidate.count && distance > 0) { continue }
        if let known = best, known.distance <= distance { continue }
        best = (name, distance)
    }
    return best?.name
}

private func foldCase(_ word: String) -> [UInt8] {
    word.utf8.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
}

private func damerauLevenshtein(_ a: [UInt8], _ b: [UInt8]) -> Int {
    if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    var row = [Int](repeating: 0, count: b.count + 1)
    for i in 1...a.count {
        row[0] = i
        for j in 1...b.count {
            let cost = a[i - 1] == b[j - 1] ? 0 : 1
            row[j] = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + cost)
            if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
                row[j] = min(row[j], beforeLast[j - 2] + 1)
            }
        }
        (beforeLast, last, row) = (last, row, beforeLast)
    }
    return last[b.count]
}
