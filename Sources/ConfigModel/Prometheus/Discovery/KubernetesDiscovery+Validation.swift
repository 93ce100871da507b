import Documents
import SourceText

extension KubernetesDiscovery {
    /// How the API is reached: from inside the cluster, by a kubeconfig file, or by URL with HTTP settings of its own.
    func checkAccess(_ node: NodeIndex, _ reader: inout FieldReader) {
        guard !apiServer.hasFailed, !kubeconfigFile.hasFailed else { return }
        let hasServer = apiServer.value.url != nil
        let hasFile = !kubeconfigFile.value.isEmpty
        if hasServer, hasFile {
            reader.report(
                "discovery/kubernetes-access", "'kubeconfig_file' and 'api_server' exclude each other",
                at: max(kubeconfigFile.key, apiServer.key),
                related: [reader.place(min(kubeconfigFile.key, apiServer.key))])
        }
        if !hasServer || hasFile, let custom = httpClient.firstChangedKey(reader) {
            if hasFile {
                reader.report(
                    "discovery/kubernetes-access", "HTTP settings and 'kubeconfig_file' exclude each other", at: custom,
                    related: [reader.place(kubeconfigFile.key)])
            } else {
                reader.report("discovery/kubernetes-access", "HTTP settings need the URL in 'api_server'", at: custom)
            }
        }
        guard namespaces.value.ownNamespace.value else { return }
        if hasServer || hasFile {
            let other = hasServer ? apiServer.key : kubeconfigFile.key
            reader.report(
                "discovery/kubernetes-access", "'own_namespace' and '\(hasServer ? "api_server" : "kubeconfig_file")' exclude each other",
                at: namespaces.value.ownNamespace.key, related: [reader.place(other)],
                notes: ["own_namespace is that of the pod in which Prometheus runs"])
        }
    }

    func checkSelectors(_ reader: inout FieldReader) {
        guard let role = role.value.word else { return }
        let allowed = role.selectors(for: reader.settings.version)
        var seen: [String: NodeIndex] = [:]
        for item in selectors.value.items {
            let selector = item.value
            guard !selector.role.hasFailed else { continue }
            let place = selector.role.place >= 0 ? selector.role.place : reader.firstKey(of: item.node)
            let word = selector.role.value.word
            if let first = seen[selector.role.value.text] {
                reader.report(
                    "discovery/selector", "a second selector for the role '\(selector.role.value.text)'", at: place,
                    related: [reader.place(first, label: "the first one")])
            } else if !allowed.contains(where: { $0 == word }) {
                let names = allowed.map(\.rawValue).joined(separator: ", ")
                reader.report(
                    "discovery/selector",
                    word.map { "the role \(role.rawValue) takes no selector for '\($0.rawValue)'" } ?? "the selector names no 'role'",
                    at: place,
                    notes: ["allowed here: \(names)"])
            }
            seen[selector.role.value.text] = place
            if !KubernetesFieldSelector.isValid(selector.field.value) {
                reader.report(
                    "discovery/selector", "'\(selector.field.value)' is no selector of fields", at: selector.field.node,
                    notes: ["fields are compared with =, == and !=, several stand behind commas: metadata.name=x,status.phase!=Running"])
            }
            var parser = KubernetesLabelSelector(selector.label.value)
            if let problem = parser.problem() {
                reader.report(
                    "discovery/selector", "'\(selector.label.value)' is no selector of labels: \(problem)", at: selector.label.node)
            }
        }
    }
}

extension KubernetesRole {
    /// The roles whose objects can be selected, too.
    func selectors(for version: Version) -> [KubernetesRole] {
        switch self {
        case .pod: return version < Version(3, 11) ? [.pod] : [.pod, .node]
        case .service: return [.service]
        case .endpoints: return [.pod, .service, .endpoints]
        case .endpointslice: return [.pod, .service, .endpointslice]
        case .node: return [.node]
        case .ingress: return [.ingress]
        }
    }
}
