extension ExpressionParser {
    /// The labels of the metric that was parsed, as Prometheus keeps them.
    func metricLabelSet() -> [ParsedMetric.Label] {
        var labels = metricLabels.indices.map { i in
            let record = arena.matchers[i]
            return ParsedMetric.Label(name: Array(bytes(record.name)), value: Array(bytes(record.value)))
        }
        let order = labels.indices.sorted { a, b in
            if labels[a].name != labels[b].name { return labels[a].name.lexicographicallyPrecedes(labels[b].name) }
            return a < b
        }
        labels = order.map { labels[$0] }
        guard !metricName.isEmpty else { return labels }

        // The name goes through a builder, for which a label without a value is no label.
        let key = Array("__name__".utf8)
        let name = ParsedMetric.Label(name: key, value: Array(bytes(metricName)))
        let emptied = Set(labels.lazy.filter(\.value.isEmpty).map(\.name))
        labels.removeAll { emptied.contains($0.name) }
        if let known = labels.firstIndex(where: { $0.name == key }) {
            labels[known] = name
        } else {
            let place = labels.firstIndex { key.lexicographicallyPrecedes($0.name) } ?? labels.count
            labels.insert(name, at: place)
        }
        return labels
    }
}
