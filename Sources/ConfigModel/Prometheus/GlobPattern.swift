/// The forms of paths in which `*` may stand.
package enum GlobPattern {
    /// `^[^*]*(\*[^/]*)?$`: what `rule_files` and `scrape_config_files` take. `*` stands in the last part of the path only.
    package static func isValid(_ path: String) -> Bool {
        let bytes = Array(path.utf8)
        guard let star = bytes.firstIndex(of: 0x2A) else { return true }
        return !bytes[star...].contains(0x2F)
    }

    /// The same with one of the endings .json, .yml and .yaml, all in lower or all in upper case: what `file_sd_configs` takes.
    package static func isValidFileDiscovery(_ path: String) -> Bool {
        let endings = [".json", ".yml", ".yaml", ".JSON", ".YML", ".YAML"]
        guard let ending = endings.first(where: { path.utf8.suffix($0.utf8.count).elementsEqual($0.utf8) }) else { return false }
        return isValid(String(decoding: path.utf8.dropLast(ending.utf8.count), as: UTF8.self))
    }
}
