import Documents

extension RuleFile {
    /// The reference of all fields of rule files as Markdown, from their declarations.
    package static var fieldReference: String {
        FieldReference.markdown(
            RuleFile.self, title: "Fields of rule files",
            introduction: "What Prometheus 3.14 knows, with the versions that added or dropped a field (those from 2.42 on).")
    }
}
