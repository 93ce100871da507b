import Documents
import SourceText

/// A web configuration as read: the model, its tree, and everything that is wrong with it.
package struct LoadedWebConfig: Sendable {
    package var file: SourceFile
    package var model: WebConfig
    /// Nil when the file holds no document.
    package var tree: DocumentTree?
    package var diagnostics: [Diagnostic]
    /// Where secrets stand in the file: excerpts must not show them.
    package var secrets = FileSecrets()
    /// Whether the server would start with the file.
    package var isAccepted: Bool { !diagnostics.contains { $0.effect == .load } }
}

/// What stands under a path that a web configuration names.
package enum WebFile: Sendable {
    case content([UInt8])
    case missing
    /// The path cannot be looked at here; nothing is said about it.
    case unknown
}

extension WebConfig {
    /// Reads and checks a web configuration as `web.Validate` of exporter-toolkit does, going on after every fault.
    ///
    /// - Parameters:
    ///   - version: of Prometheus.
    ///   - lookUp: finds the files that are named, by their path joined with the directory of the configuration.
    package static func load(
        _ file: SourceFile, version: Version = Version(3, 14), lookUp: (String) -> WebFile = { _ in .unknown }
    ) -> LoadedWebConfig {
        let content = YAMLReader.read(file, dialect: .v2)
        var result = LoadedWebConfig(file: content.file, model: WebConfig(), tree: content.trees.first, diagnostics: content.diagnostics)
        var secrets: [ByteRange] = []
        if let tree = content.trees.first {
            var settings = ReaderSettings(dialect: .v2)
            settings.version = version
            let (model, diagnostics) = withoutActuallyEscaping(lookUp) { lookUp in
                FieldReader.read(WebConfig.self, from: tree, settings) { reader, model in
                    checkFiles(of: model.tls.value, &reader, lookUp)
                    secrets = reader.secrets
                }
            }
            result.model = model
            result.diagnostics += diagnostics
        }
        result.secrets = SecretFinder.secrets(
            of: content.file, tree: result.tree, isWellFormed: content.isWellFormed, SecretFields.web, read: secrets,
            diagnostics: result.diagnostics)
        result.diagnostics += content.ignoredDocumentWarning("web/second-document", by: "the server")
        return result
    }

    private static func checkFiles(of tls: WebTLSConfig, _ reader: inout FieldReader, _ lookUp: (String) -> WebFile) {
        let hasCert = !tls.cert.value.isEmpty || !tls.certFile.value.isEmpty
        let hasKey = !tls.key.value.isEmpty || !tls.keyFile.value.isEmpty
        guard tls.isEnabled, hasCert, hasKey else { return }
        let directory = directory(of: reader.tree.file.path)
        func bytes(_ path: Field<FilePath>, _ name: String, _ inline: String) -> [UInt8]? {
            if path.value.isEmpty { return Array(inline.utf8) }
            let joined = FilePath.join(directory, path.value.path)
            switch lookUp(joined) {
            case .content(let bytes): return bytes
            case .unknown: return nil
            case .missing:
                reader.report("web/missing-file", "the file '\(path.value.path)' of '\(name)' cannot be read", at: path.node)
                return nil
            }
        }
        let cert = bytes(tls.certFile, "cert_file", tls.cert.value)
        let key = bytes(tls.keyFile, "key_file", tls.key.value.reveal())
        if !tls.clientCAFile.value.isEmpty { _ = bytes(tls.clientCAFile, "client_ca_file", "") }
        checkPair(tls, cert, key, &reader)
    }

    private static func checkPair(_ tls: WebTLSConfig, _ cert: [UInt8]?, _ key: [UInt8]?, _ reader: inout FieldReader) {
        let certPlace = tls.certFile.value.isEmpty ? tls.cert.key : tls.certFile.node
        let keyPlace = tls.keyFile.value.isEmpty ? tls.key.key : tls.keyFile.node
        switch CertificatePair.problem(certificate: cert, key: key) {
        case nil: break
        case .noCertificate: reader.report("web/certificate", "this holds no certificate in PEM form", at: certPlace)
        case .noKey: reader.report("web/certificate-key", "this holds no private key in PEM form", at: keyPlace)
        case .mismatch:
            reader.report(
                "web/certificate-key", "the key does not belong to the certificate", at: keyPlace,
                related: [reader.place(certPlace, label: "the certificate")])
        }
    }

    private static func directory(of path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "" }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }
}
