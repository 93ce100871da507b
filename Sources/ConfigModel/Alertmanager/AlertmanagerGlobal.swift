import Documents
import SourceText

/// What holds for all receivers that do not say otherwise: section `global`.
package struct AlertmanagerGlobal: FieldStruct {
    package var resolveTimeout = Field(ModelDuration(seconds: 300))
    package var httpConfig = Field(Section(HTTPClientConfig()))
    package var jiraAPIURL = Field<HTTPURL?>(nil)
    package var smtp = GlobalSMTP()
    package var slackAPIURL = Field<SecretURL?>(nil)
    package var slackAPIURLFile = Field("")
    package var slackAppToken = Field(Secret())
    package var slackAppTokenFile = Field("")
    package var slackAppURL = Field<HTTPURL?>(HTTPURL("https://slack.com/api/chat.postMessage"))
    package var pagerdutyURL = Field<HTTPURL?>(HTTPURL("https://events.pagerduty.com/v2/enqueue"))
    package var opsgenieAPIURL = Field<HTTPURL?>(HTTPURL("https://api.opsgenie.com/"))
    package var opsgenieAPIKey = Field(SecretTemplatedText())
    package var opsgenieAPIKeyFile = Field("")
    package var wechatAPIURL = Field<HTTPURL?>(HTTPURL("https://qyapi.weixin.qq.com/cgi-bin/"))
    package var wechatAPISecret = Field(SecretTemplatedText())
    package var wechatAPISecretFile = Field("")
    package var wechatAPICorpID = Field(TemplatedText())
    package var victoropsAPIURL = Field<HTTPURL?>(HTTPURL("https://alert.victorops.com/integrations/generic/20131114/alert/"))
    package var victoropsAPIKey = Field(Secret())
    package var victoropsAPIKeyFile = Field("")
    package var telegramAPIURL = Field<HTTPURL?>(HTTPURL("https://api.telegram.org"))
    package var telegramBotToken = Field(Secret())
    package var telegramBotTokenFile = Field("")
    package var webexAPIURL = Field<HTTPURL?>(HTTPURL("https://webexapis.com/v1/messages"))
    package var rocketchatAPIURL = Field<HTTPURL?>(HTTPURL("https://open.rocket.chat/"))
    package var rocketchatToken = Field<Secret?>(nil)
    package var rocketchatTokenFile = Field("")
    package var rocketchatTokenID = Field<Secret?>(nil)
    package var rocketchatTokenIDFile = Field("")
    package var mattermostWebhookURL = Field<SecretURL?>(nil)
    package var mattermostWebhookURLFile = Field("")
    /// Where the section stands, -1 when it is absent.
    private var node: NodeIndex = -1

    package init() {}

    package static var expectation: String { "global settings (a mapping)" }
    package static var hasOwnDecoder: Bool { true }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field(
            "resolve_timeout", &resolveTimeout, .shown,
            "after which an alert that came without an end, and does not come again, is resolved")
        visitor.field("http_config", &httpConfig, "the HTTP client of all receivers that have none of their own")
        smtp.fields(&visitor)
        visitor.field("slack_api_url", &slackAPIURL, "Slack's webhook")
        visitor.field("slack_api_url_file", &slackAPIURLFile, "a file that holds Slack's webhook")
        visitor.field("slack_app_token", &slackAppToken, .since(0, 30), "the token of a Slack app")
        visitor.field("slack_app_token_file", &slackAppTokenFile, .since(0, 30), "a file that holds the token of a Slack app")
        visitor.field("slack_app_url", &slackAppURL, .since(0, 30), "where a Slack app posts")
        visitor.field("pagerduty_url", &pagerdutyURL, "where PagerDuty takes events")
        visitor.field("opsgenie_api_url", &opsgenieAPIURL, "OpsGenie's API")
        visitor.field("opsgenie_api_key", &opsgenieAPIKey, "the key of OpsGenie's API")
        visitor.field("opsgenie_api_key_file", &opsgenieAPIKeyFile, "a file that holds the key of OpsGenie's API")
        visitor.field("wechat_api_url", &wechatAPIURL, "WeChat's API")
        visitor.field("wechat_api_secret", &wechatAPISecret, "the secret of WeChat's API")
        visitor.field("wechat_api_secret_file", &wechatAPISecretFile, .since(0, 31), "a file that holds the secret of WeChat's API")
        visitor.field("wechat_api_corp_id", &wechatAPICorpID, "the corporation's id at WeChat")
        visitor.field("victorops_api_url", &victoropsAPIURL, "VictorOps' API")
        visitor.field("victorops_api_key", &victoropsAPIKey, "the key of VictorOps' API")
        visitor.field("victorops_api_key_file", &victoropsAPIKeyFile, "a file that holds the key of VictorOps' API")
        visitor.field("telegram_api_url", &telegramAPIURL, "Telegram's API")
        visitor.field("telegram_bot_token", &telegramBotToken, .since(0, 31), "the token of a Telegram bot")
        visitor.field("telegram_bot_token_file", &telegramBotTokenFile, .since(0, 31), "a file that holds the token of a Telegram bot")
        visitor.field("webex_api_url", &webexAPIURL, "Webex' API")
        visitor.field("rocketchat_api_url", &rocketchatAPIURL, .since(0, 28), "Rocket.Chat's API")
        visitor.field("rocketchat_token", &rocketchatToken, .since(0, 28), "the sender's token at Rocket.Chat")
        visitor.field("rocketchat_token_file", &rocketchatTokenFile, .since(0, 28), "a file that holds the sender's token at Rocket.Chat")
        visitor.field("rocketchat_token_id", &rocketchatTokenID, .since(0, 28), "the sender's id at Rocket.Chat")
        visitor.field("rocketchat_token_id_file", &rocketchatTokenIDFile, .since(0, 28), "a file that holds the sender's id at Rocket.Chat")
        visitor.field("jira_api_url", &jiraAPIURL, .since(0, 28), "Jira's API")
        visitor.field("mattermost_webhook_url", &mattermostWebhookURL, .since(0, 32), "Mattermost's webhook")
        visitor.field("mattermost_webhook_url_file", &mattermostWebhookURLFile, .since(0, 32), "a file that holds Mattermost's webhook")
    }

    package mutating func check(_ node: NodeIndex, _ reader: inout FieldReader) { self.node = node }

    /// Whether a field may be missing only because it is misspelt in the section.
    func mayLack(_ name: String, _ reader: FieldReader) -> Bool { node >= 0 && reader.excusesMissing(name, in: node) }

    /// Only the HTTP client's paths are relative to the directory of the configuration.
    package mutating func setDirectory(_ directory: String) { httpConfig.value.setDirectory(directory) }

    /// What Alertmanager asks of the section once the whole file is read.
    func validate(_ reader: inout FieldReader) {
        let token = [slackAppToken.alternative("slack_app_token"), slackAppTokenFile.alternative("slack_app_token_file")]
        let webhook = [slackAPIURL.alternative("slack_api_url"), slackAPIURLFile.alternative("slack_api_url_file")]
        reader.atMostOne("alertmanager/ambiguous", token, of: "the token of the Slack app")
        reader.atMostOne("alertmanager/ambiguous", webhook, of: "Slack's webhook")
        checkSlack(token.filter(\.isSet), webhook.filter(\.isSet), &reader)
        for (fields, what) in [
            ([opsgenieAPIKey.alternative("opsgenie_api_key"), opsgenieAPIKeyFile.alternative("opsgenie_api_key_file")], "OpsGenie's key"),
            (
                [victoropsAPIKey.alternative("victorops_api_key"), victoropsAPIKeyFile.alternative("victorops_api_key_file")],
                "VictorOps' key"
            ),
            (
                [telegramBotToken.alternative("telegram_bot_token"), telegramBotTokenFile.alternative("telegram_bot_token_file")],
                "Telegram's token"
            ),
            (
                [rocketchatToken.alternative("rocketchat_token"), rocketchatTokenFile.alternative("rocketchat_token_file")],
                "Rocket.Chat's token"
            ),
            (
                [rocketchatTokenID.alternative("rocketchat_token_id"), rocketchatTokenIDFile.alternative("rocketchat_token_id_file")],
                "Rocket.Chat's token id"
            ),
            (
                [wechatAPISecret.alternative("wechat_api_secret"), wechatAPISecretFile.alternative("wechat_api_secret_file")],
                "WeChat's secret"
            ),
            (
                [
                    mattermostWebhookURL.alternative("mattermost_webhook_url"),
                    mattermostWebhookURLFile.alternative("mattermost_webhook_url_file"),
                ],
                "Mattermost's webhook"
            ),
        ] { reader.atMostOne("alertmanager/ambiguous", fields, of: what) }
        smtp.validate(&reader)
    }

    /// A token and a webhook exclude each other, unless the webhook is the app's own address: an older way to use a token.
    private func checkSlack(_ token: [Alternative], _ webhook: [Alternative], _ reader: inout FieldReader) {
        guard let token = token.first, let webhook = webhook.first else { return }
        if let address = slackAPIURL.value, let app = slackAppURL.value?.url, address.isEqual(to: app.text) { return }
        reader.report(
            "alertmanager/ambiguous", "'\(webhook.name)' and '\(token.name)' exclude each other", at: webhook.key,
            related: [reader.place(token.key, label: "the app's token")],
            notes: ["keep one of them; Alertmanager \(webhook.name == "slack_api_url" ? "refuses both" : "crashes on this pair")"])
    }
}

