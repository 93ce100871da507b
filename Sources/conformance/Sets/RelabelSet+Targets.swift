import ConfigModel
import Documents
import SourceText

/// What becomes of discovered groups under a scrape configuration.
func checkTargets(_ record: Record) -> Verdict {
    let loaded = PrometheusConfig.load(SourceFile(path: "prometheus.yml", text: record.string("config") ?? ""), PrometheusSettings())
    if let refusal = checkLoading(record, loaded) { return refusal }
    var compiler = RelabelCompiler()
    guard let config = loaded.model.scrapeConfigs.value.items.first?.value, let job = ScrapeJob.of(config, &compiler) else {
        return .disagreement(expected: "a job", got: "none")
    }
    var resolver = TargetResolver(job)
    var results: [Expected] = []
    for (g, group) in groups(record).enumerated() {
        for (t, target) in group.targets.enumerated() {
            let resolved = resolver.resolve(target, in: group)
            if resolver.explain(target, in: group).target != resolved {
                return .disagreement(expected: "one answer", got: "resolve and explain differ")
            }
            var result: Expected = ["group": "\(g)", "target": "\(t)", "discovered": describe(resolved.discovered)]
            switch resolved.outcome {
            case .dropped: result["dropped"] = "true"
            case .refused: result["error"] = ""
            case .target(let target):
                result["all"] = describe(target.all)
                result["labels"] = describe(target.labels)
                result["url"] = target.url
            }
            results.append(result)
        }
    }
    return compare(record, results) { $0.map(describeResult) }
}

/// What becomes of discovered groups under the first entry of the Alertmanagers.
func checkAlertmanagers(_ record: Record) -> Verdict {
    let loaded = PrometheusConfig.load(SourceFile(path: "prometheus.yml", text: record.string("config") ?? ""), PrometheusSettings())
    if let refusal = checkLoading(record, loaded) { return refusal }
    var compiler = RelabelCompiler()
    guard let config = loaded.model.alerting.value.alertmanagers.value.items.first?.value,
        var resolver = AlertmanagerResolver(config, scheme: loaded.model.global.value.nameScheme, &compiler)
    else { return .disagreement(expected: "an entry", got: "none") }
    var results: [Expected] = []
    for group in groups(record) {
        var result: Expected = [:]
        var found: [String] = []
        var dropped: [String] = []
        for resolved in resolver.resolve(group) {
            switch resolved.outcome {
            case .target(let target): found.append("\(describe(target.all)) \(target.url)")
            case .dropped: dropped.append(describe(resolved.discovered))
            case .refused: result["error"] = ""
            }
        }
        if result.isEmpty {
            if !found.isEmpty { result["alertmanagers"] = "\(found)" }
            if !dropped.isEmpty { result["dropped"] = "\(dropped)" }
        }
        results.append(result)
    }
    return compare(record, results) { $0.map(describeGroup) }
}

/// The members of a result as texts; of an error only that there is one.
private typealias Expected = [String: String]

private func checkLoading(_ record: Record, _ loaded: LoadedPrometheusConfig) -> Verdict? {
    let error = record.string("load_error")
    if loaded.isAccepted == (error == nil) { return error == nil ? nil : .agreement }
    return .disagreement(expected: error ?? "accepted", got: "\(loaded.diagnostics.map(\.message))")
}

private func groups(_ record: Record) -> [DiscoveredGroup] {
    func pairs(_ node: Node?) -> DiscoveredGroup.Pairs { node.map { $0.entries.map { ($0.key.string, $0.value.string) } } ?? [] }
    return record.records("groups").map { group in
        DiscoveredGroup(targets: group.list("targets").map(pairs), labels: pairs(group["labels"]))
    }
}

private func describe(_ labels: Labels) -> String { "\(labels.pairs.map { "\($0.name)=\($0.value)" })" }

private func describeResult(_ node: Node) -> Expected {
    var result: Expected = [:]
    let record = Record(node)
    for (key, value) in record.node.entries {
        switch key.string {
        case "error": result["error"] = ""
        case "discovered": result["discovered"] = describe(labels(record, "discovered", "discovered_b64") ?? .empty)
        case "all": result["all"] = describe(labels(record, "all", "all_b64") ?? .empty)
        case "labels": result["labels"] = describe(labels(record, "labels", "labels_b64") ?? .empty)
        default: result[key.string] = value.string
        }
    }
    return result
}

private func describeGroup(_ node: Node) -> Expected {
    var result: Expected = [:]
    let record = Record(node)
    if record.has("error") { return ["error": ""] }
    let found = record.records("alertmanagers").map {
        "\(describe(labels($0, "labels", "labels_b64") ?? .empty)) \($0.string("url") ?? "")"
    }
    if !found.isEmpty { result["alertmanagers"] = "\(found)" }
    let dropped = record.list("dropped").map { node in describe(Labels(bytes: node.entries.map { ($0.key.bytes, $0.value.bytes) })) }
    if !dropped.isEmpty { result["dropped"] = "\(dropped)" }
    return result
}

/// Agreement with `results`, or with one of `results_any_of`.
private func compare(_ record: Record, _ got: [Expected], _ read: ([Node]) -> [Expected]) -> Verdict {
    if record.has("results_any_of") {
        let choices = record.list("results_any_of").map { read(Array($0.children)) }
        return choices.contains(got) ? .agreement : .disagreement(expected: "one of \(choices)", got: "\(got)")
    }
    let wanted = read(record.list("results"))
    guard wanted != got else { return .agreement }
    let first = zip(wanted, got).first { $0 != $1 }
    return .disagreement(expected: "\(first?.0 ?? [:])", got: "\(first?.1 ?? [:])")
}
