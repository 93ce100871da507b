import SourceText

/// The names of the definitions that Alertmanager ships, with the releases that brought those which were not there in 0.25.
package enum ShippedDefinitions {
    /// Whether a release ships a definition of that name.
    package static func contain(_ name: String, in version: Version) -> Bool {
        guard let since = since(name) else { return false }
        return version >= since
    }

    /// The release that brought a definition, or nil when none ships it.
    package static func since(_ name: String) -> Version? {
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[1] == "default", let fields = fields[String(parts[0])] else {
            return helpers.contains(name) ? oldest : nil
        }
        guard fields.names.contains(String(parts[2])) else { return nil }
        return later[name] ?? fields.since
    }

    private static let oldest = Version(0, 25)

    private static let helpers: Set<String> = [
        "__alertmanager", "__alertmanagerURL", "__description", "__subject", "__text_alert_list", "__text_alert_list_markdown",
    ]

    private static let fields: [String: (names: Set<String>, since: Version)] = [
        "discord": (["content", "message", "title"], oldest),
        "email": (["html", "subject"], oldest),
        "jira": (["description", "priority", "summary"], Version(0, 28)),
        "mattermost": (["color", "fallback", "text", "title", "titlelink", "username"], Version(0, 32)),
        "msteams": (["summary", "text", "title"], Version(0, 26)),
        "msteamsv2": (["text", "title"], Version(0, 28)),
        "opsgenie": (["description", "message", "source"], oldest),
        "pagerduty": (["client", "clientURL", "description", "instances"], oldest),
        "pushover": (["message", "title", "url"], oldest),
        "rocketchat": (["alias", "emoji", "iconurl", "text", "title", "titlelink"], Version(0, 28)),
        "slack": (
            [
                "callbackid", "color", "fallback", "footer", "iconemoji", "iconurl", "pretext", "text", "title", "titlelink", "username",
            ], oldest
        ),
        "sns": (["message", "subject"], oldest),
        "telegram": (["message"], oldest),
        "victorops": (["entity_display_name", "monitoring_tool", "state_message"], oldest),
        "webex": (["message"], oldest),
        "wechat": (["agent_id", "message", "to_party", "to_tag", "to_user"], oldest),
    ]

    private static let later: [String: Version] = [
        "discord.default.content": Version(0, 28),
        "mattermost.default.text": Version(0, 30),
        "slack.default.color": Version(0, 32),
    ]
}
