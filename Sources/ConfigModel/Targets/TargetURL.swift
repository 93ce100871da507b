/// The URL that is scraped or that alerts are sent to, put together as Go's `url.URL` prints itself: nothing is checked.
///
/// Reserved characters of the host are escaped, an unknown or empty scheme stays as it is.
struct TargetURL: Sendable {
    /// URL parameters of the job, ready for the URL, by name.
    private let params: [(name: [UInt8], escapedName: [UInt8], values: [[UInt8]])]
    private var out: [UInt8] = []

    init(params: [(name: String, values: [String])] = []) {
        self.params =
            params
            .filter { !$0.values.isEmpty }
            .map { param in
                let name = Array(param.name.utf8)
                return (name, Self.escaped(name), param.values.map { Self.escaped(Array($0.utf8)) })
            }
            .sorted { $0.name.lexicographicallyPrecedes($1.name) }
    }

    /// The URL of labels; `path` is the name of the label that holds the path.
    mutating func text(of labels: Labels, path: [UInt8]) -> String {
        out.removeAll(keepingCapacity: true)
        let scheme = labels.bytes(of: TargetLabel.Bytes.scheme)
        let host = labels.bytes(of: TargetLabel.Bytes.address)
        let path = labels.bytes(of: path)
        if !scheme.isEmpty {
            out += scheme
            out.append(UInt8(ascii: ":"))
        }
        if !scheme.isEmpty || !host.isEmpty {
            if !host.isEmpty || !path.isEmpty { out += "//".utf8 }
            append(host, URLCharacters.host)
        }
        if let first = path.first {
            if first != UInt8(ascii: "/"), !host.isEmpty { out.append(UInt8(ascii: "/")) }
            // A colon in the first piece of a bare path would make a scheme of it.
            if out.isEmpty, path.prefix(while: { $0 != UInt8(ascii: "/") }).contains(UInt8(ascii: ":")) { out += "./".utf8 }
            if path.count == 1, first == UInt8(ascii: "*") { out.append(first) } else { append(path, URLCharacters.path) }
        }
        appendQuery(labels)
        return String(decoding: out, as: UTF8.self)
    }

    /// The job's parameters and those of labels `__param_NAME`, by name; such a label replaces the first value.
    private mutating func appendQuery(_ labels: Labels) {
        let labelled = labels.range(ofPrefix: TargetLabel.Bytes.paramPrefix)
        if labelled.isEmpty, params.isEmpty { return }
        var separator = UInt8(ascii: "?")
        var i = 0
        var k = labelled.lowerBound
        func append(_ name: [UInt8], _ value: [UInt8], _ out: inout [UInt8]) {
            out.append(separator)
            separator = UInt8(ascii: "&")
            out += name
            out.append(UInt8(ascii: "="))
            out += value
        }
        while true {
            let label = k < labelled.upperBound ? labels.nameBytes(at: k).dropFirst(TargetLabel.Bytes.paramPrefix.count) : nil
            if i < params.count, label.map({ !$0.lexicographicallyPrecedes(params[i].name) }) ?? true {
                let param = params[i]
                i += 1
                var values = param.values[...]
                if let label, label.elementsEqual(param.name) {
                    append(param.escapedName, Self.escaped(labels.valueBytes(at: k)), &out)
                    values = values.dropFirst()
                    k += 1
                }
                for value in values { append(param.escapedName, value, &out) }
            } else if let label {
                append(Self.escaped(label), Self.escaped(labels.valueBytes(at: k)), &out)
                k += 1
            } else {
                return
            }
        }
    }

    private mutating func append(_ bytes: ArraySlice<UInt8>, _ plain: URLCharacters) {
        for byte in bytes {
            if plain.contains(byte) { out.append(byte) } else { Self.appendEscape(byte, to: &out) }
        }
    }

    /// A name or value of a query: a blank is `+`.
    private static func escaped(_ bytes: some Collection<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        for byte in bytes {
            if URLCharacters.query.contains(byte) {
                out.append(byte)
            } else if byte == UInt8(ascii: " ") {
                out.append(UInt8(ascii: "+"))
            } else {
                appendEscape(byte, to: &out)
            }
        }
        return out
    }

    private static func appendEscape(_ byte: UInt8, to out: inout [UInt8]) {
        func digit(_ value: UInt8) -> UInt8 { value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") - 10 + value }
        out.append(UInt8(ascii: "%"))
        out.append(digit(byte >> 4))
        out.append(digit(byte & 15))
    }
}

/// The ASCII characters that stand for themselves in a part of a URL.
private struct URLCharacters: Sendable {
    private var low: UInt64 = 0
    private var high: UInt64 = 0

    static let query = URLCharacters("-_.~")
    static let path = URLCharacters("-_.~$&+,/:;=@")
    static let host = URLCharacters("-_.~!$&'()*+,;=:[]<>\"")

    /// Letters, digits and these.
    private init(_ others: StaticString) {
        let letters: StaticString = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
        for text in [letters, others] {
            for byte in UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount) {
                if byte < 64 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte - 64) }
            }
        }
    }

    @inline(__always)
    func contains(_ byte: UInt8) -> Bool {
        byte < 64 ? low >> UInt64(byte) & 1 == 1 : byte < 128 && high >> UInt64(byte - 64) & 1 == 1
    }
}
