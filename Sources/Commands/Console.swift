/// What a command sees of the outside: texts go to its two streams, and what it may ask of the system comes through closures.
///
/// Tests run commands with a console of their own; the program's prints the streams when the command has ended.
package struct Console: Sendable {
    /// Results.
    package var output: [UInt8] = []
    /// Errors and notes about the run.
    package var errors: [UInt8] = []
    package var standardInput: @Sendable () throws(FileError) -> [UInt8]
    package var environment: @Sendable (String) -> String?
    package var outputIsTerminal: Bool
    package var width: Int
    /// Seconds since some moment, for the time that a run took; nil leaves times out of reports.
    package var clock: (@Sendable () -> Double)?

    package init(
        standardInput: @escaping @Sendable () throws(FileError) -> [UInt8] = { () throws(FileError) in [] },
        environment: @escaping @Sendable (String) -> String? = { _ in nil }, outputIsTerminal: Bool = false, width: Int = 100,
        clock: (@Sendable () -> Double)? = nil
    ) {
        self.standardInput = standardInput
        self.environment = environment
        self.outputIsTerminal = outputIsTerminal
        self.width = width
        self.clock = clock
    }

    package mutating func print(_ text: String) { output += Array(text.utf8) }

    package mutating func complain(_ text: String) { errors += Array("monctl: \(text)\n".utf8) }
}
