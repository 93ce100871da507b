import Commands
import Foundation
import Testing

/// The cases change the working directory, so they run one after the other.
@Suite(.serialized) struct CommandLineTests {
    @Test(arguments: CommandLineCase.all)
    func prints(_ given: CommandLineCase) throws {
        let result = try given.run()
        if ProcessInfo.processInfo.environment["MONCTL_UPDATE_GOLDEN"] != nil { return try given.rewrite(result) }
        #expect(result.output == given.output)
        #expect(result.errors == given.errors)
        #expect(result.exit == given.exit)
    }

    @Test func thereAreCases() {
        #expect(CommandLineCase.all.count > 10)
    }

    @Test func declarationsAreSound() {
        #expect(Monctl.program.declarationFaults == [])
    }
}
