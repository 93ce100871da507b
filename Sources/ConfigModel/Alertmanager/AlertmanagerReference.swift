import Documents

extension AlertmanagerConfig {
    /// The reference of all fields of alertmanager.yml as Markdown, from their declarations.
    package static var fieldReference: String {
        FieldReference.markdown(
            AlertmanagerConfig.self, program: "Alertmanager", title: "Fields of alertmanager.yml",
            introduction:
                "What Alertmanager 0.34 knows, with the versions that added or dropped a field (those from 0.25 on). A row that begins with … stands "
                + "for fields that several sections share. A default that depends on another field is named in the last column.")
    }
}
