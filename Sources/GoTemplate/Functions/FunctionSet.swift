import SourceText

/// The functions that a program's templates know, Go's own included.
package final class FunctionSet: Sendable {
    /// For messages: `Prometheus rule templates`.
    package let owner: String
    package let product: String
    package let functions: [GoFunction]
    /// What to say of a name that belongs to something else; notes for the person.
    private let foreign: @Sendable (_ name: String) -> String?
    /// The slot of each name: its index and 1, or 0.
    private let slots: [UInt16]

    package init(
        owner: String, product: String, _ own: [GoFunction], foreign: @escaping @Sendable (_ name: String) -> String? = { _ in nil }
    ) {
        self.owner = owner
        self.product = product
        functions = own + Builtins.functions
        self.foreign = foreign
        var slots = [UInt16](repeating: 0, count: 256)
        for (i, function) in functions.enumerated() {
            var slot = Array(function.name.utf8).withUnsafeBufferPointer(Self.hash)
            while slots[slot] != 0 { slot = (slot + 1) & 255 }
            slots[slot] = UInt16(i + 1)
        }
        self.slots = slots
    }

    package subscript(_ index: UInt32) -> GoFunction { functions[Int(index)] }

    /// The place of a function by name; nil when the program knows none of that name.
    func index(of name: UnsafeBufferPointer<UInt8>) -> UInt32? {
        var slot = Self.hash(name)
        while true {
            let index = slots[slot]
            if index == 0 { return nil }
            if functions[Int(index) - 1].name.utf8.elementsEqual(name) { return UInt32(index) - 1 }
            slot = (slot + 1) & 255
        }
    }

    private static func hash(_ name: UnsafeBufferPointer<UInt8>) -> Int {
        var hash: UInt32 = 0x811C_9DC5
        for byte in name { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
        return Int((hash ^ hash >> 8 ^ hash >> 17) & 255)
    }

    /// What helps with an unknown function: notes, and the name that was most likely meant.
    func adviceOnUnknown(_ name: String, target: Version?) -> (notes: [String], suggestion: String?) {
        if let younger = functions.first(where: { $0.name == name }), let since = younger.since {
            return (["`\(name)` exists from \(product) \(since) on"], nil)
        }
        if let note = foreign(name) { return ([note], nil) }
        let known = functions.lazy.filter { $0.isKnown(to: target) }.map(\.name)
        guard let meant = didYouMean(name, among: known) else { return ([], nil) }
        return (["did you mean `\(meant)`?"], meant)
    }

    /// What helps with an undefined variable.
    func adviceOnUndefined(_ name: String, inScope: [String]) -> (notes: [String], suggestion: String?) {
        if let note = foreign(name) { return ([note], nil) }
        guard let meant = didYouMean(name, among: inScope) else { return ([], nil) }
        return (["did you mean `\(meant)`?"], meant)
    }
}
