import Documents
import SourceText

/// User name and password.
package struct BasicAuth: FieldStruct {
    package var username = Field("")
    package var usernameFile = Field(FilePath())
    package var usernameRef = Field("")
    package var password = Field(Secret())
    package var passwordFile = Field(FilePath())
    package var passwordRef = Field("")

    package init() {}

    package static var expectation: String { "a mapping with 'username' and 'password' or 'password_file'" }
    package static var hasOwnDecoder: Bool { true }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("username", &username, "the user's name")
        visitor.field("username_file", &usernameFile, .since(2, 49).alertmanager(0, 27), "a file that holds the user's name")
        visitor.field(
            "username_ref", &usernameRef, .since(2, 53).alertmanager(0, 28), "a name in a secret manager, which the programs do not have")
        visitor.field("password", &password, "the password")
        visitor.field("password_file", &passwordFile, "a file that holds the password")
        visitor.field(
            "password_ref", &passwordRef, .since(2, 53).alertmanager(0, 28), "a name in a secret manager, which the programs do not have")
    }

    /// What the client's own validation asks; not asked where nobody validates the client.
    func validate(_ reader: inout FieldReader) {
        reader.atMostOne(
            "http/ambiguous",
            [("username", username.keyIfSet), ("username_file", usernameFile.keyIfSet), ("username_ref", usernameRef.keyIfSet)],
            of: "the user name")
        reader.atMostOne(
            "http/ambiguous",
            [("password", password.keyIfSet), ("password_file", passwordFile.keyIfSet), ("password_ref", passwordRef.keyIfSet)],
            of: "the password")
        reader.warnOfSecretManager([("username_ref", usernameRef.keyIfSet), ("password_ref", passwordRef.keyIfSet)])
    }
}

/// The Authorization header.
package struct Authorization: FieldStruct {
    package var type = Field("")
    package var credentials = Field(Secret())
    package var credentialsFile = Field(FilePath())
    package var credentialsRef = Field("")

    package init() {}

    package static var expectation: String { "a mapping with 'credentials' or 'credentials_file'" }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("type", &type, "the kind of credentials; default: Bearer")
        visitor.field("credentials", &credentials, "the credentials")
        visitor.field("credentials_file", &credentialsFile, "a file that holds the credentials, read again for every request")
        visitor.field(
            "credentials_ref", &credentialsRef, .since(2, 53).alertmanager(0, 28),
            "a name in a secret manager, which the programs do not have")
    }

    mutating func validate(_ reader: inout FieldReader) {
        reader.atMostOne(
            "http/ambiguous",
            [
                ("credentials", credentials.keyIfSet), ("credentials_file", credentialsFile.keyIfSet),
                ("credentials_ref", credentialsRef.keyIfSet),
            ], of: "the secret")
        type.value = trimmingGoSpace(type.value)
        if type.value.isEmpty { type.value = "Bearer" }
        if type.value.lowercased() == "basic" {
            reader.report(
                "http/authorization-basic", "the authorization type cannot be 'basic'", at: type.place,
                notes: ["use 'basic_auth' with 'username' and 'password'"])
        }
        reader.warnOfSecretManager([("credentials_ref", credentialsRef.keyIfSet)])
    }
}
