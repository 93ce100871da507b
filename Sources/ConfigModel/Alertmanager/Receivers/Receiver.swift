import Documents
import SourceText

/// A named place to which notifications go: any number of integrations, all of which are notified.
package struct Receiver: FieldStruct {
    package var name = Field("")
    package var labels = Field(FieldMap<String>())
    package var discord = Field(List<Section<DiscordConfig>>())
    package var email = Field(List<Section<EmailConfig>>())
    package var incidentio = Field(List<Section<IncidentioConfig>>())
    package var pagerduty = Field(List<Section<PagerDutyConfig>>())
    package var slack = Field(List<Section<SlackConfig>>())
    package var webhook = Field(List<Section<WebhookConfig>>())
    package var opsgenie = Field(List<Section<OpsGenieConfig>>())
    package var wechat = Field(List<Section<WeChatConfig>>())
    package var pushover = Field(List<Section<PushoverConfig>>())
    package var victorops = Field(List<Section<VictorOpsConfig>>())
    package var sns = Field(List<Section<SNSConfig>>())
    package var telegram = Field(List<Section<TelegramConfig>>())
    package var webex = Field(List<Section<WebexConfig>>())
    package var msteams = Field(List<Section<MSTeamsConfig>>())
    package var msteamsv2 = Field(List<Section<MSTeamsV2Config>>())
    package var jira = Field(List<Section<JiraConfig>>())
    package var rocketchat = Field(List<Section<RocketchatConfig>>())
    package var mattermost = Field(List<Section<MattermostConfig>>())

    package init() {}

    package static var expectation: String { "a receiver (a mapping with 'name' and lists such as 'slack_configs')" }
    package static var hasOwnDecoder: Bool { true }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("name", &name, .required.shown, "the name by which routes refer to it, unique in the file")
        visitor.field("labels", &labels, .since(0, 33), "labels for searching; 'name' is always there")
        visitor.field("discord_configs", &discord, "Discord channels")
        visitor.field("email_configs", &email, "mail addresses")
        visitor.field("incidentio_configs", &incidentio, .since(0, 29), "alert sources of incident.io")
        visitor.field("pagerduty_configs", &pagerduty, "PagerDuty services")
        visitor.field("slack_configs", &slack, "Slack channels")
        visitor.field("webhook_configs", &webhook, "webhooks")
        visitor.field("opsgenie_configs", &opsgenie, "OpsGenie teams")
        visitor.field("wechat_configs", &wechat, "WeChat users and departments")
        visitor.field("pushover_configs", &pushover, "Pushover users")
        visitor.field("victorops_configs", &victorops, "VictorOps teams")
        visitor.field("sns_configs", &sns, "Amazon SNS topics")
        visitor.field("telegram_configs", &telegram, "Telegram chats")
        visitor.field("webex_configs", &webex, "Webex rooms")
        visitor.field("msteams_configs", &msteams, .since(0, 26), "Microsoft Teams channels, through connectors")
        visitor.field("msteamsv2_configs", &msteamsv2, .since(0, 28), "Microsoft Teams channels, through workflows")
        visitor.field("jira_configs", &jira, .since(0, 28), "Jira projects")
        visitor.field("rocketchat_configs", &rocketchat, .since(0, 28), "Rocket.Chat channels")
        visitor.field("mattermost_configs", &mattermost, .since(0, 30), "Mattermost channels")
    }

    package static func foreignOwner(of key: String) -> String? {
        switch key {
        case "grafana_managed_receiver_configs": return "Grafana's alerting"
        case "hipchat_configs": return "Alertmanager before 0.15"
        default: return nil
        }
    }

    package mutating func check(_ node: NodeIndex, _ reader: inout FieldReader) {
        reader.require("receiver/name", name, "name", of: "the receiver", in: node)
        guard !name.value.isEmpty else { return }
        if let entry = labels.value.entries.first(where: { $0.key.value == "name" }) {
            if !entry.value.value.utf8.elementsEqual(name.value.utf8) {
                reader.report(
                    "receiver/label-name", "the label 'name' of the receiver is '\(entry.value.value)', its name is '\(name.value)'",
                    at: entry.value.node, related: [reader.place(name.node, label: "the receiver's name")],
                    notes: ["leave the label out: it is set by itself"])
            }
        } else if reader.settings.version >= Version(0, 33), !labels.hasFailed {
            labels.value.entries.append(FieldMap.Entry(key: Field("name"), value: Field(name.value)))
        }
    }

    /// Whether nobody is notified.
    package var isEmpty: Bool {
        var visitor = IntegrationCounter()
        var copy = self
        copy.integrations(&visitor)
        return visitor.count == 0
    }

    /// Every template of the receiver's integrations, with the integration's key and index: `slack_configs[0]`.
    package func eachTemplate(_ body: (_ integration: String, _ leaf: TemplateLeaf) -> Void) {
        withoutActuallyEscaping(body) { body in
            var visitor = IntegrationTemplates(body: body)
            var copy = self
            copy.integrations(&visitor)
        }
    }

    /// Shows the lists of integrations.
    mutating func integrations<Visitor: IntegrationVisitor>(_ visitor: inout Visitor) {
        visitor.list(&discord)
        visitor.list(&email)
        visitor.list(&incidentio)
        visitor.list(&pagerduty)
        visitor.list(&slack)
        visitor.list(&webhook)
        visitor.list(&opsgenie)
        visitor.list(&wechat)
        visitor.list(&pushover)
        visitor.list(&victorops)
        visitor.list(&sns)
        visitor.list(&telegram)
        visitor.list(&webex)
        visitor.list(&msteams)
        visitor.list(&msteamsv2)
        visitor.list(&jira)
        visitor.list(&rocketchat)
        visitor.list(&mattermost)
    }
}

/// Something that is shown every list of integrations of a receiver.
protocol IntegrationVisitor {
    mutating func list<Value: Integration>(_ list: inout Field<List<Section<Value>>>)
}

private struct IntegrationCounter: IntegrationVisitor {
    var count = 0

    mutating func list<Value: Integration>(_ list: inout Field<List<Section<Value>>>) { count += list.value.items.count }
}

private struct IntegrationTemplates: IntegrationVisitor {
    let body: (_ integration: String, _ leaf: TemplateLeaf) -> Void

    mutating func list<Value: Integration>(_ list: inout Field<List<Section<Value>>>) {
        for (i, item) in list.value.items.enumerated() {
            item.value.value?.eachTemplate("", -1) { body("\(Value.key)[\(i)]", $0) }
        }
    }
}

/// Completes the integrations of receivers from the global section.
struct IntegrationCompleter: IntegrationVisitor {
    var global: AlertmanagerGlobal
    var reader: FieldReader

    mutating func list<Value: Integration>(_ list: inout Field<List<Section<Value>>>) {
        for i in list.value.items.indices {
            let node = list.value.items[i].node
            guard list.value.items[i].value.update({ $0.inherit(&global, at: node, &reader) }) == nil else { continue }
            reader.report(
                "receiver/null-item", "an empty item in '\(Value.key)'", at: node,
                notes: ["remove the dash, or write the receiver's settings behind it"])
        }
    }
}
