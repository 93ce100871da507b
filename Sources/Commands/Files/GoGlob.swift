import ConfigModel

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Patterns of paths as Go reads them (`path/filepath`): `*`, `?`, `[a-z]`, `[^a-z]` and `\`, none of which crosses a slash.
///
/// Unlike in a shell `*` takes names that begin with a dot, too.
package enum GoGlob {
    /// The files and directories that a pattern names, in the order of their names; nil when the pattern is malformed.
    package static func paths(_ pattern: String) -> [String]? {
        guard matches(pattern, "") != nil else { return nil }
        let parts = pattern.split(separator: "/", omittingEmptySubsequences: false)
        var found = [pattern.utf8.first == 0x2F ? "/" : ""]
        var plain: [Substring] = []
        for (i, part) in parts.enumerated() where !part.isEmpty {
            let isLast = i == parts.count - 1
            if !hasMeta(part) {
                plain.append(part)
                if !isLast { continue }
            }
            // Plain parts are not looked up one by one: a directory may be entered that cannot be listed.
            let prefix = plain.joined(separator: "/")
            plain = []
            found = found.map { join($0, prefix) }
            guard hasMeta(part) else {
                found = found.filter { exists($0) }
                continue
            }
            found = found.flatMap { directory in
                (directoryEntries(directory.isEmpty ? "." : directory) ?? [])
                    .filter { matches(String(part), $0) == true }
                    .map { join(directory, $0) }
            }
        }
        return plain.isEmpty ? found.filter { !$0.isEmpty } : found.map { join($0, plain.joined(separator: "/")) }.filter { exists($0) }
    }

    /// Whether a path may name others than itself.
    package static func isPattern(_ path: String) -> Bool { !GlobPattern.isPlain(path) }

    /// Whether a pattern without slashes matches a whole name; nil when it is malformed.
    package static func matches(_ pattern: String, _ name: String) -> Bool? {
        guard let parts = parts(Array(pattern.unicodeScalars)) else { return nil }
        let name = Array(name.unicodeScalars)
        var p = 0
        var n = 0
        // Where to go on when a try fails: behind the last star, which takes one character more each time.
        var star: (part: Int, name: Int)?
        while true {
            if p < parts.count, case .anything = parts[p] {
                star = (p, n)
                p += 1
                continue
            }
            if p < parts.count, n < name.count, parts[p].takes(name[n]) {
                p += 1
                n += 1
                continue
            }
            if p == parts.count, n == name.count { return true }
            guard let last = star, last.name < name.count, name[last.name] != "/" else { return false }
            star = (last.part, last.name + 1)
            p = last.part + 1
            n = last.name + 1
        }
    }

    private enum Part {
        case anything, anyCharacter
        case character(Unicode.Scalar)
        case oneOf([ClosedRange<UInt32>], isNegated: Bool)

        func takes(_ scalar: Unicode.Scalar) -> Bool {
            switch self {
            case .anything: return false
            case .anyCharacter: return scalar != "/"
            case .character(let own): return scalar == own
            case .oneOf(let ranges, let isNegated): return ranges.contains { $0.contains(scalar.value) } != isNegated
            }
        }
    }

    private static func hasMeta(_ text: Substring) -> Bool { text.utf8.contains { $0 == 0x2A || $0 == 0x3F || $0 == 0x5B || $0 == 0x5C } }

    private static func parts(_ pattern: [Unicode.Scalar]) -> [Part]? {
        var parts: [Part] = []
        var rest = pattern[...]
        while let scalar = rest.popFirst() {
            switch scalar {
            case "*": parts.append(.anything)
            case "?": parts.append(.anyCharacter)
            case "\\":
                guard let next = rest.popFirst() else { return nil }
                parts.append(.character(next))
            case "[":
                guard let part = characterClass(&rest) else { return nil }
                parts.append(part)
            default: parts.append(.character(scalar))
            }
        }
        return parts
    }

    /// What stands behind `[`, to its `]`.
    private static func characterClass(_ rest: inout ArraySlice<Unicode.Scalar>) -> Part? {
        let isNegated = rest.first == "^"
        if isNegated { rest = rest.dropFirst() }
        var ranges: [ClosedRange<UInt32>] = []
        func character() -> UInt32? {
            guard let scalar = rest.popFirst(), scalar != "-", scalar != "]" else { return nil }
            if scalar == "\\" { return rest.popFirst()?.value }
            return scalar.value
        }
        while true {
            if rest.first == "]", !ranges.isEmpty {
                rest = rest.dropFirst()
                return .oneOf(ranges, isNegated: isNegated)
            }
            guard let low = character() else { return nil }
            var high = low
            if rest.first == "-" {
                rest = rest.dropFirst()
                guard let end = character() else { return nil }
                high = end
            }
            // A range that runs backwards takes nothing.
            ranges.append(low <= high ? low...high : UInt32.max...UInt32.max)
        }
    }

    private static func join(_ directory: String, _ name: String) -> String {
        if name.isEmpty || directory.isEmpty { return directory + name }
        return directory.utf8.last == 0x2F ? directory + name : directory + "/" + name
    }

    private static func exists(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0
    }
}