/// The mail settings of section `global`.
package struct GlobalSMTP: Sendable {
    package var from = Field(TemplatedText())
    package var hello = Field("localhost")
    package var smarthost = Field(HostPort())
    package var authUsername = Field("")
    package var authPassword = Field(Secret())
    package var authPasswordFile = Field("")
    package var authSecret = Field(Secret())
    package var authSecretFile = Field("")
    package var authIdentity = Field("")
    package var requireTLS = Field(true)
    package var tls = Field(Section(TLSConfig()))
    package var forceImplicitTLS = Field<Bool?>(nil)

    mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("smtp_from", &from, "the sender of mails")
        visitor.field("smtp_hello", &hello, "the name by which Alertmanager greets the mail server")
        visitor.field("smtp_smarthost", &smarthost, "host and port of the mail server")
        visitor.field("smtp_auth_username", &authUsername, "the user name for PLAIN, LOGIN and CRAM-MD5")
        visitor.field("smtp_auth_password", &authPassword, "the password for PLAIN and LOGIN")
        visitor.field("smtp_auth_password_file", &authPasswordFile, "a file that holds the password for PLAIN and LOGIN")
        visitor.field("smtp_auth_secret", &authSecret, "the secret for CRAM-MD5")
        visitor.field("smtp_auth_secret_file", &authSecretFile, .since(0, 31), "a file that holds the secret for CRAM-MD5")
        visitor.field("smtp_auth_identity", &authIdentity, "the identity for PLAIN; default: the user name")
        visitor.field("smtp_require_tls", &requireTLS, .shown, "refuse to send over a connection without TLS")
        visitor.field("smtp_tls_config", &tls, .since(0, 28), "TLS for the connection to the mail server")
        visitor.field(
            "smtp_force_implicit_tls", &forceImplicitTLS, .since(0, 31),
            "begin the connection with TLS, or never do; default: only on port 465")
    }

    func validate(_ reader: inout FieldReader) {
        reader.atMostOne(
            "alertmanager/ambiguous",
            [authPassword.alternative("smtp_auth_password"), authPasswordFile.alternative("smtp_auth_password_file")],
            of: "the mail password")
        reader.atMostOne(
            "alertmanager/ambiguous",
            [authSecret.alternative("smtp_auth_secret"), authSecretFile.alternative("smtp_auth_secret_file")], of: "the mail secret")
    }
}
