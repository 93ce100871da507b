import Documents
import SourceText

/// Instances of Oracle Cloud (`oci_sd_configs`).
package struct OCIDiscovery: FieldStruct {
    package var auth = Field(OneOf<OCIAuthentication>(.api_key))
    package var tenancy = Field("")
    package var user = Field("")
    package var fingerprint = Field("")
    package var keyFile = Field(FilePath())
    package var keyPassphrase = Field(Secret())
    package var keyPassphraseFile = Field(FilePath())
    package var region = Field("")
    package var compartments = Field(List<String>())
    package var httpClient = HTTPClientConfig()
    package var port = Field(80)
    package var refreshInterval = Field(ModelDuration(seconds: 60))

    package init() {}

    package static var expectation: String { "OCI discovery (a mapping with 'region')" }
    package static var hasOwnDecoder: Bool { true }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("auth", &auth, "api_key or instance_principal")
        visitor.field("tenancy", &tenancy, "the tenancy, for api_key")
        visitor.field("user", &user, "the user, for api_key")
        visitor.field("fingerprint", &fingerprint, "the key's fingerprint, for api_key")
        visitor.field("key_file", &keyFile, "a file with the private key, for api_key")
        visitor.field("key_passphrase", &keyPassphrase, "the private key's passphrase")
        visitor.field("key_passphrase_file", &keyPassphraseFile, "a file that holds the private key's passphrase")
        visitor.field("region", &region, .required.shown, "the region")
        visitor.field("compartments", &compartments, "the compartments to look into; default: the tenancy")
        visitor.group("HTTP client settings") { httpClient.fields(&$0) }
        visitor.field("port", &port, .shown, "the port of the targets")
        visitor.field("refresh_interval", &refreshInterval, .shown, "how often targets are looked up")
    }

    package mutating func check(_ node: NodeIndex, _ reader: inout FieldReader) {
        reader.require(region, "region", of: "oci_sd_configs", node, check: "discovery/missing")
        checkAuthentication(node, &reader)
        for compartment in compartments.value.items where compartment.value.isEmpty {
            reader.report("discovery/missing", "an empty compartment", at: compartment.node)
        }
        if refreshInterval.value.nanoseconds <= 0, !refreshInterval.hasFailed {
            reader.report(
                "discovery/refresh-interval", "'refresh_interval' must be above 0",
                at: refreshInterval.place >= 0 ? refreshInterval.place : reader.firstKey(of: node))
        }
        httpClient.validate(node, &reader)
    }

    private func checkAuthentication(_ node: NodeIndex, _ reader: inout FieldReader) {
        guard !auth.hasFailed else { return }
        switch auth.value.word {
        case .api_key:
            reader.require(tenancy, "tenancy", of: "oci_sd_configs with api_key", node, check: "discovery/missing")
            reader.require(user, "user", of: "oci_sd_configs with api_key", node, check: "discovery/missing")
            reader.require(fingerprint, "fingerprint", of: "oci_sd_configs with api_key", node, check: "discovery/missing")
            reader.require(keyFile, "key_file", of: "oci_sd_configs with api_key", node, check: "discovery/missing")
            reader.atMostOne(
                "http/ambiguous", [("key_passphrase", keyPassphrase.keyIfSet), ("key_passphrase_file", keyPassphraseFile.keyIfSet)],
                of: "the passphrase")
        case .instance_principal:
            let fields: [(name: String, key: NodeIndex)] = [
                ("tenancy", tenancy.keyIfSet), ("user", user.keyIfSet), ("fingerprint", fingerprint.keyIfSet),
                ("key_file", keyFile.keyIfSet),
                ("key_passphrase", keyPassphrase.keyIfSet), ("key_passphrase_file", keyPassphraseFile.keyIfSet),
            ]
            let set = fields.filter { $0.key >= 0 }
            guard let first = set.first else { return }
            reader.report(
                "discovery/authentication-method", "instance_principal takes no \(set.map { "'\($0.name)'" }.joined(separator: ", "))",
                at: first.key,
                related: set.dropFirst().map { reader.place($0.key) })
        case nil:
            reader.requireKnown(auth, "auth", of: "oci_sd_configs", node)
        }
    }
}

/// How Oracle Cloud is asked.
package enum OCIAuthentication: String, Keyword {
    case api_key, instance_principal

    package static var noun: String { "authentication method" }
    package static var check: String { "discovery/authentication-method" }
    package static var isCheckedWhenRead: Bool { false }
}
