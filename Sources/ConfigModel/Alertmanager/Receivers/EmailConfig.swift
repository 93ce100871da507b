import Documents
import SourceText

/// Mails.
package struct EmailConfig: Integration {
    package var sendResolved = Field(false)
    package var to = Field(TemplatedText())
    package var from = Field(TemplatedText())
    package var hello = Field("")
    package var smarthost = Field(HostPort())
    package var authUsername = Field("")
    package var authPassword = Field(Secret())
    package var authPasswordFile = Field("")
    package var authSecret = Field(Secret())
    package var authSecretFile = Field("")
    package var authIdentity = Field("")
    package var headers = Field(FieldMap<TemplatedText>())
    package var html = Field(TemplatedText("{{ template \"email.default.html\" . }}", .html))
    package var text = Field(TemplatedText())
    package var requireTLS = Field<Bool?>(nil)
    package var tls = Field(Section<TLSConfig>())
    package var forceImplicitTLS = Field<Bool?>(nil)
    package var threading = Field(MailThreading())

    package init() {}

    package static var name: StaticString { "email" }
    package static var key: StaticString { "email_configs" }
    package static var expectation: String { "a mail receiver (a mapping with 'to')" }
    package static var hasOwnDecoder: Bool { true }

    /// The subject of mails whose headers have none.
    package static let defaultSubject = "{{ template \"email.default.subject\" . }}"

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.sendResolved(&sendResolved)
        visitor.field("to", &to, .required, "the addresses to which mails go, separated by commas")
        visitor.field("from", &from, "the sender; default: the global one")
        visitor.field("hello", &hello, "the name by which Alertmanager greets the mail server; default: the global one")
        visitor.field("smarthost", &smarthost, "host and port of the mail server; default: the global one")
        visitor.field("auth_username", &authUsername, "the user name; default: the global one")
        visitor.field("auth_password", &authPassword, "the password for PLAIN and LOGIN; default: the global one")
        visitor.field("auth_password_file", &authPasswordFile, "a file that holds the password for PLAIN and LOGIN")
        visitor.field("auth_secret", &authSecret, "the secret for CRAM-MD5; default: the global one")
        visitor.field("auth_secret_file", &authSecretFile, .since(0, 31), "a file that holds the secret for CRAM-MD5")
        visitor.field("auth_identity", &authIdentity, "the identity for PLAIN; default: the global one")
        visitor.field("headers", &headers, "further headers; Subject, To and From have defaults")
        visitor.field("html", &html, "the mail as HTML, what is put into it is escaped")
        visitor.field("text", &text, "the mail as plain text")
        visitor.field("require_tls", &requireTLS, "refuse to send over a connection without TLS; default: the global setting")
        visitor.field("tls_config", &tls, "TLS for the connection; default: the global settings")
        visitor.field(
            "force_implicit_tls", &forceImplicitTLS, .since(0, 31),
            "begin the connection with TLS, or never do; default: the global setting, else only on port 465")
        visitor.field("threading", &threading, .since(0, 30), "put the mails of a group into one thread")
    }

    package mutating func check(_ node: NodeIndex, _ reader: inout FieldReader) {
        reader.require("receiver/required", to, "to", of: "the mail receiver", in: node)
        canonicalizeHeaders(&reader)
        for (fields, what) in [
            ([authPassword.alternative("auth_password"), authPasswordFile.alternative("auth_password_file")], "the mail password"),
            ([authSecret.alternative("auth_secret"), authSecretFile.alternative("auth_secret_file")], "the mail secret"),
        ] { warnOfBoth(fields, what, &reader) }
        guard threading.value.enabled.value else { return }
        for entry in headers.value.entries where ["References", "In-Reply-To"].contains(entry.key.value) {
            reader.report(
                "receiver/threading", "the header '\(entry.key.value)' is set by 'threading', it cannot be set here, too",
                at: entry.key.node,
                related: [reader.place(threading.key, label: "threading")], notes: ["remove one of them"])
        }
        let byDate = threading.value.threadByDate
        let isExcused = byDate.hasFailed || reader.excusesMissing("thread_by_date", in: max(0, threading.node))
        if !["none", "daily"].contains(byDate.value), !isExcused {
            reader.report(
                "receiver/threading",
                byDate.value.isEmpty
                    ? "'threading' needs 'thread_by_date'" : "'\(byDate.value)' is no way to thread by date",
                at: byDate.place >= 0 ? byDate.place : threading.value.enabled.key, notes: ["use none or daily"])
        }
    }

    /// Alertmanager refuses both only in its global section.
    private func warnOfBoth(_ fields: [Alternative], _ what: String, _ reader: inout FieldReader) {
        guard fields.allSatisfy(\.isSet) else { return }
        reader.report(
            "alertmanager/precedence", "\(what) is given twice, '\(fields[1].name)' is used", at: fields[0].key, severity: .warning,
            effect: .runtime, related: [reader.place(fields[1].key, label: "this one counts")], notes: ["keep one of them"])
    }

    /// Puts the names of headers into their canonical form; two of one form are refused.
    private mutating func canonicalizeHeaders(_ reader: inout FieldReader) {
        var seen = FirstNodes()
        for i in headers.value.entries.indices {
            let written = headers.value.entries[i].key
            let name = Self.canonicalHeader(written.value)
            if let first = seen.add(name, written.node) {
                reader.report(
                    "receiver/duplicate-header", "the header '\(name)' is given twice, case does not matter", at: written.node,
                    related: [reader.place(first, label: "first given here")])
            }
            headers.value.entries[i].key.value = name
        }
    }

    /// Go's `textproto.CanonicalMIMEHeaderKey`: `content-type` becomes `Content-Type`; a name with other characters stays.
    static func canonicalHeader(_ name: String) -> String {
        var bytes = Array(name.utf8)
        var isFirst = true
        for i in bytes.indices {
            switch bytes[i] {
            case 0x61...0x7A: if isFirst { bytes[i] -= 0x20 }
            case 0x41...0x5A: if !isFirst { bytes[i] += 0x20 }
            case 0x30...0x39: break
            default: if !"!#$%&'*+-.^_`|~".utf8.contains(bytes[i]) { return name }
            }
            isFirst = bytes[i] == UInt8(ascii: "-")
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Paths of this section are relative to the working directory, not to that of the configuration.
    package mutating func setDirectory(_ directory: String) {}

    package mutating func inherit(_ global: inout AlertmanagerGlobal, at node: NodeIndex, _ reader: inout FieldReader) {
        let smtp = global.smtp
        if !tls.value.isPresent { tls.value = smtp.tls.value }
        if smarthost.value.isZero { smarthost.value = smtp.smarthost.value }
        if !smtp.smarthost.hasFailed {
            reader.atLeastOne(
                "receiver/mail-server", [smarthost.alternative("smarthost")], of: "the mail server", in: node,
                inherited: ["smtp_smarthost"], from: global, notes: ["set 'smarthost' here or 'global.smtp_smarthost'"])
        }
        if from.value.isEmpty { from.value = smtp.from.value }
        if !smtp.from.hasFailed {
            reader.atLeastOne(
                "receiver/mail-sender", [from.alternative("from")], of: "the sender of the mail", in: node, inherited: ["smtp_from"],
                from: global, notes: ["set 'from' here or 'global.smtp_from'"])
        }
        if hello.value.isEmpty { hello.value = smtp.hello.value }
        if authUsername.value.isEmpty { authUsername.value = smtp.authUsername.value }
        if authPassword.value.isEmpty, authPasswordFile.value.isEmpty {
            authPassword.value = smtp.authPassword.value
            authPasswordFile.value = smtp.authPasswordFile.value
        }
        if authSecret.value.isEmpty, authSecretFile.value.isEmpty {
            authSecret.value = smtp.authSecret.value
            authSecretFile.value = smtp.authSecretFile.value
        }
        if authIdentity.value.isEmpty { authIdentity.value = smtp.authIdentity.value }
        if requireTLS.value == nil { requireTLS.value = smtp.requireTLS.value }
        if forceImplicitTLS.value == nil { forceImplicitTLS.value = smtp.forceImplicitTLS.value }
    }
}

/// How mails of one group of alerts hang together.
package struct MailThreading: FieldStruct {
    package var enabled = Field(false)
    package var threadByDate = Field("")

    package init() {}

    package static var expectation: String { "a mapping with 'enabled' and 'thread_by_date'" }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("enabled", &enabled, "put the mails of a group into one thread")
        visitor.field("thread_by_date", &threadByDate, "daily: a new thread every day; none: one thread for ever")
    }
}
