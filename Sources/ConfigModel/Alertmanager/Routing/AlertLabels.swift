import GoFormat

/// The labels of an alert, ordered by the bytes of their names; each name stands once.
package struct AlertLabels: Sendable, Hashable {
    package struct Label: Sendable, Hashable {
        package var name: [UInt8]
        package var value: [UInt8]

        package init(_ name: [UInt8], _ value: [UInt8]) {
            self.name = name
            self.value = value
        }
    }

    package private(set) var labels: [Label] = []

    package init() {}

    /// The set of these labels; of several with one name the last counts.
    package init(_ labels: some Sequence<Label>) {
        for label in labels { self[label.name] = label.value }
    }

    package init(_ labels: KeyValuePairs<String, String>) {
        self.init(labels.map { Label(Array($0.key.utf8), Array($0.value.utf8)) })
    }

    package var isEmpty: Bool { labels.isEmpty }
    package var count: Int { labels.count }

    /// The value of a label; nil when it is not there.
    package subscript(name: [UInt8]) -> [UInt8]? {
        get {
            let (index, isFound) = position(of: name)
            return isFound ? labels[index].value : nil
        }
        set {
            let (index, isFound) = position(of: name)
            switch (newValue, isFound) {
            case (let value?, true): labels[index].value = value
            case (let value?, false): labels.insert(Label(name, value), at: index)
            case (nil, true): labels.remove(at: index)
            case (nil, false): break
            }
        }
    }

    package subscript(name: String) -> [UInt8]? {
        get { self[Array(name.utf8)] }
        set { self[Array(name.utf8)] = newValue }
    }

    private func position(of name: [UInt8]) -> (index: Int, isFound: Bool) {
        var low = 0
        var high = labels.count
        while low < high {
            let middle = (low + high) / 2
            if labels[middle].name.lexicographicallyPrecedes(name) { low = middle + 1 } else { high = middle }
        }
        return (low, low < labels.count && labels[low].name == name)
    }

    /// The set as `model.LabelSet` prints it: `{a="1", b="x y"}`, values by Go's quoting rules, names as they are.
    package var text: [UInt8] {
        var out: [UInt8] = [UInt8(ascii: "{")]
        for (i, label) in labels.enumerated() {
            if i > 0 { out += [UInt8(ascii: ","), UInt8(ascii: " ")] }
            out += label.name
            out.append(UInt8(ascii: "="))
            label.value.withUnsafeBufferPointer { Quote.append($0, to: &out) }
        }
        out.append(UInt8(ascii: "}"))
        return out
    }
}

extension AlertLabels: CustomStringConvertible {
    package var description: String { String(decoding: text, as: UTF8.self) }
}
