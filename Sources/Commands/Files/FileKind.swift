/// What a file is, by the names that `--kind` takes.
package enum FileKind: String, Sendable, CaseIterable {
    case prometheus, rules, alertmanager, template, console, dashboard, provisioning, compose, unittest
    case fileSD = "file_sd"
    case scrapeConfigFile = "scrape_config_file"
    case web
    case stack
}

/// Tells what a file is from what stands in it.
///
/// Looks at the keys of the outermost mapping as far as they begin a line, which finds them in broken files too; JSON and
/// flow-style YAML are looked at by their first keys.
enum FileKindDetector {
    /// The kind of a file, or nil when nothing in it is known. `path` tells templates from other texts.
    static func kind(of bytes: UnsafeBufferPointer<UInt8>, path: String) -> FileKind? {
        let keys = rootKeys(bytes)
        func has(_ names: StaticString...) -> Bool { names.contains { keys.contains($0.description) } }
        if has("groups") { return .rules }
        if has("tests") { return .unittest }
        if has("route", "receivers", "inhibit_rules") { return .alertmanager }
        if has(
            "scrape_configs", "rule_files", "scrape_config_files", "alerting", "remote_write", "remote_read", "otlp", "storage", "tracing",
            "runtime")
        {
            return .prometheus
        }
        if has("services") { return .compose }
        if has("datasources", "deleteDatasources", "providers") { return .provisioning }
        if has("panels", "schemaVersion", "dashboard") { return .dashboard }
        if has("basic_auth_users", "tls_server_config", "http_server_config", "rate_limit") { return .web }
        if has("global") { return .prometheus }
        if has("targets") { return .fileSD }
        if path.hasSuffix(".tmpl") || path.hasSuffix(".tpl") { return .template }
        return nil
    }

    /// The keys of the root mapping, or of the first item of a root list, at most 256.
    static func rootKeys(_ bytes: UnsafeBufferPointer<UInt8>) -> Set<String> {
        var start = 0
        if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { start = 3 }
        var first = start
        while first < bytes.count, bytes[first] <= 0x20 { first += 1 }
        if first < bytes.count, bytes[first] == 0x7B || bytes[first] == 0x5B { return flowKeys(bytes, from: first) }
        return blockKeys(bytes, from: start)
    }

    private static func blockKeys(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Set<String> {
        var keys = Set<String>()
        var i = start
        var dashWidth: Int?
        while i < bytes.count, keys.count < 256 {
            var lineStart = i
            // The keys of the first list item stand as deep as the text behind its dash.
            if dashWidth == nil, i + 1 < bytes.count, bytes[i] == 0x2D, bytes[i + 1] == 0x20 {
                var width = 1
                while i + width < bytes.count, bytes[i + width] == 0x20 { width += 1 }
                dashWidth = width
                lineStart = i + width
            } else if let dashWidth {
                var width = 0
                while i + width < bytes.count, bytes[i + width] == 0x20 { width += 1 }
                if width == dashWidth { lineStart = i + width }
            }
            if lineStart < bytes.count, bytes[lineStart] != 0x20, let key = key(bytes, at: lineStart) { keys.insert(key) }
            guard var next = lineEnd(bytes, i) else { break }
            // No line that is indented holds a key, unless the file begins with a list.
            while dashWidth == nil, next < bytes.count, bytes[next] == 0x20 {
                guard let following = lineEnd(bytes, next) else { return keys }
                next = following
            }
            i = next
        }
        return keys
    }

    private static func lineEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ from: Int) -> Int? {
        guard let base = bytes.baseAddress, let found = findByte(base + from, 0x0A, bytes.count - from) else { return nil }
        return from + found + 1
    }

    /// `key:` or `"key":` at an offset.
    private static func key(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> String? {
        var i = start
        let quote: UInt8? = i < bytes.count && (bytes[i] == 0x22 || bytes[i] == 0x27) ? bytes[i] : nil
        if quote != nil { i += 1 }
        let nameStart = i
        while i < bytes.count, isNameByte(bytes[i]) { i += 1 }
        let name = nameStart..<i
        guard !name.isEmpty, name.count <= 64 else { return nil }
        if let quote {
            guard i < bytes.count, bytes[i] == quote else { return nil }
            i += 1
        }
        while i < bytes.count, bytes[i] == 0x20 { i += 1 }
        guard i < bytes.count, bytes[i] == 0x3A else { return nil }
        return String(decoding: bytes[name], as: UTF8.self)
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x61...0x7A, 0x41...0x5A, 0x30...0x39, 0x5F, 0x2D: return true
        default: return false
        }
    }

    /// Keys in braces at the outermost level (of a list: in its first item).
    private static func flowKeys(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Set<String> {
        var keys = Set<String>()
        var depth = 0
        let wanted = bytes[start] == 0x5B ? 2 : 1
        var i = start
        while i < bytes.count, keys.count < 256 {
            switch bytes[i] {
            case 0x7B, 0x5B: depth += 1
            case 0x7D, 0x5D:
                depth -= 1
                if depth <= 0 || (wanted == 2 && depth == 1 && !keys.isEmpty) { return keys }
            case 0x22, 0x27:
                if depth == wanted, let key = key(bytes, at: i) { keys.insert(key) }
                let quote = bytes[i]
                i += 1
                while i < bytes.count, bytes[i] != quote {
                    if bytes[i] == 0x5C { i += 1 }
                    i += 1
                }
            case 0x61...0x7A where depth == wanted && i > 0 && !isNameByte(bytes[i - 1]):
                if let key = key(bytes, at: i) { keys.insert(key) }
            default: break
            }
            i += 1
        }
        return keys
    }
}
