import CTimeZones
import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The tz database: the system's where it has one, else the one in the binary. Zones are read when they are first asked for.
package enum TimeZones {
    /// Why a name is no time zone, in Go's words.
    package struct Problem: Error, Sendable, Equatable {
        package let message: String
    }

    private static let known = Mutex<[String: Zone]>([:])

    /// Go's `time.LoadLocation`: `Europe/Berlin`; nothing and `UTC` are UTC, `Local` is taken for UTC, too.
    ///
    /// `zoneinfo` is the folder of the system's database, nil for the embedded one alone.
    package static func zone(named name: String, zoneinfo: String? = "/usr/share/zoneinfo") throws(Problem) -> Zone {
        if name.isEmpty || name == "UTC" || name == "Local" { return .utc }
        let bytes = Array(name.utf8)
        if bytes[0] == 0x2F || bytes[0] == 0x5C || name.contains("..") || bytes.contains(0) {
            throw Problem(message: "time: invalid location name")
        }
        let key = (zoneinfo ?? "") + "\u{0}" + name
        if let zone = known.withLock({ $0[key] }) { return zone }
        guard let zone = zoneinfo.flatMap({ read($0 + "/" + name, name) }) ?? embedded(name) else {
            throw Problem(message: "unknown time zone \(name)")
        }
        known.withLock { $0[key] = zone }
        return zone
    }

    /// The names of the embedded database, in the order of their bytes.
    package static var names: [String] { withEmbedded { table in (0..<table.count).map { table.name($0) } } }

    private static func read(_ path: String, _ name: String) -> Zone? {
        let file = open(path, O_RDONLY)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var data: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 16 << 10)
        while data.count < 1 << 20 {
            let count = chunk.withUnsafeMutableBytes { readBytes(file, $0) }
            guard count >= 0 else { return nil }
            if count == 0 { break }
            data += chunk[..<count]
        }
        return data.withUnsafeBufferPointer { ZoneFile.read($0, name: name) }
    }

    private static func readBytes(_ file: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
        #if canImport(Glibc)
        return Glibc.read(file, buffer.baseAddress, buffer.count)
        #elseif canImport(Musl)
        return Musl.read(file, buffer.baseAddress, buffer.count)
        #else
        return Darwin.read(file, buffer.baseAddress, buffer.count)
        #endif
    }

    private static func embedded(_ name: String) -> Zone? {
        withEmbedded { table in table.data(of: Array(name.utf8)).flatMap { ZoneFile.read($0, name: name) } }
    }

    private static func withEmbedded<T>(_ body: (EmbeddedZones) -> T) -> T {
        var size: UInt = 0
        let start = monctl_time_zones(&size)
        return body(EmbeddedZones(data: UnsafeBufferPointer(start: start, count: Int(size))))
    }
}

/// The table that `scripts/pack-time-zones` writes.
private struct EmbeddedZones {
    let data: UnsafeBufferPointer<UInt8>

    var count: Int { data.count < 4 ? 0 : integer(0) }

    private func integer(_ i: Int) -> Int {
        Int(data[i]) | Int(data[i + 1]) << 8 | Int(data[i + 2]) << 16 | Int(data[i + 3]) << 24
    }

    private func nameBytes(_ i: Int) -> UnsafeBufferPointer<UInt8> {
        let start = integer(4 + i * 12)
        var end = start
        while end < data.count, data[end] != 0 { end += 1 }
        return UnsafeBufferPointer(rebasing: data[start..<end])
    }

    func name(_ i: Int) -> String { String(decoding: nameBytes(i), as: UTF8.self) }

    func data(of name: [UInt8]) -> UnsafeBufferPointer<UInt8>? {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            let candidate = nameBytes(middle)
            if candidate.elementsEqual(name) {
                let start = integer(4 + middle * 12 + 4)
                return UnsafeBufferPointer(rebasing: data[start..<start + integer(4 + middle * 12 + 8)])
            }
            if candidate.lexicographicallyPrecedes(name) { low = middle + 1 } else { high = middle }
        }
        return nil
    }
}
