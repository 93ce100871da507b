/// Whose YAML is read: the three versions of go-yaml that the programs of this field are built with.
///
/// They accept nearly the same documents, but resolve scalars, merge keys and duplicate keys differently.
package enum YAMLDialect: Sendable {
    /// yaml.v2: Prometheus' and Alertmanager's configuration.
    case v2
    /// yaml.v3: rule files, Grafana's provisioning.
    case v3
    /// yaml.v4: Compose.
    case v4
}
