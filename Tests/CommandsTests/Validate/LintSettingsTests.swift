import Testing

@testable import Commands

/// How promtool reads its lists of lints.
@Suite struct LintSettingsTests {
    @Test(arguments: [
        (["duplicate-rules"], true, false),
        (["all"], true, true),
        (["too-long-scrape-interval"], false, true),
        (["none"], false, false),
        (["all", "none"], false, false),
        (["none", "duplicate-rules"], false, false),
        (["bogus"], false, false),
        (["bogus", "all"], true, true),
        (["ALL"], false, false),
        ([], false, false),
    ])
    func ofConfigurations(names: [String], duplicates: Bool, intervals: Bool) {
        let settings = LintSettings(names)
        #expect(settings.findsDuplicateRules == duplicates)
        #expect((settings.longestInterval != nil) == intervals)
    }

    @Test(arguments: [(["none", "duplicate-rules"], true), (["all"], true), (["none"], false), (["bogus"], false)])
    func ofRuleFiles(names: [String], duplicates: Bool) {
        #expect(LintSettings(ofRules: names).findsDuplicateRules == duplicates)
        #expect(LintSettings(ofRules: names).longestInterval == nil)
    }

    @Test func noLookbackIsNoLimit() {
        #expect(LintSettings(["all"], lookback: 0).longestInterval == nil)
        #expect(LintSettings(["all"], lookback: -1).longestInterval == nil)
        #expect(LintSettings(["all"], lookback: 1).longestInterval == 1)
    }
}
