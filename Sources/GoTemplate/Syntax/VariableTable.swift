/// The variables of a text: their names as numbers, and which of them are in scope.
struct VariableTable {
    private(set) var names: [TemplateText.VariableName]
    /// Where in `scope` each name was declared last, or -1.
    private var latest: [Int32]
    /// The declarations in scope, each with the one of the same name that it hides.
    private var scope: [(name: UInt32, hides: Int32)]
    /// Where the scope of the innermost tree begins.
    private(set) var base = 0
    private let text: UnsafeBufferPointer<UInt8>
    private let prelude: TemplatePrelude
    /// The numbers by hash, once there are many names.
    private var byHash: [UInt64: [UInt32]] = [:]

    /// The number of `$`.
    static let dollar: UInt32 = 0

    /// `$` and the prelude's variables, in scope of the text itself.
    init(_ text: UnsafeBufferPointer<UInt8>, _ prelude: TemplatePrelude) {
        self.text = text
        self.prelude = prelude
        names = prelude.names
        latest = prelude.latest
        scope = prelude.scope
    }

    var isPreludeEmpty: Bool { prelude.variables.isEmpty }

    var count: Int { scope.count }

    /// Begins the scope of a definition, which knows only `$`.
    mutating func openDefinition() { base = scope.count }

    mutating func declare(_ name: UInt32) {
        scope.append((name, latest[Int(name)]))
        latest[Int(name)] = Int32(truncatingIfNeeded: scope.count - 1)
    }

    /// Forgets what was declared since there were `count` declarations.
    mutating func close(to count: Int) {
        while scope.count > count, let (name, hides) = scope.popLast() { latest[Int(name)] = hides }
    }

    mutating func restore(base: Int) { self.base = base }

    func isInScope(_ name: UInt32) -> Bool { name == Self.dollar || Int(latest[Int(name)]) >= base }

    /// The names in scope, for suggestions.
    func namesInScope() -> [String] { Set(scope[base...].map(\.name)).sorted().map(string) }

    /// The number of the name that stands in the text, with its dollar sign.
    mutating func number(_ start: UInt32, _ end: UInt32) -> UInt32 {
        let count = Int(end - start)
        if count == 1 { return Self.dollar }
        let wanted = UnsafeBufferPointer(rebasing: text[Int(start)..<Int(end)])
        if names.count <= 12 {
            for i in 1..<max(1, names.count) where matches(names[i], wanted) { return UInt32(i) }
            return add(start, end)
        }
        if byHash.isEmpty { for i in names.indices.dropFirst() { byHash[hash(names[i]), default: []].append(UInt32(i)) } }
        let key = Self.hash(wanted)
        for i in byHash[key] ?? [] where matches(names[Int(i)], wanted) { return i }
        let number = add(start, end)
        byHash[key, default: []].append(number)
        return number
    }

    private mutating func add(_ start: UInt32, _ end: UInt32) -> UInt32 {
        names.append(.init(start: start, end: end, isInPrelude: false))
        latest.append(-1)
        return UInt32(truncatingIfNeeded: names.count - 1)
    }

    private func matches(_ name: TemplateText.VariableName, _ wanted: UnsafeBufferPointer<UInt8>) -> Bool {
        let count = Int(name.end - name.start)
        guard count == wanted.count else { return false }
        for i in 0..<count {
            let byte = name.isInPrelude ? prelude.text[Int(name.start) + i] : text[Int(name.start) + i]
            if byte != wanted[i] { return false }
        }
        return true
    }

    private func hash(_ name: TemplateText.VariableName) -> UInt64 {
        name.isInPrelude
            ? prelude.text[Int(name.start)..<Int(name.end)].withUnsafeBufferPointer(Self.hash)
            : Self.hash(UnsafeBufferPointer(rebasing: text[Int(name.start)..<Int(name.end)]))
    }

    private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var hasher = Hasher()
        hasher.combine(bytes: UnsafeRawBufferPointer(bytes))
        return UInt64(bitPattern: Int64(hasher.finalize()))
    }

    private func string(_ name: UInt32) -> String {
        let name = names[Int(name)]
        return name.isInPrelude
            ? String(decoding: prelude.text[Int(name.start)..<Int(name.end)], as: UTF8.self)
            : String(decoding: text[Int(name.start)..<Int(name.end)], as: UTF8.self)
    }
}
