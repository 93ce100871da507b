import Documents
import SourceText

/// The checks that need the whole file, and what completes the model: matchers are parsed, receivers take from the global section.
struct AlertmanagerChecker {
    private let settings: AlertmanagerSettings
    private var parser: MatcherMemo
    /// Whether the file could be read to its end; else nothing is said about what is missing.
    private let isComplete: Bool
    /// What the templates in labels of routes say.
    private var routeTemplates: [TemplateLeaf] = []
    /// The written texts of receivers that may be templates.
    private(set) var receiverTemplates: [TemplateLeaf] = []
    /// The nodes that lead to the route being checked.
    private var path: [NodeIndex] = []
    private var warnings: [(path: [NodeIndex], warning: Field<MatcherWarning>)] = []

    init(_ settings: AlertmanagerSettings, isComplete: Bool) {
        self.settings = settings
        self.isComplete = isComplete
        parser = MatcherMemo(settings.matcherParser)
    }

    /// In the order of the file, as far as aliases do not change it.
    var matcherWarnings: [Field<MatcherWarning>] {
        warnings.enumerated().sorted { a, b in
            if a.element.path == b.element.path { return a.offset < b.offset }
            return a.element.path.lexicographicallyPrecedes(b.element.path)
        }.map(\.element.warning)
    }

    mutating func check(_ model: inout AlertmanagerConfig, _ reader: inout FieldReader) {
        checkInhibitRules(&model, &reader)
        var references = RouteReferences(model, isComplete: isComplete, reader)
        path = [model.route.node]
        model.route.value.update { checkRoute(&$0, &references, &reader) }
        completeReceivers(&model, &reader)
        collectTemplates(model, reader)
        checkTimeIntervalNames(model, &reader)
        RootRouteChecker(isComplete: isComplete).check(model.route, &reader)
        ReceiverTemplateChecker(settings).check(receiverTemplates + routeTemplates, &reader)
        checkPlaceholders(model, &reader)
        checkEmptyOutputs(model.eventRecorder.value, &reader)
    }

    // MARK: Matchers and label names

    private mutating func checkRoute(_ route: inout Route, _ references: inout RouteReferences, _ reader: inout FieldReader) {
        references.check(route, &reader)
        if !route.labels.value.entries.isEmpty {
            route.labels.value.eachTemplate("labels", route.labels.node) { routeTemplates.append($0) }
        }
        parse(&route.matchers, &reader)
        if !route.match.value.entries.isEmpty { checkClassicNames(route.match.value.entries.map(\.key), &reader) }
        if !route.matchRE.value.entries.isEmpty {
            checkClassicNames(route.matchRE.value.entries.map(\.key), &reader)
            checkPatterns(route.matchRE.value, &reader)
        }
        for entry in route.labels.value.entries { checkName(entry.key, settings.labelNames, "in route labels", &reader) }
        for item in route.groupBy.value.items where item.value != "..." { checkName(item, settings.labelNames, "in 'group_by'", &reader) }
        for i in route.routes.value.items.indices {
            let node = route.routes.value.items[i].node
            path.append(route.routes.node)
            path.append(node)
            defer { path.removeLast(2) }
            guard route.routes.value.items[i].value.update({ checkRoute(&$0, &references, &reader) }) == nil else { continue }
            reader.report(
                "route/null-item", "an empty item in 'routes': Alertmanager crashes on it", at: node,
                notes: ["remove the dash, or write the route behind it"])
        }
    }

    private mutating func checkInhibitRules(_ model: inout AlertmanagerConfig, _ reader: inout FieldReader) {
        for i in model.inhibitRules.value.items.indices {
            var rule = model.inhibitRules.value.items[i].value
            path = [model.inhibitRules.node, model.inhibitRules.value.items[i].node]
            parse(&rule.sourceMatchers, &reader)
            parse(&rule.targetMatchers, &reader)
            for names in [rule.sourceMatch.value.entries.map(\.key), rule.targetMatch.value.entries.map(\.key)] {
                checkClassicNames(names, &reader)
            }
            for patterns in [rule.sourceMatchRE.value, rule.targetMatchRE.value] {
                checkClassicNames(patterns.entries.map(\.key), &reader)
                checkPatterns(patterns, &reader)
            }
            for item in rule.equal.value.items { checkName(item, settings.equalNames, "in 'equal'", &reader) }
            model.inhibitRules.value.items[i].value = rule
        }
    }

    private mutating func parse(_ list: inout Field<MatcherList>, _ reader: inout FieldReader) {
        guard !list.value.lines.isEmpty else { return }
        list.value.parse(&parser, &reader)
        for warning in list.value.warnings { warnings.append((path + [list.node, warning.node], warning)) }
    }

    /// `match` and its like know only the names of old.
    private func checkClassicNames(_ names: [Field<String>], _ reader: inout FieldReader) {
        for name in names where !NameScheme.legacy.isValidLabelName(name.value) || reader.holdsInvalidUTF8(name.node) {
            reader.report(
                "labels/name", name.value.isEmpty ? "a label name cannot be empty" : "'\(name.value)' is no label name here",
                at: max(name.node, 0),
                notes: ["a letter or '_', then letters, digits and '_'; other names work in 'matchers'"])
        }
    }

