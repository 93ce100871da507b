import Documents

extension PrometheusConfig {
    /// The reference of all fields of prometheus.yml as Markdown, from their declarations.
    package static var fieldReference: String {
        FieldReference.markdown(
            PrometheusConfig.self, title: "Fields of prometheus.yml",
            introduction:
                "What Prometheus 3.14 knows, with the versions that added or dropped a field (those from 2.42 on). A row that begins with … stands for "
                + "fields that several sections share. A default that depends on another field is named in the last column.")
    }
}
