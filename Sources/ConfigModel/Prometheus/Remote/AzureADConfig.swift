import Documents
import SourceText

/// Credentials of Microsoft Entra (Azure AD). Paths are relative to the working directory.
package struct AzureADConfig: FieldStruct {
    package var managedIdentity = Field(Section<AzureManagedIdentity>())
    package var workloadIdentity = Field(Section<AzureWorkloadIdentity>())
    package var oauth = Field(Section<AzureOAuth>())
    package var sdk = Field(Section<AzureSDK>())
    package var certificate = Field(Section<AzureCertificate>())
    package var cloud = Field("AzurePublic")
    package var scope = Field("")

    package init() {}

    package static var expectation: String {
        "a mapping with one of 'managed_identity', 'workload_identity', 'oauth', 'sdk', 'certificate'"
    }
    package static var hasOwnDecoder: Bool { true }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("managed_identity", &managedIdentity, "a managed identity")
        visitor.field("workload_identity", &workloadIdentity, .since(3, 7), "a workload identity of Kubernetes")
        visitor.field("oauth", &oauth, .since(2, 48), "an application with a secret")
        visitor.field("sdk", &sdk, .since(2, 52), "what the SDK finds in its environment")
        visitor.field("certificate", &certificate, .since(3, 13), "an application with a certificate")
        visitor.field("cloud", &cloud, "AzurePublic, AzureChina or AzureGovernment")
        visitor.field("scope", &scope, .since(3, 9), "the OAuth scope that is asked for")
    }

    package mutating func check(_ node: NodeIndex, _ reader: inout FieldReader) {
        if cloud.value.isEmpty { cloud.value = "AzurePublic" }
        if !["AzurePublic", "AzureChina", "AzureGovernment"].contains(cloud.value) {
            reader.report(
                "azuread/cloud", "unknown cloud '\(cloud.value)'", at: cloud.place,
                notes: ["use AzurePublic, AzureChina or AzureGovernment"])
        }
        checkMethods(node, &reader)
        if !scope.value.isEmpty, !isScope(scope.value) {
            reader.report("azuread/scope", "the scope '\(scope.value)' holds a character that no scope has", at: scope.place)
        }
    }

    private mutating func checkMethods(_ node: NodeIndex, _ reader: inout FieldReader) {
        let methods = [
            ("managed_identity", managedIdentity.keyIfSet), ("workload_identity", workloadIdentity.keyIfSet), ("oauth", oauth.keyIfSet),
            ("sdk", sdk.keyIfSet), ("certificate", certificate.keyIfSet),
        ]
        let failed = [managedIdentity.hasFailed, workloadIdentity.hasFailed, oauth.hasFailed, sdk.hasFailed, certificate.hasFailed]
        let set = methods.filter { $0.1 >= 0 }.sorted { $0.1 < $1.1 }
        if set.isEmpty, !failed.contains(true) {
            reader.report(
                "azuread/method", "azuread names no way to authenticate", at: reader.firstKey(of: node),
                notes: ["one of managed_identity, workload_identity, oauth, sdk, certificate"])
        } else if set.count > 1 {
            reader.report(
                "azuread/method", set.map { "'\($0.0)'" }.joined(separator: " and ") + " exclude each other", at: set[1].1,
                related: [reader.place(set[0].1, label: "the first way to authenticate")])
        }
        managedIdentity.value.value?.validate(&reader)
        if var identity = workloadIdentity.value.value {
            identity.validate(workloadIdentity.node, &reader)
            workloadIdentity.value = Section(identity)
        }
        oauth.value.value?.validate(oauth.node, &reader)
        certificate.value.value?.validate(certificate.node, &reader)
    }

    /// `^[\w\s:/.\-]+$`
    private func isScope(_ text: String) -> Bool {
        text.utf8.allSatisfy { byte in
            switch byte {
            case 0x61...0x7A, 0x41...0x5A, 0x30...0x39, 0x5F, 0x09, 0x0A, 0x0C, 0x0D, 0x20, 0x3A, 0x2F, 0x2E, 0x2D: return true
            default: return false
            }
        }
    }
}

/// Checks that several ways to authenticate share.
enum AzureCheck {
    static func require<Value: FieldValue>(
        _ field: Field<Value>, _ name: String, _ method: String, _ node: NodeIndex, _ reader: inout FieldReader
    ) {
        reader.require(field, name, of: method, node, check: "azuread/missing")
    }

