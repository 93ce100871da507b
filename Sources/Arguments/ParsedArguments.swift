/// What a command line says to one command. Every value in it has been found readable.
package struct ParsedArguments: Sendable {
    /// The words that lead to the command, the program's name first.
    package let commandPath: [String]
    private var occurrences: [(name: String, isPositional: Bool, texts: [String])] = []
    #if DEBUG
    private let declared: [ParameterSpecification]
    #endif

    init(commandPath: [String], declared: [ParameterSpecification]) {
        self.commandPath = commandPath
        #if DEBUG
        self.declared = declared
        #endif
    }

    mutating func add(_ text: String, to parameter: ParameterSpecification) {
        if let known = place(of: parameter) {
            occurrences[known].texts.append(text)
        } else {
            occurrences.append((parameter.name, parameter.isPositional, [text]))
        }
    }

    /// How often an option or argument was given, each item of a comma list counted.
    package func count(of parameter: some Parameter) -> Int { texts(of: parameter.specification).count }

    /// Whether the command line names the parameter, be it with the value that it has anyway.
    package func isGiven(_ parameter: some Parameter) -> Bool { count(of: parameter) > 0 }

    /// The value of an option or argument that the command declares.
    ///
    /// To ask for one that the command does not declare is a mistake of the program and stops a debug build.
    package subscript<P: Parameter>(parameter: P) -> P.Value {
        let specification = parameter.specification
        #if DEBUG
        precondition(
            declared.contains { $0.name == specification.name && $0.isPositional == specification.isPositional },
            "\(commandPath) does not declare \(specification.spelling)")
        #endif
        let texts = texts(of: specification)
        if !texts.isEmpty, let value = parameter.value(of: texts) { return value }
        guard let value = parameter.absentValue else {
            preconditionFailure("\(commandPath) does not declare \(specification.spelling)")
        }
        return value
    }

    /// An error of this command for what only the command itself can see, such as options that exclude each other.
    package func misuse(_ message: String) -> Misuse { Misuse(commandPath: commandPath, message) }

    func texts(of parameter: ParameterSpecification) -> [String] { place(of: parameter).map { occurrences[$0].texts } ?? [] }

    private func place(of parameter: ParameterSpecification) -> Int? {
        occurrences.firstIndex { $0.isPositional == parameter.isPositional && sameBytes($0.name, parameter.name) }
    }
}
