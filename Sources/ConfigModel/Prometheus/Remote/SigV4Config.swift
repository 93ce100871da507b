import Documents
import SourceText

/// Signing of requests for Amazon's services (prometheus/sigv4).
package struct SigV4Config: FieldStruct {
    package var region = Field("")
    package var accessKey = Field("")
    package var secretKey = Field(Secret())
    package var profile = Field("")
    package var roleARN = Field("")
    package var externalID = Field("")
    package var useFIPSEndpoint = Field(false)
    package var serviceName = Field("")

    package init() {}

    package static var expectation: String { "SigV4 settings (a mapping)" }
    package static var hasOwnDecoder: Bool { true }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("region", &region, "the AWS region; default: that of the credentials chain")
        visitor.field("access_key", &accessKey, "the access key; default: the credentials chain")
        visitor.field("secret_key", &secretKey, "the secret key; default: the credentials chain")
        visitor.field("profile", &profile, "the profile of the shared credentials file")
        visitor.field("role_arn", &roleARN, "a role that is assumed")
        visitor.field("external_id", &externalID, .since(3, 10), "an id that the assumed role asks for")
        visitor.field("use_fips_sts_endpoint", &useFIPSEndpoint, .since(3, 1), "fetch tokens from the FIPS endpoint")
        visitor.field("service_name", &serviceName, .since(3, 5), "the service that is signed for; default: aps")
    }

    package mutating func check(_ node: NodeIndex, _ reader: inout FieldReader) {
        let other = accessKey.value.isEmpty ? "access_key" : "secret_key"
        if accessKey.value.isEmpty != secretKey.value.isEmpty, !accessKey.hasFailed, !secretKey.hasFailed,
            !reader.excusesMissing(other, in: node)
        {
            let place = accessKey.keyIfSet >= 0 ? accessKey.keyIfSet : secretKey.keyIfSet
            reader.report(
                "sigv4/keys", "'access_key' and 'secret_key' belong together, only one is given",
                at: place >= 0 ? place : reader.firstKey(of: node))
        }
        if !externalID.value.isEmpty, roleARN.value.isEmpty, !roleARN.hasFailed {
            reader.report("sigv4/external-id", "'external_id' needs 'role_arn'", at: externalID.key)
        }
    }
}

/// Credentials of Google Cloud.
package struct GoogleIAMConfig: FieldStruct {
    /// Relative to the working directory.
    package var credentialsFile = Field("")

    package init() {}

    package static var expectation: String { "a mapping with 'credentials_file'" }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field(
            "credentials_file", &credentialsFile, "a file with the service account's key; default: the application's default credentials")
    }
}
