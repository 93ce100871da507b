import GoFormat

/// A URL as Go's `net/url` parses it and writes it back.
///
/// Everything is kept as bytes until the end: percent escapes can stand for bytes that are not UTF-8.
package struct GoURL: Sendable, Equatable {
    package private(set) var scheme = ""
    /// What follows the scheme of a URL without slashes: `mailto:x@y`.
    package private(set) var opaque = ""
    /// Host and port as decoded; brackets around an IPv6 address are kept.
    package private(set) var host = ""
    package private(set) var path = ""
    package private(set) var query = ""
    package private(set) var fragment = ""
    package private(set) var hasUser = false
    /// The URL written back, escapes normalised as Go does.
    package private(set) var text = ""
    /// The same with `xxxxx` in place of a password.
    package private(set) var redacted = ""

    /// What is wrong with a text, in Go's words.
    package struct ParseError: Error, Equatable {
        package var message: String
    }

    package var isEmpty: Bool { text.isEmpty }

    /// The host without its port and brackets.
    package var hostname: String {
        let bytes = Array(host.utf8)
        var end = bytes.count
        if let colon = bytes.lastIndex(of: 0x3A), bytes[(colon + 1)...].allSatisfy({ (0x30...0x39).contains($0) }) { end = colon }
        var name = bytes[..<end]
        if name.first == 0x5B, name.last == 0x5D { name = name.dropFirst().dropLast() }
        return String(decoding: name, as: UTF8.self)
    }

    package init(parsing text: String) throws(ParseError) { try self.init(parsing: Array(text.utf8)) }

    package init(parsing raw: [UInt8]) throws(ParseError) {
        var parser = URLParser()
        try parser.parse(raw)
        scheme = URLParser.string(parser.scheme)
        opaque = URLParser.string(parser.opaque)
        host = URLParser.string(parser.host)
        path = URLParser.string(parser.path)
        query = URLParser.string(parser.rawQuery)
        fragment = URLParser.string(parser.fragment)
        hasUser = parser.user != nil
        text = URLParser.string(parser.text(hidesPassword: false))
        redacted = parser.password == nil ? text : URLParser.string(parser.text(hidesPassword: true))
    }
}

/// The steps of Go's `url.Parse` and `URL.String`.
struct URLParser {
    private(set) var scheme: [UInt8] = []
    private(set) var opaque: [UInt8] = []
    private(set) var user: [UInt8]?
    private(set) var password: [UInt8]?
    private(set) var host: [UInt8] = []
    private(set) var path: [UInt8] = []
    private(set) var rawQuery: [UInt8] = []
    private(set) var fragment: [UInt8] = []
    private var rawPath: [UInt8] = []
    private var rawFragment: [UInt8] = []
    private var forcesQuery = false
    private var omitsHost = false

