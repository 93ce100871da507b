#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A label set that is being changed, with the semantics of Prometheus' `labels.Builder`.
///
/// The order in which labels were added is kept, as `labelmap` depends on it: those the builder started from come first, by name,
/// then the added ones as they came; a label that is set again after it was removed goes to the end. An empty value removes.
package struct LabelBuilder: Sendable {
    /// A piece of the arena.
    struct Piece: Sendable {
        var start: UInt32
        var count: UInt32

        var range: Range<Int> { Int(start)..<Int(start) + Int(count) }
    }

    struct Entry: Sendable {
        var name: Piece
        var value: Piece
        /// One of the labels that the builder started from.
        var isBase = false
        var isRemoved = false
    }

    /// The bytes of names and values; grows until the next reset, so a piece stays valid.
    private(set) var arena: [UInt8] = []
    private(set) var entries: ContiguousArray<Entry> = []
    /// The last entry of each name, by hash; in use only when there are many entries.
    private var buckets: [Int32] = []

    /// Up to so many entries a name is looked for one by one.
    private static let linearLimit = 32

    package init() {}

    /// A builder that starts from labels.
    package init(_ base: Labels) { reset(to: base) }

    /// Removes everything, keeps the memory.
    package mutating func reset() {
        arena.removeAll(keepingCapacity: true)
        entries.removeAll(keepingCapacity: true)
        if !buckets.isEmpty { buckets.removeAll(keepingCapacity: true) }
    }

    /// Starts again from these labels.
    package mutating func reset(to base: Labels) {
        reset()
        arena += base.bytes
        entries.reserveCapacity(base.entries.count + 8)
        for entry in base.entries {
            append(
                Entry(
                    name: Piece(start: entry.start, count: entry.nameEnd - entry.start),
                    value: Piece(start: entry.nameEnd, count: entry.valueEnd - entry.nameEnd), isBase: true))
        }
    }

    /// Becomes what another builder is, keeping the memory.
    mutating func reset(to other: LabelBuilder) {
        reset()
        arena.append(contentsOf: other.arena)
        entries.append(contentsOf: other.entries)
        if !other.buckets.isEmpty { buckets = other.buckets }
    }

    // MARK: Reading

    /// The value of a label; empty when there is none.
    package subscript(name: [UInt8]) -> ArraySlice<UInt8> { name.withUnsafeBufferPointer { arena[value($0).range] } }

    /// Where the value of a label lies; empty when there is none.
    @inline(__always)
    func value(_ name: UnsafeBufferPointer<UInt8>) -> Piece {
        let i = index(of: name)
        guard i >= 0, !entries[i].isRemoved else { return Piece(start: 0, count: 0) }
        // A nameless label that the builder started from is there, but cannot be asked for.
        if name.isEmpty, entries[i].isBase { return Piece(start: 0, count: 0) }
        return entries[i].value
    }

    @inline(__always)
    func withBytes<Result>(_ piece: Piece, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
        try arena.withUnsafeBufferPointer { try body(UnsafeBufferPointer(rebasing: $0[piece.range])) }
    }

    /// Whether two pieces hold the same bytes.
    func isEqual(_ a: Piece, _ b: Piece) -> Bool { arena[a.range].elementsEqual(arena[b.range]) }

    /// A piece as text, U+FFFD for what is no UTF-8.
    func string(_ piece: Piece) -> String { String(decoding: arena[piece.range], as: UTF8.self) }

    // MARK: Changing

    /// Sets a label; an empty value removes it.
    package mutating func set(_ name: String, _ value: String) {
        var name = name
        var value = value
        name.withUTF8 { name in value.withUTF8 { value in set(name, value) } }
    }

    /// Sets a label; an empty value removes it.
    package mutating func set(_ name: [UInt8], _ value: [UInt8]) {
        name.withUnsafeBufferPointer { name in value.withUnsafeBufferPointer { value in set(name, value) } }
    }

    /// Sets a label; an empty value removes it. The bytes must not lie in the builder's own arena.
    @inline(__always)
    mutating func set(_ name: UnsafeBufferPointer<UInt8>, _ value: UnsafeBufferPointer<UInt8>) {
        if value.isEmpty { return remove(name) }
        let start = arena.count
        arena.append(contentsOf: value)
        set(name, Piece(start: UInt32(truncatingIfNeeded: start), count: UInt32(truncatingIfNeeded: value.count)))
    }

    /// Sets a label to a value that lies in the arena already and is not empty.
    mutating func set(_ name: UnsafeBufferPointer<UInt8>, _ value: Piece) {
        let i = index(of: name)
        if i >= 0 {
            if !entries[i].isRemoved, !entries[i].isBase {
                entries[i].value = value
                return
            }
            entries[i].isRemoved = true
            append(Entry(name: entries[i].name, value: value))
            return
        }
        let start = arena.count
        arena.append(contentsOf: name)
        append(Entry(name: Piece(start: UInt32(truncatingIfNeeded: start), count: UInt32(truncatingIfNeeded: name.count)), value: value))
    }

    /// Gives the label of an entry that was not removed another value, which must not be empty.
    mutating func setValue(_ value: UnsafeBufferPointer<UInt8>, at index: Int) {
        entries[index].value = Piece(start: UInt32(truncatingIfNeeded: arena.count), count: UInt32(truncatingIfNeeded: value.count))
        arena.append(contentsOf: value)
    }

    /// Whether the label of an entry is there with the value that it has in another builder, from which this one was made.
    func isUnchanged(_ index: Int, since other: LabelBuilder) -> Bool {
        !entries[index].isRemoved && entries[index].value.start == other.entries[index].value.start
    }

    /// Whether any name or value, also of a label that is gone, holds more than ASCII.
    var holdsNonASCII: Bool {
        arena.withUnsafeBytes { bytes in
            var i = 0
            while i + 8 <= bytes.count {
                if bytes.loadUnaligned(fromByteOffset: i, as: UInt64.self) & 0x8080_8080_8080_8080 != 0 { return true }
                i += 8
            }
            while i < bytes.count {
                if bytes[i] >= 0x80 { return true }
                i += 1
            }
            return false
        }
    }

    /// The entry that holds a label; nil when there is none.
    func position(of name: [UInt8]) -> Int? {
        let i = name.withUnsafeBufferPointer { index(of: $0) }
        return i >= 0 && !entries[i].isRemoved ? i : nil
    }

    /// Sets each of the labels that is not there, or empty.
    mutating func setMissing(_ defaults: PackedLabels) {
        defaults.bytes.withUnsafeBufferPointer { bytes in
            for entry in defaults.entries {
                let name = UnsafeBufferPointer(rebasing: bytes[Int(entry.start)..<Int(entry.nameEnd)])
                let value = UnsafeBufferPointer(rebasing: bytes[Int(entry.nameEnd)..<Int(entry.valueEnd)])
                if index(of: name) < 0, !name.isEmpty, !value.isEmpty { add(name, value) } else { setMissing(name, value) }
            }
        }
    }

    /// Sets a label that is not there, or empty.
    mutating func setMissing(_ name: [UInt8], _ value: String) {
        var value = value
        name.withUnsafeBufferPointer { name in value.withUTF8 { value in setMissing(name, value) } }
    }

    private mutating func setMissing(_ name: UnsafeBufferPointer<UInt8>, _ value: UnsafeBufferPointer<UInt8>) {
        if self.value(name).count == 0 { set(name, value) }
    }

    /// Adds a label whose name was never there, with a value that is not empty.
    private mutating func add(_ name: UnsafeBufferPointer<UInt8>, _ value: UnsafeBufferPointer<UInt8>) {
        let start = UInt32(truncatingIfNeeded: arena.count)
        arena.append(contentsOf: value)
        arena.append(contentsOf: name)
        append(
            Entry(
                name: Piece(start: start + UInt32(truncatingIfNeeded: value.count), count: UInt32(truncatingIfNeeded: name.count)),
                value: Piece(start: start, count: UInt32(truncatingIfNeeded: value.count))))
    }

    package mutating func remove(_ name: [UInt8]) { name.withUnsafeBufferPointer { remove($0) } }

    mutating func remove(_ name: UnsafeBufferPointer<UInt8>) {
        let i = index(of: name)
        if i >= 0 { entries[i].isRemoved = true }
    }

    /// Removes every label whose name begins with a text.
    mutating func removeAll(withPrefix prefix: [UInt8]) {
        prefix.withUnsafeBufferPointer { prefix in
            for i in entries.indices where !entries[i].isRemoved && withBytes(entries[i].name, { hasPrefix($0, prefix) }) {
                entries[i].isRemoved = true
            }
        }
    }

    /// Removes the label of an entry.
    mutating func remove(at index: Int) { entries[index].isRemoved = true }

    // MARK: Result

    /// The labels as they stand, by name.
    package var labels: Labels {
        let live = sortedEntries
        var size = 0
        for i in live { size += Int(entries[i].name.count) + Int(entries[i].value.count) }
        var out: [Labels.Entry] = []
        out.reserveCapacity(live.count)
        let bytes = arena.withUnsafeBufferPointer { arena in
            [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
                for i in live {
                    let entry = entries[i]
                    let start = UInt32(truncatingIfNeeded: count)
                    copy(arena, entry.name, buffer, &count)
                    copy(arena, entry.value, buffer, &count)
                    out.append(
                        Labels.Entry(start: start, nameEnd: start + entry.name.count, valueEnd: UInt32(truncatingIfNeeded: count)))
                }
            }
        }
        return Labels(bytes: bytes, entries: out)
    }

    @inline(__always)
    private func copy(
        _ arena: UnsafeBufferPointer<UInt8>, _ piece: Piece, _ buffer: UnsafeMutableBufferPointer<UInt8>, _ count: inout Int
    ) {
        guard piece.count > 0, let source = arena.baseAddress, let target = buffer.baseAddress else { return }
        memcpy(target + count, source + Int(piece.start), Int(piece.count))
        count += Int(piece.count)
    }

    /// The positions of the labels that are there, by name.
    private var sortedEntries: [Int] {
        var live: [Int] = []
        live.reserveCapacity(entries.count)
        for i in entries.indices where !entries[i].isRemoved { live.append(i) }
        arena.withUnsafeBufferPointer { arena in
            func precedes(_ a: Int, _ b: Int) -> Bool {
                let x = entries[a].name
                let y = entries[b].name
                guard let base = arena.baseAddress else { return false }
                let order = memcmp(base + Int(x.start), base + Int(y.start), Int(min(x.count, y.count)))
                return order < 0 || (order == 0 && x.count < y.count)
            }
            if live.count > Self.linearLimit { return live.sort(by: precedes) }
            var i = 1
            while i < live.count {
                let moved = live[i]
                var k = i
                while k > 0, precedes(moved, live[k - 1]) {
                    live[k] = live[k - 1]
                    k -= 1
                }
                live[k] = moved
                i += 1
            }
        }
        return live
    }

    // MARK: Looking up

    /// The last entry of a name, removed or not; -1 when the name was never there.
    @inline(__always)
    private func index(of name: UnsafeBufferPointer<UInt8>) -> Int {
        if !buckets.isEmpty { return Int(buckets[bucket(of: name)]) }
        return arena.withUnsafeBufferPointer { arena in
            entries.withUnsafeBufferPointer { entries in
                var i = entries.count - 1
                while i >= 0 {
                    if isEqual(arena, entries[i].name, name) { return i }
                    i -= 1
                }
                return -1
            }
        }
    }

    @inline(__always)
    private func isEqual(_ arena: UnsafeBufferPointer<UInt8>, _ piece: Piece, _ name: UnsafeBufferPointer<UInt8>) -> Bool {
        guard Int(piece.count) == name.count else { return false }
        guard let base = arena.baseAddress, let other = name.baseAddress else { return true }
        return memcmp(base + Int(piece.start), other, name.count) == 0
    }

    private mutating func append(_ entry: Entry) {
        entries.append(entry)
        guard entries.count > Self.linearLimit else { return }
        if entries.count * 2 > buckets.count { return rebuildBuckets() }
        enter(entries.count - 1)
    }

    private mutating func rebuildBuckets() {
        buckets = Array(repeating: -1, count: max(4 * Self.linearLimit, 2 * buckets.count))
        for i in entries.indices { enter(i) }
    }

    private mutating func enter(_ i: Int) {
        let place = arena.withUnsafeBufferPointer { bucket(of: UnsafeBufferPointer(rebasing: $0[entries[i].name.range])) }
        buckets[place] = Int32(truncatingIfNeeded: i)
    }

    /// The bucket that holds a name, or the free one where it belongs.
    private func bucket(of name: UnsafeBufferPointer<UInt8>) -> Int {
        var hasher = Hasher()
        hasher.combine(bytes: UnsafeRawBufferPointer(name))
        let mask = buckets.count - 1
        var place = hasher.finalize() & mask
        return arena.withUnsafeBufferPointer { arena in
            while buckets[place] >= 0, !isEqual(arena, entries[Int(buckets[place])].name, name) { place = (place + 1) & mask }
            return place
        }
    }
}
