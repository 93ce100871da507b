import Documents
import SourceText

/// Decides whether a diagnostic stands where the real program's answer says.
struct Located {
    let file: SourceFile
    let tree: DocumentTree?
    let diagnostics: [Diagnostic]
    private let index: LineIndex

    init(file: SourceFile, tree: DocumentTree?, diagnostics: [Diagnostic]) {
        self.file = file
        self.tree = tree
        self.diagnostics = diagnostics.filter { $0.effect == .load || $0.effect == .checker }
        index = LineIndex(file)
    }

    /// Whether a primary range touches one of the lines; for errors of the YAML scanner and parser the next line counts, too.
    func touches(lines: [Int], allowsNext: Bool = false) -> Bool {
        diagnostics.contains { diagnostic in
            let first = index.line(of: diagnostic.primary.range.lowerBound)
            let last = index.line(of: diagnostic.primary.range.upperBound)
            return lines.contains { ($0 >= first && $0 <= last) || (allowsNext && $0 + 1 >= first && $0 + 1 <= last) }
        }
    }

    /// As above, with every line of the scalar that begins on a named line, and of the value of an alias there.
    func touchesScalar(beginningAt lines: [Int]) -> Bool {
        guard let tree else { return touches(lines: lines) }
        var wanted = lines
        for i in 0..<tree.nodeCount {
            let node = tree.node(at: Int32(i))
            let begin = index.line(of: node.range.lowerBound)
            guard lines.contains(begin) else { continue }
            let target = node.resolved
            guard target.kind == .scalar else { continue }
            wanted += Array(index.line(of: target.range.lowerBound)...index.line(of: target.range.upperBound))
        }
        return touches(lines: wanted)
    }

    /// The lines that an error text of Go names.
    static func lines(named error: String) -> [Int] {
        var lines: [Int] = []
        for piece in error.replacing("line ", with: "\u{0}").split(separator: "\u{0}", omittingEmptySubsequences: false).dropFirst() {
            let digits = piece.prefix { $0.isASCII && $0.isNumber }
            if let line = Int(digits), line > 0, piece.dropFirst(digits.count).first == ":" { lines.append(line) }
        }
        return lines
    }

    /// Whether a path names a place at all.
    static func namesPlace(_ field: String) -> Bool {
        !field.isEmpty && !field.hasPrefix("line ") && (field.contains(".") || field.contains("["))
    }

    /// Whether a primary or related range stands at the node of a path, at its innermost existing part, or at a sibling key.
    ///
    /// `A + B` names two places. A whole mapping counts only when the path names it.
    func touches(field: String) -> Bool {
        guard let root = tree?.root else { return false }
        return field.replacing(" + ", with: "\u{0}").split(separator: "\u{0}").contains { part in
            nodes(at: String(part), from: root).contains { touches($0) }
        }
    }

    private struct Spot {
        var node: Node
        var key: Node?
        var parent: Node?
        var isWhole: Bool
    }

    private func touches(_ spot: Spot) -> Bool {
        let ranges = diagnostics.flatMap { [$0.primary] + $0.related }.filter { $0.file === file }.map(\.range)
        let start = spot.key?.range.start ?? spot.node.range.start
        let area = ByteRange(start: start, end: spot.node.range.end)
        for range in ranges {
            if range.touches(area), range.count <= max(area.count, 1), range.start >= area.start || range.end <= area.end { return true }
            if let parent = spot.parent, parent.kind == .mapping {
                for (key, value) in parent.entries {
                    let isKey = range.start >= key.range.start && range.end <= key.range.end
                    let isValue = value.kind == .scalar && range.start >= value.range.start && range.end <= value.range.end
                    if isKey || isValue { return true }
                }
            }
        }
        return false
    }

    /// The nodes of a path; `[]` stands for any item.
    private func nodes(at path: String, from root: Node) -> [Spot] {
        var spots = [Spot(node: root, key: nil, parent: nil, isWhole: true)]
        for step in Self.steps(path) {
            var next: [Spot] = []
            for spot in spots {
                guard spot.isWhole else {
                    next.append(spot)
                    continue
                }
                let node = spot.node.resolved
                switch step {
                case .key(let name):
                    if let (key, value) = node.entries.first(where: { $0.key.resolved.string == name }) {
                        next.append(Spot(node: value, key: key, parent: node, isWhole: true))
                    } else {
                        next.append(Spot(node: node, key: spot.key, parent: node, isWhole: false))
                    }
                case .item(let wanted):
                    let items = node.kind == .sequence ? Array(node.children) : []
                    if let wanted {
                        if wanted < items.count {
                            next.append(Spot(node: items[wanted], key: nil, parent: nil, isWhole: true))
                        } else {
                            next.append(Spot(node: node, key: spot.key, parent: spot.parent, isWhole: false))
                        }
                    } else if items.isEmpty {
                        next.append(Spot(node: node, key: spot.key, parent: spot.parent, isWhole: false))
                    } else {
                        next += items.map { Spot(node: $0, key: nil, parent: nil, isWhole: true) }
                    }
                }
            }
            spots = next
        }
        return spots
    }

    private enum Step {
        case key(String)
        case item(Int?)
    }

    private static func steps(_ path: String) -> [Step] {
        var steps: [Step] = []
        var name = ""
        var inBrackets = false
        func flush() {
            if !name.isEmpty { steps.append(.key(name)) }
            name = ""
        }
        for character in path {
            switch character {
            case "[":
                flush()
                inBrackets = true
            case "]" where inBrackets:
                steps.append(.item(Int(name)))
                name = ""
                inBrackets = false
            case "." where !inBrackets:
                flush()
            default:
                name.append(character)
            }
        }
        flush()
        return steps
    }
}
