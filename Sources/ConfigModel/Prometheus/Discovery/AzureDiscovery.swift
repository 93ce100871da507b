import Documents
import SourceText

/// Virtual machines of Microsoft Azure (`azure_sd_configs`). Its paths stay relative to the working directory.
package struct AzureDiscovery: FieldStruct {
    package var environment = Field("AzurePublicCloud")
    package var port = Field(80)
    package var subscriptionID = Field("")
    package var tenantID = Field("")
    package var clientID = Field("")
    package var clientSecret = Field(Secret())
    package var refreshInterval = Field(ModelDuration(seconds: 300))
    package var authenticationMethod = Field(OneOf<AzureAuthentication>(.oauth))
    package var resourceGroup = Field("")
    package var httpClient = HTTPClientConfig()

    package init() {}

    package static var expectation: String { "Azure discovery (a mapping with 'subscription_id')" }
    package static var hasOwnDecoder: Bool { true }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("environment", &environment, "the Azure cloud")
        visitor.field("port", &port, .shown, "the port of the targets")
        visitor.field("subscription_id", &subscriptionID, .required.shown, "the subscription")
        visitor.field("tenant_id", &tenantID, "the tenant")
        visitor.field("client_id", &clientID, "the application")
        visitor.field("client_secret", &clientSecret, "the application's secret")
        visitor.field("refresh_interval", &refreshInterval, "how often targets are looked up")
        visitor.field("authentication_method", &authenticationMethod, "OAuth, ManagedIdentity, SDK or WorkloadIdentity")
        visitor.field("resource_group", &resourceGroup, "the resource group to look into; default: all")
        visitor.group("HTTP client settings") { httpClient.fields(&$0) }
    }

    package mutating func check(_ node: NodeIndex, _ reader: inout FieldReader) {
        reader.require(subscriptionID, "subscription_id", of: "azure_sd_configs", node, check: "discovery/missing")
        if authenticationMethod.value.word == .oauth {
            reader.require(tenantID, "tenant_id", of: "azure_sd_configs with OAuth", node, check: "discovery/missing")
            reader.require(clientID, "client_id", of: "azure_sd_configs with OAuth", node, check: "discovery/missing")
            reader.require(clientSecret, "client_secret", of: "azure_sd_configs with OAuth", node, check: "discovery/missing")
        } else if !authenticationMethod.hasFailed {
            _ = authenticationMethod.value.checkWord(at: authenticationMethod.place, &reader)
        }
        httpClient.validate(node, &reader)
    }

    package mutating func setDirectory(_ directory: String) {}
}

/// How Azure is asked.
package enum AzureAuthentication: String, Keyword {
    case oauth = "OAuth"
    case managedIdentity = "ManagedIdentity"
    case sdk = "SDK"
    case workloadIdentity = "WorkloadIdentity"

    package static var noun: String { "authentication method" }
    package static var check: String { "discovery/authentication-method" }
    package static var isCheckedWhenRead: Bool { false }

    package var since: Version? {
        switch self {
        case .sdk: return Version(2, 52)
        case .workloadIdentity: return Version(3, 11)
        case .oauth, .managedIdentity: return nil
        }
    }
}
