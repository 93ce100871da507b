import ConfigModel
import Reports
import SourceText

/// Targets for people: one a block, what Prometheus will do with it first.
struct TargetText {
    private var out: StyledOutput
    private var files = FileIndex()

    /// Where texts begin behind the words at the left.
    private static let indent = 2
    private static let margin = 11

    static func render(_ listing: TargetListing, hasColor: Bool) -> [UInt8] {
        var text = TargetText(out: StyledOutput(hasColor: hasColor))
        for section in listing.jobs { text.add(section, title: "job \(section.name)", one: "target", many: "targets") }
        for section in listing.alertmanagers { text.add(section, title: "Alertmanagers", one: "Alertmanager", many: "Alertmanagers") }
        text.summary(listing)
        return text.out.bytes
    }

    private init(out: StyledOutput) { self.out = out }

    // MARK: Sections

    private mutating func add(_ section: TargetListing.Section, title: String, one: String, many: String) {
        let intervals = Set(section.rows.compactMap(Self.interval))
        out.visible(title, .bold)
        out.visible("  \(place(section.place))", .frame)
        out.visible("  \(TargetCounts(section).text(one: one, many: many))")
        if intervals.count == 1, let interval = intervals.first { out.visible(", \(interval)") }
        out.newline()
        for (i, row) in section.rows.enumerated() {
            out.newline()
            add(row, i, section)
            if intervals.count > 1, let interval = Self.interval(row) { line("scraped", interval) }
        }
        for discovery in section.unresolved {
            out.newline()
            if let path = discovery.path {
                line("unknown", "\(path): no folder here stands for it (--map-path)", style: .severity(.warning))
            } else {
                line(
                    "unknown", "what \(discovery.mechanism) finds is not known here; --labels tries a target of your own",
                    style: .severity(.warning))
            }
            line("from", place(discovery.place), style: .frame)
        }
        out.newline()
    }

    /// `every 15s, timeout 10s` of a target that is scraped.
    private static func interval(_ row: TargetListing.Row) -> String? {
        guard case .target(let target) = row.target.outcome, row.duplicateOf == nil,
            let interval = target.all[TargetLabel.interval], let timeout = target.all[TargetLabel.timeout]
        else { return nil }
        return "every \(interval), timeout \(timeout)"
    }

    private mutating func summary(_ listing: TargetListing) {
        var parts: [String] = []
        if !listing.jobs.isEmpty {
            let counts = TargetCounts(listing.jobs).text(one: "target", many: "targets")
            parts.append("\(counts) in \(listing.jobs.count) \(listing.jobs.count == 1 ? "job" : "jobs")")
        }
        if !listing.alertmanagers.isEmpty {
            parts.append(TargetCounts(listing.alertmanagers).text(one: "Alertmanager", many: "Alertmanagers"))
        }
        let unknown = (listing.jobs + listing.alertmanagers).reduce(0) { $0 + $1.unresolved.count }
        if unknown > 0 { parts.append("\(unknown) \(unknown == 1 ? "discovery" : "discoveries") not known here") }
        out.visible(parts.isEmpty ? "No jobs" : parts.joined(separator: "; "))
        out.newline()
    }

    // MARK: Targets

    private mutating func add(_ row: TargetListing.Row, _ index: Int, _ section: TargetListing.Section) {
        let address = row.target.discovered[TargetLabel.address] ?? "(no address)"
        switch row.target.outcome {
        case .target(let target):
            line(row.duplicateOf == nil ? "target" : "repeated", target.url, style: row.duplicateOf == nil ? .added : .severity(.warning))
        case .dropped: line("dropped", address, style: .severity(.warning))
        case .refused: line("refused", address, style: .severity(.error))
        }
        line("from", source(row), style: .frame)
        if let trace = row.trace { explain(trace, section) }
        switch row.target.outcome {
        case .target(let target):
            if let earlier = row.duplicateOf, section.rows.indices.contains(earlier) {
                line("same as", "that from \(source(section.rows[earlier])): Prometheus makes one target of both")
            }
            if let trace = row.trace, trace.after[TargetLabel.instance] == nil, !section.name.isEmpty {
                line("then", "instance is the address, as no rule sets it")
            }
            labels("labels", target.labels)
        case .dropped(let rule):
            // The explanation ends with that rule.
            if row.trace == nil { dropped(by: rule, row, section) }
        case .refused(let fault):
            line("because", fault.message)
            for advice in fault.advice { line("", advice) }
            if let culprit = row.culprit, section.rules.indices.contains(culprit) {
                line("rule \(culprit + 1)", place(section.rules[culprit]), style: .frame)
            }
            if section.name.isEmpty { line("", "Prometheus takes no Alertmanager of this group") }
        }
    }

