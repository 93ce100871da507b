/// A name and a value, as bytes: they need not be UTF-8, and forms of a character that Swift's `String` takes for equal differ.
package struct Label: Sendable, Hashable {
    package var name: ArraySlice<UInt8>
    package var value: ArraySlice<UInt8>

    package init(name: ArraySlice<UInt8>, value: ArraySlice<UInt8>) {
        self.name = name
        self.value = value
    }

    package init(_ name: String, _ value: String) {
        self.name = Array(name.utf8)[...]
        self.value = Array(value.utf8)[...]
    }

    /// The name as a text, with U+FFFD for what is not UTF-8.
    package var nameText: String { String(decoding: name, as: UTF8.self) }
    /// The value as a text, with U+FFFD for what is not UTF-8.
    package var valueText: String { String(decoding: value, as: UTF8.self) }
}
