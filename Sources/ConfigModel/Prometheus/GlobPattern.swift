/// The forms of paths in which `*` may stand.
package enum GlobPattern {
    /// `^[^*]*(\*[^/]*)?$`: what `rule_files` and `scrape_config_files` take. `*` stands in the last part of the path only.
    package static func isValid(_ path: String) -> Bool {
        guard let star = path.utf8.firstIndex(of: 0x2A) else { return true }
        return !path.utf8[star...].contains(0x2F)
    }

    /// The same with one of the endings .json, .yml and .yaml, all in lower or all in upper case: what `file_sd_configs` takes.
    package static func isValidFileDiscovery(_ path: String) -> Bool {
        guard endings.contains(where: { path.hasSuffix($0) }) else { return false }
        // No ending holds a star or a slash.
        return isValid(path)
    }

    private static let endings = [".json", ".yml", ".yaml", ".JSON", ".YML", ".YAML"]

    /// Whether no byte of a path means more than itself.
    package static func isPlain(_ path: String) -> Bool {
        !path.utf8.contains { $0 == 0x2A || $0 == 0x3F || $0 == 0x5B || $0 == 0x5C }
    }
}
