import Documents
import SourceText

/// As whom Amazon's API is asked. Inlined into the sections of all its services.
package struct AWSAccess: Sendable {
    package var accessKey = Field("")
    package var secretKey = Field(Secret())
    package var profile = Field("")
    package var roleARN = Field("")
    package var externalID = Field("")

    package init() {}

    mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("access_key", &accessKey, "the access key; default: the credentials chain")
        visitor.field("secret_key", &secretKey, "the secret key; default: the credentials chain")
        visitor.field("profile", &profile, "the profile of the shared credentials file")
        visitor.field("role_arn", &roleARN, "a role that is assumed")
        visitor.field("external_id", &externalID, .since(3, 12), "an id that the assumed role asks for")
    }
}
