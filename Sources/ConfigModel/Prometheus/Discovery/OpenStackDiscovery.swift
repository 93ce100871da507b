import Documents
import SourceText

/// Instances, hypervisors and load balancers of OpenStack (`openstack_sd_configs`).
package struct OpenStackDiscovery: FieldStruct {
    package var identityEndpoint = Field("")
    package var username = Field("")
    package var userID = Field("")
    package var password = Field(Secret())
    package var projectName = Field("")
    package var projectID = Field("")
    package var domainName = Field("")
    package var domainID = Field("")
    package var applicationCredentialName = Field("")
    package var applicationCredentialID = Field("")
    package var applicationCredentialSecret = Field(Secret())
    package var role = Field(OneOf<OpenStackRole>())
    package var region = Field("")
    package var refreshInterval = Field(ModelDuration(seconds: 60))
    package var port = Field(80)
    package var allTenants = Field(false)
    package var tls = Field(TLSConfig())
    package var availability = Field(OneOf<OpenStackAvailability>(.public))

    package init() {}

    package static var expectation: String { "OpenStack discovery (a mapping with 'role' and 'region')" }
    package static var hasOwnDecoder: Bool { true }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("identity_endpoint", &identityEndpoint, .shown, "the URL of the identity service")
        visitor.field("username", &username, .shown, "the user's name")
        visitor.field("userid", &userID, .shown, "the user's id")
        visitor.field("password", &password, .shown, "the password")
        visitor.field("project_name", &projectName, .shown, "the project's name")
        visitor.field("project_id", &projectID, .shown, "the project's id")
        visitor.field("domain_name", &domainName, .shown, "the domain's name")
        visitor.field("domain_id", &domainID, .shown, "the domain's id")
        visitor.field("application_credential_name", &applicationCredentialName, .shown, "the name of an application credential")
        visitor.field("application_credential_id", &applicationCredentialID, .shown, "the id of an application credential")
        visitor.field("application_credential_secret", &applicationCredentialSecret, .shown, "the secret of an application credential")
        visitor.field("role", &role, .required.shown, "instance, hypervisor or loadbalancer")
        visitor.field("region", &region, .required.shown, "the region")
        visitor.field("refresh_interval", &refreshInterval, .shown, "how often targets are looked up")
        visitor.field("port", &port, .shown, "the port of the targets")
        visitor.field("all_tenants", &allTenants, "look into all projects")
        visitor.field("tls_config", &tls, "certificates and TLS versions")
        visitor.field("availability", &availability, "public, admin or internal: which endpoint is used")
    }

    package mutating func check(_ node: NodeIndex, _ reader: inout FieldReader) {
        reader.requireKnown(availability, "availability", of: "openstack_sd_configs", node)
        reader.require(role, "role", of: "openstack_sd_configs", node, check: "discovery/missing")
        reader.require(region, "region", of: "openstack_sd_configs", node, check: "discovery/missing")
    }
}

/// What OpenStack is asked for.
package enum OpenStackRole: String, Keyword {
    case instance, hypervisor, loadbalancer

    package static var noun: String { "OpenStack role" }
    package static var check: String { "discovery/role" }

    package var since: Version? { self == .loadbalancer ? Version(3, 2) : nil }
}

/// Which endpoint of OpenStack is used.
package enum OpenStackAvailability: String, Keyword {
    case `public`, admin, `internal`

    package static var noun: String { "availability" }
    package static var check: String { "discovery/availability" }
    package static var isCheckedWhenRead: Bool { false }
}
