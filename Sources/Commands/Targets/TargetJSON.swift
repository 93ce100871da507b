import ConfigModel
import Documents
import Reports
import SourceText

/// Targets for programs. The names of the members are a promise; new ones may be added.
struct TargetJSON {
    private var files = FileIndex()

    static func render(_ listing: TargetListing, _ diagnostics: [Diagnostic]) -> String {
        var json = TargetJSON()
        let counts = TargetCounts(listing.jobs)
        let alertmanagers = TargetCounts(listing.alertmanagers)
        return JSONEmitter.text(
            .object(
                ("jobs", .list(listing.jobs.map { json.section($0, isJob: true) })),
                ("alertmanagers", .list(listing.alertmanagers.map { json.section($0, isJob: false) })),
                ("diagnostics", .list(diagnostics.map { json.diagnostic($0) })),
                (
                    "summary",
                    .object(
                        ("jobs", .number(listing.jobs.count)), ("targets", .number(counts.targets)), ("dropped", .number(counts.dropped)),
                        ("refused", .number(counts.refused)), ("repeated", .number(counts.repeated)),
                        ("alertmanagers", .number(alertmanagers.targets)))
                ))) + "\n"
    }

    private mutating func section(_ section: TargetListing.Section, isJob: Bool) -> ValueTree {
        var members: [(String, ValueTree)] = isJob ? [("job", .text(section.name))] : []
        members.append(("location", location(section.place)))
        members.append(("targets", .list(section.rows.map { row($0, section) })))
        members.append(
            (
                "unresolved",
                .list(
                    section.unresolved.map { discovery in
                        .object(
                            ("mechanism", .text(discovery.mechanism)), ("path", discovery.path.map { .text($0) } ?? .null),
                            ("location", location(discovery.place)))
                    })
            ))
        return .object(members)
    }

    private mutating func row(_ row: TargetListing.Row, _ section: TargetListing.Section) -> ValueTree {
        let state: String
        var url = ValueTree.null
        var labels = ValueTree.null
        var allLabels = ValueTree.null
        var droppedBy = ValueTree.null
        var refusal = ValueTree.null
        switch row.target.outcome {
        case .target(let target):
            state = row.duplicateOf == nil ? "target" : "repeated"
            url = .text(target.url)
            labels = Self.labels(target.labels)
            allLabels = Self.labels(target.all)
        case .dropped(let rule):
            state = "dropped"
            droppedBy = self.rule(rule, section)
        case .refused(let fault):
            state = "refused"
            refusal = .object(
                ("message", .text(fault.message)), ("labels", .list(fault.labels.map { .text($0) })),
                ("rule", row.culprit.map { self.rule($0, section) } ?? .null))
        }
        var members: [(String, ValueTree)] = [
            ("state", .text(state)), ("url", url), ("labels", labels), ("allLabels", allLabels),
            ("discoveredLabels", Self.labels(row.target.discovered)), ("source", source(row)), ("droppedBy", droppedBy),
            ("refusal", refusal), ("sameAs", row.duplicateOf.map { .number($0) } ?? .null),
        ]
        if let trace = row.trace { members.append(("steps", steps(trace, section))) }
        return .object(members)
    }

    private mutating func source(_ row: TargetListing.Row) -> ValueTree {
        let kind: String
        switch row.source {
        case .staticConfig: kind = "static_configs"
        case .file: kind = "file_sd_configs"
        case .given: kind = "given"
        }
        return .object(("kind", .text(kind)), ("location", row.place.map { location($0) } ?? .null))
    }

    /// A rule by its position, counted from 0, with its action and place.
    private mutating func rule(_ rule: Int, _ section: TargetListing.Section) -> ValueTree {
        .object(
            ("index", .number(rule)),
            (
                "action",
                section.configs.indices.contains(rule) ? section.configs[rule].action.value.word.map { .text($0.rawValue) } ?? .null : .null
            ),
            ("location", section.rules.indices.contains(rule) ? location(section.rules[rule]) : .null))
    }

    private mutating func steps(_ trace: RelabelTrace, _ section: TargetListing.Section) -> ValueTree {
        var labels = Dictionary(trace.before.pairs.map { (Array($0.name.utf8), ($0.name, $0.value)) }) { _, last in last }
        return .list(
            trace.steps.map { step in
                for change in step.changes { labels[Array(change.name.utf8)] = change.after.map { (change.name, $0) } }
                let after = labels.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { ($0.value.0, ValueTree.text($0.value.1)) }
                let (effect, target) = Self.effect(step.effect)
                return .object(
                    ("rule", rule(step.rule, section)), ("effect", .text(effect)), ("input", step.input.map { .text($0) } ?? .null),
                    ("invalidTarget", target.map { .text($0) } ?? .null),
                    ("changes", .list(step.changes.map(Self.change))), ("collisions", .list(step.collisions.map { .text($0) })),
                    ("labels", .object(after)))
            })
    }

    private static func effect(_ effect: RelabelStep.Effect) -> (name: String, target: String?) {
        switch effect {
        case .changed: return ("changed", nil)
        case .unchanged: return ("unchanged", nil)
        case .noMatch: return ("no-match", nil)
        case .invalidTarget(let name): return ("invalid-target", name)
        case .dropped: return ("dropped", nil)
        case .exceeded: return ("exceeded", nil)
        }
    }

    private static func change(_ change: LabelChange) -> ValueTree {
        .object(
            ("label", .text(change.name)), ("before", change.before.map { .text($0) } ?? .null),
            ("after", change.after.map { .text($0) } ?? .null))
    }

    private mutating func diagnostic(_ diagnostic: Diagnostic) -> ValueTree {
        .object(
            ("check", .text(diagnostic.check)), ("severity", .text(diagnostic.severity.name)),
            ("effect", .text(diagnostic.effect.rawValue)),
            ("message", .text(diagnostic.message)), ("location", location(diagnostic.primary)),
            ("related", .list(diagnostic.related.map { location($0) })), ("notes", .list(diagnostic.notes.map { .text($0) })))
    }

    private mutating func location(_ place: Place) -> ValueTree {
        let position = files[place.file].position(of: place.point)
        return .object(
            ("file", .text(place.file.path)), ("line", .number(position.line)), ("column", .number(position.column)))
    }

    private static func labels(_ labels: Labels) -> ValueTree { .object(labels.pairs.map { ($0.name, .text($0.value)) }) }
}

extension ValueTree {
    fileprivate static func text(_ text: String) -> ValueTree { .scalar(text, isText: true) }

    fileprivate static func number(_ number: Int) -> ValueTree { .scalar(String(number), isText: false) }

    fileprivate static func object(_ members: (String, ValueTree)...) -> ValueTree { object(members) }

    fileprivate static func object(_ members: [(String, ValueTree)]) -> ValueTree { .map(members.map { Member($0.0, $0.1) }) }
}
