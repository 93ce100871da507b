/// How a shell completes a value.
package enum Completion: Sendable, Hashable {
    case none
    /// Files, where extensions are given (`["yml", "yaml"]`) only these, and the directories that lead to them.
    case file(extensions: [String] = [])
    case directory
    /// The choices of the value type.
    case choices
}

/// A word that a value may be, with what it stands for.
package struct Choice: Sendable, Hashable {
    package var name: String
    /// A few words for the shells that show them; may be empty.
    package var summary: String

    package init(_ name: String, _ summary: String = "") {
        self.name = name
        self.summary = summary
    }
}

/// Why a text is no value of its type: an ending for the sentence `--option takes …, not 'word'`, or a sentence of its own.
package struct ValueFault: Error, Sendable, Hashable {
    package var reason: String

    package init(_ reason: String) { self.reason = reason }
}

/// What the values of an option or argument look like, how they are read and how they are completed.
package struct ValueType<Value: Sendable>: Sendable {
    /// How help names a value: `FILE`, `DURATION`.
    let name: String
    /// What is wanted, after "takes": `a duration such as 5m or 1h30m`; nil where any text will do or the choices say it.
    let expected: String?
    let completion: Completion
    let choices: @Sendable () -> [Choice]
    /// Whether a word that is no choice is misuse; otherwise the choices are but suggestions.
    let choicesAreClosed: Bool
    let read: @Sendable (String) throws(ValueFault) -> Value
    let write: @Sendable (Value) -> String?

    /// A type with its own reader.
    ///
    /// - Parameters:
    ///   - name: how help names a value.
    ///   - expected: what is wanted, as an ending of "takes …"; used when `read` gives nil.
    ///   - suggestions: words that shells offer; other words are read all the same.
    ///   - write: how a default is shown in help; nil hides it.
    ///   - read: nil where the text is no such value.
    package init(
        _ name: String, expected: String, completion: Completion = .none, suggestions: @escaping @Sendable () -> [Choice] = { [] },
        write: @escaping @Sendable (Value) -> String? = { _ in nil }, read: @escaping @Sendable (String) -> Value?
    ) {
        self.name = name
        self.expected = expected
        self.completion = completion
        choices = suggestions
        choicesAreClosed = false
        self.read = { text throws(ValueFault) in
            guard let value = read(text) else { throw ValueFault("") }
            return value
        }
        self.write = write
    }

    /// A type whose reader says itself what is wrong; the reason ends the sentence `--option 'word': …`.
    package init(
        _ name: String, completion: Completion = .none, suggestions: @escaping @Sendable () -> [Choice] = { [] },
        write: @escaping @Sendable (Value) -> String? = { _ in nil },
        readOrFail read: @escaping @Sendable (String) throws(ValueFault) -> Value
    ) {
        self.name = name
        expected = nil
        self.completion = completion
        choices = suggestions
        choicesAreClosed = false
        self.read = read
        self.write = write
    }

    private init(_ name: String, choices: @escaping @Sendable () -> [(Choice, Value)], write: @escaping @Sendable (Value) -> String?) {
        self.name = name
        expected = nil
        completion = .choices
        self.choices = { choices().map(\.0) }
        choicesAreClosed = true
        read = { text throws(ValueFault) in
            for (choice, value) in choices() where sameBytes(choice.name, text) { return value }
            throw ValueFault("")
        }
        self.write = write
    }

    /// One of a few words, each with the value that it stands for.
    package static func choice(
        _ name: String, _ choices: @escaping @autoclosure @Sendable () -> [(Choice, Value)]
    ) -> ValueType where Value: Equatable {
        ValueType(name, choices: choices) { value in choices().first { $0.1 == value }?.0.name }
    }

    /// One case of an enumeration, by its raw value.
    package static func choice(
        _ name: String, of type: Value.Type = Value.self, summary: @escaping @Sendable (Value) -> String = { _ in "" }
    ) -> ValueType where Value: CaseIterable & RawRepresentable<String> {
        ValueType(name) {
            Value.allCases.map { (Choice($0.rawValue, summary($0)), $0) }
        } write: {
            $0.rawValue
        }
    }
}

extension ValueType<String> {
    /// Any text.
    package static func text(_ name: String) -> ValueType {
        ValueType(name, expected: "a text", write: { $0 }, read: { $0 })
    }

    /// The path of a file; whether it is there is for the reader of the file to say. `-` is a path like any other.
    package static func file(_ name: String = "FILE", extensions: [String] = []) -> ValueType {
        ValueType(name, expected: "the path of a file", completion: .file(extensions: extensions), write: { $0 }) { $0.isEmpty ? nil : $0 }
    }

    /// The path of a directory.
    package static func directory(_ name: String = "DIR") -> ValueType {
        ValueType(name, expected: "the path of a directory", completion: .directory, write: { $0 }) { $0.isEmpty ? nil : $0 }
    }

    /// A word that is no path and not empty, with words that shells offer.
    package static func word(_ name: String, suggestions: @escaping @autoclosure @Sendable () -> [Choice] = []) -> ValueType {
        ValueType(name, expected: "a word", completion: .choices, suggestions: suggestions, write: { $0 }) { $0.isEmpty ? nil : $0 }
    }
}

extension ValueType<Int> {
    /// A whole number in a range, in decimal digits.
    package static func integer(_ name: String = "N", in range: ClosedRange<Int> = Int.min...Int.max) -> ValueType {
        let expected: String
        switch (range.lowerBound, range.upperBound) {
        case (.min, .max): expected = "a whole number"
        case (let low, .max): expected = "a whole number from \(low) on"
        case (.min, let high): expected = "a whole number up to \(high)"
        case (let low, let high): expected = "a whole number from \(low) to \(high)"
        }
        return ValueType(name, expected: expected, write: { String($0) }) { text in
            Int(text).flatMap { range.contains($0) ? $0 : nil }
        }
    }
}
