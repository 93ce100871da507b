/// The status with which the program ends.
///
/// Only the two meanings that this room gives out are named here; the program adds its own as static members.
package struct ExitCode: RawRepresentable, Sendable, Hashable {
    package var rawValue: Int32

    package init(rawValue: Int32) { self.rawValue = rawValue }

    package static let success = ExitCode(rawValue: 0)
    /// The command line does not say something that the program understands.
    package static let misuse = ExitCode(rawValue: 2)
}
