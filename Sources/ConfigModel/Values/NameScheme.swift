/// Which names Prometheus takes for metrics and labels.
package enum NameScheme: String, Sendable, CaseIterable {
    /// Any text that is not empty (the default since 3.0). Text that is not UTF-8 is refused by its reader.
    case utf8
    /// `[a-zA-Z_][a-zA-Z0-9_]*`, metric names with `:` too.
    case legacy

    package func isValidLabelName(_ name: String) -> Bool { isValid(name, takesColon: false) }

    package func isValidMetricName(_ name: String) -> Bool { isValid(name, takesColon: true) }

    private func isValid(_ name: String, takesColon: Bool) -> Bool {
        guard !name.isEmpty else { return false }
        if self == .utf8 { return true }
        for (i, byte) in name.utf8.enumerated() {
            switch byte {
            case 0x61...0x7A, 0x41...0x5A, 0x5F: continue
            case 0x30...0x39 where i > 0: continue
            case 0x3A where takesColon: continue
            default: return false
            }
        }
        return true
    }
}