    private func checkName(_ name: Field<String>, _ scheme: NameScheme, _ what: String, _ reader: inout FieldReader) {
        guard !scheme.isValidLabelName(name.value) || (name.node >= 0 && reader.holdsInvalidUTF8(name.node)) else { return }
        reader.report(
            "labels/name", name.value.isEmpty ? "an empty label name \(what)" : "'\(name.value)' is no label name \(what)",
            at: max(name.node, 0),
            notes: scheme == .legacy ? ["in this mode: a letter or '_', then letters, digits and '_'"] : [])
    }

    private func checkPatterns(_ patterns: FieldMap<MatchPattern>, _ reader: inout FieldReader) {
        for entry in patterns.entries where entry.value.value.regexp == nil && !entry.value.hasFailed {
            reader.report(
                "matchers/regexp", "the label '\(entry.key.value)' has no regular expression", at: entry.key.node,
                notes: ["to match an absent label write '\(entry.key.value)=\"\"' below 'matchers'"])
        }
    }

    // MARK: Receivers

    private func completeReceivers(_ model: inout AlertmanagerConfig, _ reader: inout FieldReader) {
        let global = model.global.value.value ?? AlertmanagerGlobal()
        global.validate(&reader)
        var names = FirstNodes()
        for item in model.receivers.value.items {
            let name = item.value.name
            let place = name.node >= 0 ? name.node : item.node
            if reader.isNullItem(item.node), names[""] == nil {
                reader.report(
                    "receiver/null-item", "an empty item in 'receivers' makes a receiver without a name, which no route can name",
                    at: item.node,
                    severity: .warning, effect: .runtime, notes: ["remove the dash, or write the receiver behind it"])
            }
            if let first = names.add(name.value, place) {
                if name.value.isEmpty, !reader.isNullItem(item.node) { continue }
                reader.report(
                    "receiver/duplicate", "the receiver name '\(name.value)' is used twice", at: place,
                    related: [reader.place(first, label: "first used here")])
            }
        }
        var completer = IntegrationCompleter(global: global, reader: reader)
        for i in model.receivers.value.items.indices { model.receivers.value.items[i].value.integrations(&completer) }
        reader = completer.reader
        if model.global.value.isPresent || !model.global.hasFailed { model.global.value = Section(completer.global) }
    }

    /// Finds the templates of receivers. Where no text of a receiver holds a brace there is none, unless it takes over one from
    /// the global section.
    private mutating func collectTemplates(_ model: AlertmanagerConfig, _ reader: FieldReader) {
        let brace = UInt8(ascii: "{")
        let isGlobalPlain = model.global.node < 0 || !reader.tree.node(at: model.global.node).mayHold(brace)
        for item in model.receivers.value.items {
            if isGlobalPlain, item.node >= 0, !reader.tree.node(at: item.node).mayHold(brace) { continue }
            item.value.eachTemplate { _, leaf in
                if leaf.isTemplate { receiverTemplates.append(leaf) }
            }
        }
    }

    // MARK: The rest

    private func checkTimeIntervalNames(_ model: AlertmanagerConfig, _ reader: inout FieldReader) {
        var names = FirstNodes()
        for item in model.muteTimeIntervals.value.items + model.timeIntervals.value.items {
            let name = item.value.name
            if name.hasFailed { continue }
            let place = name.node >= 0 ? name.node : item.node
            if let first = names.add(name.value, place) {
                if name.value.isEmpty, !reader.isNullItem(item.node) { continue }
                reader.report(
                    "time-intervals/duplicate", "the time interval '\(name.value)' is defined twice", at: place,
                    related: [reader.place(first, label: "first defined here")], notes: ["the names of both sections are one"])
            }
        }
    }

    /// `<secret>` stands where a running Alertmanager hides something: a configuration copied from it loads, and sends nothing.
    private func checkPlaceholders(_ model: AlertmanagerConfig, _ reader: inout FieldReader) {
        let known = model.eventRecorder.value.webhookOutputs.value.items.map(\.value.url.node)
        for index in 0..<NodeIndex(reader.tree.nodeCount) where reader.textLength(index) == 8 {
            let text = reader.text(index)
            guard text.elementsEqual("<secret>".utf8), !known.contains(index) else {
                continue
            }
            reader.report(
                "alertmanager/placeholder", "'<secret>' is only the placeholder for a secret that was not shown", at: index,
                effect: .runtime,
                notes: ["write the secret itself, or name a file that holds it"])
        }
    }

    /// Null items of outputs load without what they need.
    private func checkEmptyOutputs(_ recorder: EventRecorder, _ reader: inout FieldReader) {
        let nodes =
            recorder.fileOutputs.value.items.map(\.node) + recorder.webhookOutputs.value.items.map(\.node)
            + recorder.kafkaOutputs.value.items.map(\.node)
        for node in nodes where reader.isNullItem(node) {
            reader.report(
                "event-recorder/null-item", "an empty output of events: Alertmanager cannot set it up", at: node, effect: .runtime,
                notes: ["remove the dash, or write the output behind it"])
        }
    }
}
