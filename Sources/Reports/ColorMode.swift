/// When a report for people has colours.
package enum ColorMode: String, Sendable, CaseIterable {
    case auto, always, never

    /// Whether there are colours, given where the output goes and what the environment says.
    ///
    /// `auto` follows the customs of other tools, the first that applies: `NO_COLOR` that is set and not empty turns
    /// colours off, `CLICOLOR_FORCE` that is set and not `0` turns them on, `CLICOLOR=0` and `TERM=dumb` turn them off,
    /// else a terminal has them.
    package func isOn(isTerminal: Bool, environment: (String) -> String?) -> Bool {
        switch self {
        case .always: return true
        case .never: return false
        case .auto:
            if let value = environment("NO_COLOR"), !value.isEmpty { return false }
            if let value = environment("CLICOLOR_FORCE"), !value.isEmpty, value != "0" { return true }
            if environment("CLICOLOR") == "0" || environment("TERM") == "dumb" { return false }
            return isTerminal
        }
    }
}
