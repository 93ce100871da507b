import Documents
import SourceText

/// Objects of Kubernetes (`kubernetes_sd_configs`).
package struct KubernetesDiscovery: FieldStruct {
    package var apiServer = Field(ConfigURL())
    package var role = Field(OneOf<KubernetesRole>())
    package var kubeconfigFile = Field(FilePath())
    package var httpClient = HTTPClientConfig()
    package var namespaces = Field(KubernetesNamespaces())
    package var selectors = Field(List<KubernetesSelector>())
    package var attachMetadata = Field(KubernetesMetadata())

    package init() {}

    package static var expectation: String { "Kubernetes discovery (a mapping with 'role')" }
    package static var hasOwnDecoder: Bool { true }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("api_server", &apiServer, "the URL of Kubernetes' API; default: the cluster that Prometheus runs in")
        visitor.field("role", &role, .required.shown, "node, pod, service, endpoints, endpointslice or ingress")
        visitor.field("kubeconfig_file", &kubeconfigFile, .shown, "a kubeconfig file")
        visitor.group("HTTP client settings") { httpClient.fields(&$0) }
        visitor.field("namespaces", &namespaces, "the namespaces to look into; default: all")
        visitor.field("selectors", &selectors, "labels and fields that objects must have")
        visitor.field("attach_metadata", &attachMetadata, "metadata of related objects that is added")
    }

    package mutating func check(_ node: NodeIndex, _ reader: inout FieldReader) {
        reader.require(role, "role", of: "kubernetes_sd_configs", node, check: "discovery/missing")
        httpClient.validate(node, &reader)
        httpClient.tls.value.requireFilePair(&reader)
        checkAccess(node, &reader)
        checkSelectors(&reader)
    }
}

/// The namespaces to look into.
package struct KubernetesNamespaces: FieldStruct {
    package var ownNamespace = Field(false)
    package var names = Field(List<String>())

    package init() {}

    package static var expectation: String { "a mapping with 'own_namespace' and 'names'" }
    package static var hasOwnDecoder: Bool { true }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("own_namespace", &ownNamespace, .shown, "the namespace that Prometheus runs in")
        visitor.field("names", &names, .shown, "names of namespaces")
    }
}

/// Labels and fields that objects of a role must have.
package struct KubernetesSelector: FieldStruct {
    package var role = Field(OneOf<KubernetesRole>())
    package var label = Field("")
    package var field = Field("")

    package init() {}

    package static var expectation: String { "a mapping with 'role', 'label' and 'field'" }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("role", &role, "the role whose objects are meant")
        visitor.field("label", &label, "a selector of labels")
        visitor.field("field", &field, "a selector of fields")
    }
}

/// Metadata of related objects that is added to targets.
package struct KubernetesMetadata: FieldStruct {
    package var node = Field(false)
    package var namespace = Field(false)
    package var deployment = Field(false)
    package var job = Field(false)
    package var cronJob = Field(false)

    package init() {}

    package static var expectation: String { "a mapping with 'node' and others" }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("node", &node, .shown, "the node's metadata")
        visitor.field("namespace", &namespace, .since(3, 6).shown, "the namespace's metadata")
        visitor.field("deployment", &deployment, .since(3, 11).shown, "the deployment's name")
        visitor.field("job", &job, .since(3, 11).shown, "the job's name")
        visitor.field("cronjob", &cronJob, .since(3, 11).shown, "the cron job's name")
    }
}

/// Which objects of Kubernetes become targets.
package enum KubernetesRole: String, Keyword {
    case node, pod, service, endpoints, endpointslice, ingress

    package static var noun: String { "Kubernetes role" }
    package static var check: String { "discovery/role" }
}
