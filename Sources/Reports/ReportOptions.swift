import SourceText

/// How a report is to look and what it may say about the program and its checks.
package struct ReportOptions: Sendable {
    /// The program that made the findings, for formats that name it.
    package struct Tool: Sendable {
        package var name: String
        package var version: String
        /// Where to read about it; nil leaves it out.
        package var address: String?

        package init(name: String, version: String, address: String? = nil) {
            self.name = name
            self.version = version
            self.address = address
        }
    }

    /// What is known of a check by its id.
    package struct CheckDescription: Sendable {
        /// One sentence: what the check finds.
        package var summary: String
        /// Where its documentation is; nil where there is none.
        package var documentation: String?

        package init(summary: String, documentation: String? = nil) {
            self.summary = summary
            self.documentation = documentation
        }
    }

    /// Whether there are colours; see ``ColorMode``.
    package var hasColor: Bool
    /// The columns of the terminal, or what is taken for them: longer source lines are cut around the place.
    package var width: Int
    /// How many lines of the source are shown before and behind a place.
    package var contextLines: Int
    package var tool: Tool
    /// What must not be shown of the files.
    package var secrets: SecretRanges
    package var describe: @Sendable (_ check: String) -> CheckDescription?

    package init(
        hasColor: Bool = false, width: Int = 160, contextLines: Int = 1, tool: Tool, secrets: SecretRanges = SecretRanges(),
        describe: @escaping @Sendable (_ check: String) -> CheckDescription? = { _ in nil }
    ) {
        self.hasColor = hasColor
        self.width = width
        self.contextLines = contextLines
        self.tool = tool
        self.secrets = secrets
        self.describe = describe
    }
}