    private mutating func dropped(by rule: Int, _ row: TargetListing.Row, _ section: TargetListing.Section) {
        guard section.rules.indices.contains(rule) else { return }
        line("rule \(rule + 1)", place(section.rules[rule]), style: .frame)
        if let step = row.dropStep, section.configs.indices.contains(rule) {
            line("", "\(step.action.rawValue): " + RuleSentence.text(step, section.configs[rule]))
        }
    }

    private mutating func explain(_ trace: RelabelTrace, _ section: TargetListing.Section) {
        labels("before", trace.before)
        for step in trace.steps {
            guard section.rules.indices.contains(step.rule), section.configs.indices.contains(step.rule) else { continue }
            line("rule \(step.rule + 1)", place(section.rules[step.rule]), style: .frame)
            let isDrop = step.effect == .dropped
            line(
                "", "\(step.action.rawValue): " + RuleSentence.text(step, section.configs[step.rule]) + (isDrop ? ": dropped" : ""),
                style: isDrop ? .severity(.warning) : .plain)
            for change in step.changes { add(change, width: Self.width(step.changes.map(\.name))) }
            for name in step.collisions {
                line(
                    "", "several labels become \(name): which value stays may differ from one reload to the next",
                    style: .severity(.warning))
            }
        }
    }

    private mutating func add(_ change: LabelChange, width: Int) {
        let pad = String(repeating: " ", count: max(0, width - change.name.unicodeScalars.count))
        switch (change.before, change.after) {
        case (nil, let after?): line("", "+ \(change.name)\(pad)  \(Self.value(after))", style: .added)
        case (let before?, nil): line("", "- \(change.name)\(pad)  \(Self.value(before))", style: .removed)
        case (let before?, let after?):
            line("", "~ \(change.name)\(pad)  \(Self.value(before)) → \(Self.value(after))", style: .severity(.warning))
        case (nil, nil): break
        }
    }

    // MARK: Lines

    private mutating func source(_ row: TargetListing.Row) -> String {
        if let place = row.place { return self.place(place) }
        switch row.source {
        case .given: return "--labels"
        case .file(let path): return path
        case .staticConfig: return "static_configs"
        }
    }

    private mutating func labels(_ word: String, _ labels: Labels) {
        let pairs = labels.pairs
        let width = Self.width(pairs.map(\.name))
        for (i, label) in pairs.enumerated() {
            let pad = String(repeating: " ", count: max(0, width - label.name.unicodeScalars.count))
            line(i == 0 ? word : "", "\(label.name)\(pad)  \(Self.value(label.value))")
        }
    }

    /// How wide a column of names is; a few very long names stand out of it.
    private static func width(_ names: [String]) -> Int { min(64, names.map { $0.unicodeScalars.count }.max() ?? 0) }

    /// A value in quotes where its ends would not be seen without.
    private static func value(_ text: String) -> String {
        text.isEmpty || text.utf8.first == 0x20 || text.utf8.last == 0x20 || text.utf8.first == 0x22 ? "\"\(text)\"" : text
    }

    private mutating func line(_ word: String, _ text: String, style: Style = .plain) {
        out.spaces(Self.indent)
        out.visible(word)
        out.spaces(Self.margin - Self.indent - word.utf8.count)
        out.visible(text, style)
        out.newline()
    }

    private mutating func place(_ place: Place) -> String {
        "\(place.file.path):\(files[place.file].position(of: place.point).line)"
    }
}
