import ConfigModel
import Documents
import SourceText
import Testing

@Suite struct AlertmanagerConfigTests {
    private func load(_ text: String, _ change: (inout AlertmanagerSettings) -> Void = { _ in }) -> LoadedAlertmanagerConfig {
        var settings = AlertmanagerSettings()
        change(&settings)
        return AlertmanagerConfig.load(SourceFile(path: "alertmanager.yml", text: text), settings)
    }

    private static let base = "route: {receiver: r}\nreceivers:\n- name: r\n"

    /// Each diagnostic as its check, effect, and the first line of what it points at.
    private func findings(_ loaded: LoadedAlertmanagerConfig) -> [String] {
        loaded.diagnostics.sorted(by: Diagnostic.inOrder).map { diagnostic in
            let text = diagnostic.primary.file.text(diagnostic.primary.range)
            return "\(diagnostic.check) \(diagnostic.effect.rawValue) \(text.split(separator: "\n").first ?? "")"
        }
    }

    @Test func everyFaultIsReportedAtItsPlace() {
        let loaded = load(
            """
            global:
              slack_api_url: ftp://x
              resolve_timout: 5m
            route:
              receiver: nobody
              group_by: [a, a]
              routes:
              - matchers: ['severity=']
                mute_time_intervals: [nights]
              - matchers: ['a=~"("']
                repeat_interval: 0s
            receivers:
            - name: ops
              slack_configs:
              - update_message: yes
              webhook_configs:
              -
            - name: ops
              email_configs: [{to: a@example.org}]
            """)
        #expect(
            findings(loaded) == [
                "url/syntax load slack_api_url", "yaml/unknown-field load resolve_timout", "route/undefined-receiver load nobody",
                "route/group-by load a", "matchers/incompatible risk 'severity='", "route/undefined-interval load nights",
                "matchers/syntax load (", "route/zero-interval load 0s", "receiver/update-message load update_message",
                "receiver/null-item load ", "receiver/duplicate load ops", "receiver/mail-sender load to", "receiver/mail-server load to",
            ])
    }

    private static let refused: [(yaml: String, check: String)] = [
        ("", "alertmanager/no-route"),
        ("---\n", "alertmanager/no-route"),
        ("receivers: []\n", "alertmanager/no-route"),
        ("route: {}\nreceivers: [{name: r}]\n", "route/root-receiver"),
        ("route: {receiver: r, continue: true}\nreceivers: [{name: r}]\n", "route/root-continue"),
        ("route: {receiver: r, matchers: [a=b]}\nreceivers: [{name: r}]\n", "route/root-matchers"),
        ("route: {receiver: r, routes: [~]}\nreceivers: [{name: r}]\n", "route/null-item"),
        ("route: {receiver: r, routes: [{match_re: {a: null}}]}\nreceivers: [{name: r}]\n", "matchers/regexp"),
        ("route: {receiver: r, routes: [{match: {a.b: x}}]}\nreceivers: [{name: r}]\n", "labels/name"),
        ("route: {receiver: r, group_by: ['...', a]}\nreceivers: [{name: r}]\n", "route/group-by"),
        ("\(base)time_intervals: [{name: a}]\nmute_time_intervals: [{name: a}]\n", "time-intervals/duplicate"),
        ("\(base)tracing: {client_type: http}\n", "tracing/endpoint"),
        ("\(base)event_recorder: {kafka_outputs: [{brokers: [b], topic: t, acks: most}]}\n", "event-recorder/acks"),
        ("\(base)global: {slack_app_token: t, slack_api_url_file: f}\n", "alertmanager/ambiguous"),
        ("\(base)  webex_configs: [{room_id: x}]\n", "receiver/webex-authorization"),
        ("\(base)  sns_configs: [{topic_arn: a, phone_number: b}]\n", "receiver/sns-target"),
        ("\(base)  victorops_configs: [{api_key: k, routing_key: r, custom_fields: {entity_id: x}}]\n", "receiver/victorops-field"),
        ("\(base)  email_configs: [{to: a, from: b, smarthost: 'c:25', headers: {subject: x, Subject: y}}]\n", "receiver/duplicate-header"),
        ("\(base)  pushover_configs: [{user_key: u, token: t, retry: 60}]\n", "duration/syntax"),
        ("\(base)  pagerduty_configs: [{service_key: [x]}]\n", "yaml/type"),
    ]

    @Test(arguments: refused)
    func refusesOnce(yaml: String, check: String) {
        let refusals = load(yaml).diagnostics.filter { $0.effect == .load }
        #expect(refusals.map(\.check) == [check])
    }

    @Test(arguments: [
        "route: {reciever: r}\nreceivers: [{name: r}]\n", "rout: {receiver: r}\nreceivers: [{name: r}]\n",
        "route: {receiver: r}\nrecievers: [{name: r}]\n",
        "global: {slack_api_ulr: 'https://x'}\nroute: {receiver: r}\nreceivers: [{name: r, slack_configs: [{channel: c}]}]\n",
        "route: {receiver: r}\nreceivers: [{name: r, telegram_configs: [{chatid: 5, bot_token: t}]}]\n",
        "route: {receiver: r}\nreceivers: [{nmae: r}, {name: r}]\n",
    ])
    func aMisspeltFieldIsOneFault(yaml: String) {
        #expect(load(yaml).diagnostics.map(\.check) == ["yaml/unknown-field"])
    }

    @Test(arguments: [
        ("- url: 'http://x'\n    payload: [1]\n", "webhook_configs"),
        ("- to: a\n    from: b\n    smarthost: '[::1]:25'\n", "email_configs"),
        ("- topic_arn: a\n    target_arn: b\n    phone_number: c\n", "sns_configs"),
        ("- api_url: 'https://hooks.slack.com/x'\n    fields: [null]\n", "slack_configs"),
    ])
    func accepts(item: String, key: String) {
        #expect(load(Self.base + "  \(key):\n  \(item)").isAccepted)
    }

    @Test func receiversTakeFromTheGlobalSection() throws {
        let loaded = load(
            """
            global:
              opsgenie_api_url: https://api.eu.opsgenie.com/v1%2Fx
              opsgenie_api_key: k
              slack_app_token: t
              http_config: {proxy_url: 'http://p:3128'}
            route: {receiver: r}
            receivers:
            - name: r
              opsgenie_configs: [{}]
              slack_configs: [{channel: c}]
              msteamsv2_configs: [{webhook_url: 'https://x', http_config: {enable_http2: false}}]
            """)
        #expect(loaded.diagnostics.map(\.message) == [])
        let receiver = try #require(loaded.model.receivers.value.items.first?.value)
        let opsgenie = try #require(receiver.opsgenie.value.items.first?.value.value)
        #expect(opsgenie.apiURL.value?.url?.text == "https://api.eu.opsgenie.com/v1/x/")
        #expect(opsgenie.apiKey.value.reveal() == "k")
        let slack = try #require(receiver.slack.value.items.first?.value.value)
        #expect(slack.httpConfig.value.value?.authorization.value.value?.credentials.value.reveal() == "t")
        #expect(slack.apiURL.value?.isEqual(to: SlackConfig.postMessageURL) == true)
        let teams = try #require(receiver.msteamsv2.value.items.first?.value.value?.httpConfig.value.value)
        #expect(teams.proxy.proxyURL.value.url?.text == "http://p:3128")
        #expect(teams.enableHTTP2.value == false)
    }

    @Test func secretsAreNeverShown() {
        let secret = "s3cr3t-token"
        let loaded = load(
            """
            global: {slack_api_url: 'nowhere:\(secret)', smtp_auth_password: \(secret), opsgenie_api_key: \(secret)}
            route: {receiver: r}
            receivers:
            - name: r
              webhook_configs: [{url: '\(secret)'}]
              pagerduty_configs: [{routing_key: \(secret), routing_key_file: f}]
            """)
        for diagnostic in loaded.diagnostics {
            for place in [diagnostic.primary] + diagnostic.related { #expect(!place.file.text(place.range).contains(secret)) }
            #expect(!"\(diagnostic.message) \(diagnostic.notes)".contains(secret))
        }
        #expect(loaded.secrets.ranges.map { loaded.file.text($0).contains(secret) }.allSatisfy { $0 })
        #expect(loaded.secrets.ranges.count >= 5)
        #expect(!"\(loaded.model.tree)".contains(secret))
        var dumped = ""
        dump(loaded.model, to: &dumped)
        #expect(!dumped.contains(secret))
    }

    @Test func placeholdersAndSecondDocumentsAreNoted() {
        let loaded = load(Self.base + "  discord_configs: [{webhook_url: <secret>}]\n---\nroute: {}\n")
        #expect(loaded.isAccepted)
        #expect(findings(loaded) == ["alertmanager/placeholder runtime <secret>", "yaml/second-document risk ---"])
    }

    @Test func keysThatLoseToGlobalOnesAreNoted() {
        let loaded = load("global: {opsgenie_api_key: k}\n" + Self.base + "  opsgenie_configs: [{api_key_file: f}]\n")
        #expect(findings(loaded) == ["alertmanager/precedence runtime api_key_file"])
    }

    private static let gates: [(Version, String, Bool)] = [
        (Version(0, 27), "  jira_configs: [{project: p, issue_type: t, api_url: 'http://j'}]\n", false),
        (Version(0, 28), "  jira_configs: [{project: p, issue_type: t, api_url: 'http://j'}]\n", true),
        (Version(0, 28), "  jira_configs: [{project: p, issue_type: t, api_url: 'http://j', summary: {template: x}}]\n", false),
        (Version(0, 25), "  webhook_configs: [{url: 'http://w', http_config: {tls_config: {ca: x}}}]\n", false),
        (Version(0, 26), "  webhook_configs: [{url: 'http://w', http_config: {tls_config: {ca: x}}}]\n", true),
        (Version(0, 33), "  labels: {team: x}\n", true),
        (Version(0, 32), "  labels: {team: x}\n", false),
    ]

    @Test(arguments: gates)
    func fieldsHaveVersions(version: Version, receiver: String, isAccepted: Bool) {
        #expect(load(Self.base + receiver) { $0.version = version }.isAccepted == isAccepted)
    }

    @Test func oldVersionsKnowOnlyTheClassicParser() {
        let text = "route: {receiver: r, routes: [{matchers: ['\"a.b\"=x']}]}\nreceivers: [{name: r}]\n"
        #expect(load(text).isAccepted)
        #expect(!load(text) { $0.version = Version(0, 26) }.isAccepted)
        #expect(!load(text) { $0.matcherMode = .classic }.isAccepted)
    }

    @Test func theFixOfAnOldMatcherMeansTheSame() throws {
        let loaded = load("route: {receiver: r, routes: [{matchers: ['a=\"\\d+''\"', b=]}]}\nreceivers: [{name: r}]\n")
        let edits = loaded.diagnostics.flatMap(\.fixes).flatMap(\.edits)
        #expect(edits.map(\.replacement) == ["'a=\"\\\\d+''\"'", "'b=\"\"'"])
        #expect(loaded.matcherWarnings.map(\.value.kind) == [.incompatible, .incompatible])
    }

    @Test func templatesAreFoundWithTheirPlaces() throws {
        let loaded = load(
            """
            route: {receiver: r}
            receivers:
            - name: r
              webhook_configs: [{url: 'http://x/{{ .Status }}', payload: {'{{ .Receiver }}': [a, 5]}}]
              telegram_configs: [{chat_id: 1, bot_token: t}]
              sns_configs: [{topic_arn: t, attributes: {k: v}}]
            """)
        var found: [String] = []
        try #require(loaded.model.receivers.value.items.first).value.eachTemplate { integration, leaf in
            guard leaf.node >= 0 || leaf.kind == .html else { return }
            found.append("\(integration).\(leaf.path) \(leaf.kind)\(leaf.isKey ? " key" : "")\(leaf.isSecret ? " secret" : "")")
        }
        #expect(
            found == [
                "webhook_configs[0].url text secret", "webhook_configs[0].payload.{{ .Receiver }} text key",
                "webhook_configs[0].payload.{{ .Receiver }}[0] text", "sns_configs[0].topic_arn text",
                "sns_configs[0].attributes.k text key", "sns_configs[0].attributes.k text", "telegram_configs[0].message html",
            ])
    }

    /// What is asked before a value is looked through for templates.
    @Test func typesKnowWhetherTheyHoldTemplates() {
        #expect(SlackConfig.holdsTemplates)
        #expect(List<Section<AttachmentField>>.holdsTemplates)
        #expect(FieldMap<TemplatedText>.holdsTemplates)
        #expect(Optional<SecretTemplatedText>.holdsTemplates)
        #expect(!String.holdsTemplates && !List<String>.holdsTemplates && !Section<HTTPClientConfig>.holdsTemplates)
    }

    @Test func equalMatchersWithExpressionsKeepTheirPlaces() {
        let loaded = load(
            """
            route:
              receiver: r
              routes:
              - matchers: ['a=~"x|y"', 'b=~"["']
              - matchers: ['a=~"x|y"', 'b=~"["']
            receivers: [{name: r}]
            """)
        #expect(loaded.diagnostics.map(\.check) == ["matchers/syntax", "matchers/syntax"])
        #expect(Set(loaded.diagnostics.map(\.primary.range)).count == 2)
    }

    @Test func templatesOfReceiversAreChecked() {
        let loaded = load(
            """
            route: {receiver: r, routes: [{labels: {a: '{{ .GroupLabels.x | humanize }}'}}]}
            receivers:
            - name: r
              discord_configs:
              - webhook_url: https://x
                title: |
                  Alert
                  {{ if .Alerts }}
                message: '{{ template "mine" . }} {{ .CommonLables.a }}'
              pushover_configs: [{user_key: '{{ nope }}', token: t}]
            """)
        #expect(loaded.isAccepted)
        let found = findings(loaded).map { $0.split(separator: " ").prefix(2).joined(separator: " ") }
        #expect(
            found == [
                "template/unknown-function runtime", "template/syntax runtime", "template/unknown-field runtime",
                "template/unknown-function runtime",
            ])
        #expect(!loaded.diagnostics.contains { $0.message.contains("nope") })
    }

    @Test func deepNestingEndsWithAClearError() {
        let depth = 4000
        let routes = String(repeating: "{receiver: r, routes: [", count: depth) + "{receiver: r}" + String(repeating: "]}", count: depth)
        let loaded = load("receivers: [{name: r}]\nroute: \(routes)\n")
        #expect(loaded.diagnostics.contains { $0.check == "yaml/depth" })
        let payload = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        let deep = load(Self.base + "  webhook_configs: [{url: 'http://x', payload: \(payload)}]\n")
        #expect(deep.diagnostics.contains { $0.check == "yaml/depth" })
    }
}
