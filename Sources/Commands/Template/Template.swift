import Arguments

/// `monctl template …`: trying templates.
package enum Template: CommandGroup {
    package typealias Context = Console

    package static let name = "template"
    package static let summary = "Try templates of rules and notifications"

    package static var commands: [CommandEntry<Console>] { [.command(TemplateRender.self)] }
}