    static func requireUUID(_ field: Field<String>, _ name: String, _ reader: inout FieldReader) {
        guard !field.value.isEmpty, !UUIDText.isValid(field.value) else { return }
        reader.report("azuread/uuid", "'\(name)' is no UUID: '\(field.value)'", at: field.place)
    }
}

package struct AzureManagedIdentity: FieldStruct {
    package var clientID = Field("")

    package init() {}

    package static var expectation: String { "a mapping with 'client_id'" }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("client_id", &clientID, "the identity's client id; default: the one assigned to the machine")
    }

    func validate(_ reader: inout FieldReader) { AzureCheck.requireUUID(clientID, "client_id", &reader) }
}

package struct AzureWorkloadIdentity: FieldStruct {
    package var clientID = Field("")
    package var tenantID = Field("")
    package var tokenFilePath = Field("")

    package init() {}

    package static let defaultTokenPath = "/var/run/secrets/azure/tokens/azure-identity-token"

    package static var expectation: String { "a mapping with 'client_id' and 'tenant_id'" }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("client_id", &clientID, .required, "the application's client id")
        visitor.field("tenant_id", &tenantID, .required, "the application's tenant")
        visitor.field(
            "token_file_path", &tokenFilePath,
            "the file of the projected token; default: the variable AZURE_FEDERATED_TOKEN_FILE, else below /var/run/secrets/azure/tokens")
    }

    mutating func validate(_ node: NodeIndex, _ reader: inout FieldReader) {
        AzureCheck.require(clientID, "client_id", "workload_identity", node, &reader)
        AzureCheck.require(tenantID, "tenant_id", "workload_identity", node, &reader)
        AzureCheck.requireUUID(clientID, "client_id", &reader)
        AzureCheck.requireUUID(tenantID, "tenant_id", &reader)
        if tokenFilePath.value.isEmpty { tokenFilePath.value = Self.defaultTokenPath }
    }
}

package struct AzureOAuth: FieldStruct {
    package var clientID = Field("")
    package var clientSecret = Field(Secret())
    package var tenantID = Field("")

    package init() {}

    package static var expectation: String { "a mapping with 'client_id', 'client_secret' and 'tenant_id'" }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("client_id", &clientID, .required, "the application's client id")
        visitor.field("client_secret", &clientSecret, .required, "the application's secret")
        visitor.field("tenant_id", &tenantID, .required, "the application's tenant")
    }

    func validate(_ node: NodeIndex, _ reader: inout FieldReader) {
        AzureCheck.require(clientID, "client_id", "oauth", node, &reader)
        AzureCheck.require(clientSecret, "client_secret", "oauth", node, &reader)
        AzureCheck.require(tenantID, "tenant_id", "oauth", node, &reader)
        AzureCheck.requireUUID(clientID, "client_id", &reader)
    }
}

package struct AzureSDK: FieldStruct {
    package var tenantID = Field("")

    package init() {}

    package static var expectation: String { "a mapping with 'tenant_id'" }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("tenant_id", &tenantID, "the tenant")
    }
}

package struct AzureCertificate: FieldStruct {
    package var clientID = Field("")
    package var tenantID = Field("")
    package var certificatePath = Field("")
    package var certificateKeyPath = Field("")
    package var certificatePassword = Field(Secret())
    package var sendCertificateChain = Field(false)

    package init() {}

    package static var expectation: String { "a mapping with 'client_id', 'tenant_id' and 'certificate_path'" }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("client_id", &clientID, .required, "the application's client id")
        visitor.field("tenant_id", &tenantID, .required, "the application's tenant")
        visitor.field("certificate_path", &certificatePath, .required, "the certificate, PEM or PFX")
        visitor.field("certificate_key_path", &certificateKeyPath, "the key, when it stands in a file of its own")
        visitor.field("certificate_password", &certificatePassword, "the password of a PFX file")
        visitor.field("send_certificate_chain", &sendCertificateChain, "send the certificate with the assertion")
    }

    func validate(_ node: NodeIndex, _ reader: inout FieldReader) {
        AzureCheck.require(clientID, "client_id", "certificate", node, &reader)
        AzureCheck.require(tenantID, "tenant_id", "certificate", node, &reader)
        AzureCheck.require(certificatePath, "certificate_path", "certificate", node, &reader)
        AzureCheck.requireUUID(clientID, "client_id", &reader)
    }
}
