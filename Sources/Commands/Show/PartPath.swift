import Documents
import SourceText

/// The path of a part: `scrape_configs[2].static_configs[0]`, `scrape_configs[node]`, `global.external_labels["a.b"]`.
struct PartPath {
    private enum Step: Equatable {
        case key(String)
        /// What stands in brackets: a position, or the name of an item.
        case item(String, isQuoted: Bool)
    }

    /// Why there is no such part, as a sentence.
    struct Missing: Error, Equatable {
        var reason: String
    }

    private let steps: [Step]

    /// Reads a path; an error says where it is none.
    init(_ text: String) throws(Missing) {
        var steps: [Step] = []
        var rest = Array(text.utf8)[...]
        while let first = rest.first {
            if first == UInt8(ascii: "[") {
                steps.append(try Self.item(&rest, text))
                continue
            }
            if first == UInt8(ascii: "."), !steps.isEmpty { rest = rest.dropFirst() }
            let name = rest.prefix { $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: "[") }
            guard !name.isEmpty else { throw Missing(reason: "'\(text)' is no path of a part; wanted is one such as \(Self.example)") }
            steps.append(.key(String(decoding: name, as: UTF8.self)))
            rest = rest[name.endIndex...]
        }
        self.steps = steps
    }

    private static let example = "scrape_configs[0].relabel_configs"

    private static func item(_ rest: inout ArraySlice<UInt8>, _ text: String) throws(Missing) -> Step {
        rest = rest.dropFirst()
        let quote = rest.first == UInt8(ascii: "\"") ? rest.removeFirst() : nil
        let content = rest.prefix { $0 != quote ?? UInt8(ascii: "]") }
        rest = rest[content.endIndex...]
        if quote != nil { rest = rest.dropFirst() }
        guard rest.first == UInt8(ascii: "]"), !content.isEmpty || quote != nil else {
            throw Missing(reason: "a bracket in '\(text)' is not closed or empty; wanted is a path such as \(example)")
        }
        rest = rest.dropFirst()
        return .item(String(decoding: content, as: UTF8.self), isQuoted: quote != nil)
    }

    /// The part of a configuration; an error says what is there instead.
    ///
    /// - Parameter shape: how the configuration is built, which tells a field that is not set from one that does not exist.
    func part(of tree: ValueTree, _ shape: FieldShape) throws(Missing) -> ValueTree {
        var part = tree
        var shape: FieldShape? = shape
        var path = ""
        for step in steps {
            switch step {
            case .key(let name):
                part = try Self.member(name, of: part, shape, at: path)
                shape = shape?.member(name)
                path += path.isEmpty ? name : ".\(name)"
            case .item(let name, let isQuoted):
                if case .map = part {
                    part = try Self.member(name, of: part, shape, at: path)
                    shape = shape?.member(name)
                } else {
                    part = try Self.item(name, isQuoted: isQuoted, of: part, at: path)
                    shape = shape?.item
                }
                path += "[\(name)]"
            }
        }
        return part
    }

    private static func member(_ name: String, of part: ValueTree, _ shape: FieldShape?, at path: String) throws(Missing) -> ValueTree {
        let owner = path.isEmpty ? "the configuration" : path
        guard case .map(let members) = part else {
            throw Missing(reason: "\(owner) is \(describe(part)), and so has no '\(name)'\(hint(part, path))")
        }
        if let value = part[name] { return value }
        let known = shape?.fieldNames ?? []
        if known.contains(where: { $0.utf8.elementsEqual(name.utf8) }) {
            throw Missing(reason: "\(path.isEmpty ? name : "\(path).\(name)") is not set")
        }
        let keys = members.map(\.key)
        if let near = didYouMean(name, among: keys + known) { throw Missing(reason: "\(owner) has no '\(name)', did you mean '\(near)'?") }
        let shown = keys.isEmpty ? "it is empty" : "it has \(keys.prefix(40).joined(separator: ", "))"
        throw Missing(reason: "\(owner) has no '\(name)'; \(shown)")
    }

    private static func item(_ name: String, isQuoted: Bool, of part: ValueTree, at path: String) throws(Missing) -> ValueTree {
        let owner = path.isEmpty ? "the configuration" : path
        guard case .list(let items) = part else { throw Missing(reason: "\(owner) is \(describe(part)), not a list") }
        if !isQuoted, let position = Int(name) {
            if items.indices.contains(position) { return items[position] }
            throw Missing(reason: "\(owner) has no item \(position): \(count(items))")
        }
        let names = items.map(Self.name)
        if let found = names.firstIndex(where: { $0?.utf8.elementsEqual(name.utf8) ?? false }) { return items[found] }
        let near = didYouMean(name, among: names.compactMap { $0 }).map { ", did you mean '\($0)'?" } ?? "; \(count(items))"
        throw Missing(reason: "\(owner) has no item named '\(name)'\(near)")
    }

    private static func count(_ items: [ValueTree]) -> String {
        switch items.count {
        case 0: return "it is empty"
        case 1: return "it has one, item 0"
        default: return "it has \(items.count), from 0 to \(items.count - 1)"
        }
    }

    /// The name by which people know an item of a list.
    private static func name(_ item: ValueTree) -> String? {
        for key in ["job_name", "name", "alert", "record", "receiver"] {
            if case .scalar(let text, _)? = item[key] { return text }
        }
        if case .scalar(let text, _) = item { return text }
        return nil
    }

    private static func describe(_ part: ValueTree) -> String {
        switch part {
        case .null: return "empty"
        case .scalar: return "a single value"
        case .list(let items): return items.isEmpty ? "an empty list" : "a list"
        case .map: return "a mapping"
        }
    }

    private static func hint(_ part: ValueTree, _ path: String) -> String {
        guard case .list(let items) = part, !items.isEmpty else { return "" }
        return "; name an item: \(path)[0]"
    }
}
