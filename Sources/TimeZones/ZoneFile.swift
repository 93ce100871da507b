/// Reads TZif data: the whole file, or from its second header on.
enum ZoneFile {
    /// Nil for anything that is not TZif.
    static func read(_ data: UnsafeBufferPointer<UInt8>, name: String) -> Zone? {
        guard let first = Header(data, at: 0) else { return nil }
        var header = first
        var isWide = false
        if first.version >= 2 {
            isWide = true
            // Embedded data begins with the wide half, a file with the narrow one.
            if let second = Header(data, at: first.end(timeSize: 4)) { header = second }
        }
        let size = isWide ? 8 : 4
        guard header.end(timeSize: size) <= data.count, header.types > 0 else { return nil }

        var at = header.start
        var times: [Int64] = []
        times.reserveCapacity(header.times)
        for _ in 0..<header.times {
            times.append(isWide ? integer64(data, at) : Int64(integer32(data, at)))
            at += size
        }
        let typeNumbers = at
        at += header.times
        let typeTable = at
        let names = at + header.types * 6
        var types: [Zone.LocalType] = []
        for i in 0..<header.types {
            let entry = typeTable + i * 6
            let nameOffset = Int(data[entry + 5])
            guard nameOffset < header.characters else { return nil }
            var end = names + nameOffset
            while end < names + header.characters, data[end] != 0 { end += 1 }
            types.append(
                Zone.LocalType(
                    offset: Int(integer32(data, entry)), isDaylight: data[entry + 4] != 0,
                    abbreviation: String(decoding: data[(names + nameOffset)..<end], as: UTF8.self)))
        }
        var transitions: [(time: Int64, type: UInt8)] = []
        transitions.reserveCapacity(header.times)
        for (i, time) in times.enumerated() {
            let type = data[typeNumbers + i]
            guard Int(type) < types.count else { return nil }
            transitions.append((time, type))
        }
        let rest = data[header.end(timeSize: size)...]
        var rule: ZoneRule?
        if rest.count > 2, rest.first == 0x0A, rest.last == 0x0A { rule = ZoneRule(Array(rest.dropFirst().dropLast())[...]) }
        return Zone(name: name, types: types, transitions: transitions, rule: rule)
    }

    private struct Header {
        var version: Int
        var start: Int
        var utc: Int
        var standard: Int
        var leaps: Int
        var times: Int
        var types: Int
        var characters: Int

        init?(_ data: UnsafeBufferPointer<UInt8>, at offset: Int) {
            guard offset >= 0, offset + 44 <= data.count, data[offset] == 0x54, data[offset + 1] == 0x5A, data[offset + 2] == 0x69,
                data[offset + 3] == 0x66
            else { return nil }
            let letter = data[offset + 4]
            version = letter == 0 ? 1 : Int(letter) - 0x30
            func count(_ i: Int) -> Int { min(1 << 20, Int(UInt32(bitPattern: integer32(data, offset + 20 + i * 4)))) }
            utc = count(0)
            standard = count(1)
            leaps = count(2)
            times = count(3)
            types = count(4)
            characters = count(5)
            start = offset + 44
        }

        func end(timeSize: Int) -> Int {
            start + times * (timeSize + 1) + types * 6 + characters + leaps * (timeSize + 4) + standard + utc
        }
    }
}

private func integer32(_ data: UnsafeBufferPointer<UInt8>, _ i: Int) -> Int32 {
    Int32(bitPattern: UInt32(data[i]) << 24 | UInt32(data[i + 1]) << 16 | UInt32(data[i + 2]) << 8 | UInt32(data[i + 3]))
}

private func integer64(_ data: UnsafeBufferPointer<UInt8>, _ i: Int) -> Int64 {
    var value: UInt64 = 0
    for k in 0..<8 { value = value << 8 | UInt64(data[i + k]) }
    return Int64(bitPattern: value)
}