    static func string(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    mutating func parse(_ raw: [UInt8]) throws(GoURL.ParseError) {
        let hash = raw.firstIndex(of: 0x23)
        try parseWithoutFragment(hash.map { raw[..<$0] } ?? raw[...])
        guard let hash, hash + 1 < raw.count else { return }
        let text = Array(raw[(hash + 1)...])
        fragment = try URLEscaping.unescape(text, .fragment)
        rawFragment = URLEscaping.escape(fragment, .fragment) == text ? [] : text
    }

    private mutating func parseWithoutFragment(_ raw: ArraySlice<UInt8>) throws(GoURL.ParseError) {
        if raw.contains(where: { $0 < 0x20 || $0 == 0x7F }) { throw GoURL.ParseError(message: "invalid control character in URL") }
        if raw.elementsEqual("*".utf8) {
            path = Array(raw)
            return
        }
        var rest = try takeScheme(raw)
        if rest.last == 0x3F, rest.firstIndex(of: 0x3F) == rest.endIndex - 1 {
            forcesQuery = true
            rest = rest.dropLast()
        } else if let mark = rest.firstIndex(of: 0x3F) {
            rawQuery = Array(rest[(mark + 1)...])
            rest = rest[..<mark]
        }
        if rest.first != 0x2F {
            if !scheme.isEmpty {
                opaque = Array(rest)
                return
            }
            let segment = rest.prefix { $0 != 0x2F }
            if segment.contains(0x3A) { throw GoURL.ParseError(message: "first path segment in URL cannot contain colon") }
        }
        let slashes = rest.prefix { $0 == 0x2F }.count
        if slashes >= 2, !scheme.isEmpty || slashes < 3 {
            let authority = rest.dropFirst(2).prefix { $0 != 0x2F }
            rest = rest[authority.endIndex...]
            try parseAuthority(authority)
        } else if !scheme.isEmpty, slashes > 0 {
            omitsHost = true
        }
        let written = Array(rest)
        path = try URLEscaping.unescape(written, .path)
        rawPath = URLEscaping.escape(path, .path) == written ? [] : written
    }

    private mutating func takeScheme(_ raw: ArraySlice<UInt8>) throws(GoURL.ParseError) -> ArraySlice<UInt8> {
        for (i, byte) in zip(raw.indices, raw) {
            switch byte {
            case 0x61...0x7A, 0x41...0x5A: continue
            case 0x30...0x39, 0x2B, 0x2D, 0x2E:
                if i == raw.startIndex { return raw }
            case 0x3A:
                if i == raw.startIndex { throw GoURL.ParseError(message: "missing protocol scheme") }
                scheme = raw[..<i].map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
                return raw[(i + 1)...]
            default:
                return raw
            }
        }
        return raw
    }

    private mutating func parseAuthority(_ authority: ArraySlice<UInt8>) throws(GoURL.ParseError) {
        guard let at = authority.lastIndex(of: 0x40) else {
            host = try URLHost.parse(authority)
            return
        }
        host = try URLHost.parse(authority[(at + 1)...])
        let userinfo = authority[..<at]
        for byte in userinfo {
            switch byte {
            case 0x61...0x7A, 0x41...0x5A, 0x30...0x39: continue
            default:
                if !"-._:~!$&'()*+,;=%@".utf8.contains(byte) { throw GoURL.ParseError(message: "invalid userinfo") }
            }
        }
        if let colon = userinfo.firstIndex(of: 0x3A) {
            user = try URLEscaping.unescape(Array(userinfo[..<colon]), .userPassword)
            password = try URLEscaping.unescape(Array(userinfo[(colon + 1)...]), .userPassword)
        } else {
            user = try URLEscaping.unescape(Array(userinfo), .userPassword)
        }
    }

    // MARK: Writing

    func text(hidesPassword: Bool) -> [UInt8] {
        var out: [UInt8] = []
        if !scheme.isEmpty { out += scheme + [0x3A] }
        if !opaque.isEmpty {
            out += opaque
        } else {
            writeHost(hidesPassword: hidesPassword, into: &out)
            let path = escapedPath
            if let first = path.first, first != 0x2F, !host.isEmpty { out.append(0x2F) }
            if out.isEmpty, path.prefix(while: { $0 != 0x2F }).contains(0x3A) { out += Array("./".utf8) }
            out += path
        }
        if forcesQuery || !rawQuery.isEmpty { out += [0x3F] + rawQuery }
        if !fragment.isEmpty {
            let keeps = !rawFragment.isEmpty && URLEscaping.isValid(rawFragment, .fragment)
            out += [0x23] + (keeps ? rawFragment : URLEscaping.escape(fragment, .fragment))
        }
        return out
    }

    private func writeHost(hidesPassword: Bool, into out: inout [UInt8]) {
        guard !scheme.isEmpty || !host.isEmpty || user != nil else { return }
        if omitsHost, host.isEmpty, user == nil { return }
        if !host.isEmpty || !path.isEmpty || user != nil { out += Array("//".utf8) }
        if let user {
            out += URLEscaping.escape(user, .userPassword)
            if let password { out += [0x3A] + (hidesPassword ? Array("xxxxx".utf8) : URLEscaping.escape(password, .userPassword)) }
            out.append(0x40)
        }
        out += URLEscaping.escape(host, .host)
    }

    private var escapedPath: [UInt8] {
        if !rawPath.isEmpty, URLEscaping.isValid(rawPath, .path) { return rawPath }
        if path == [0x2A] { return path }
        return URLEscaping.escape(path, .path)
    }
}
