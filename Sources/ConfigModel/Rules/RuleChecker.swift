import Documents
import PromQL
import SourceText

/// How rule files are judged.
package struct RuleSettings: Sendable {
    package var scheme = NameScheme.utf8
    package var parser = ParserOptions()
    package var version = Version(3, 14)
    package var ignoresUnknownFields = false

    package init() {}
}

/// The checks that Prometheus makes of decoded rule groups (`rulefmt.Parse`), each with its place.
struct RuleChecker: ~Copyable {
    let settings: RuleSettings
    private var parser: ExpressionParser
    /// Scalars whose expression was reported; an alias to one of them has the same fault.
    private var reported = Set<NodeIndex>()
    /// Templates in which nothing was found.
    var cleanTemplates = Set<[UInt8]>()

    init(_ settings: RuleSettings) {
        self.settings = settings
        parser = ExpressionParser(options: settings.parser)
    }

    mutating func check(_ file: inout RuleFile, _ reader: inout FieldReader) {
        var names: [String: NodeIndex] = [:]
        for g in file.groups.value.items.indices {
            checkGroup(file.groups.value.items[g], &names, &reader)
            for r in file.groups.value.items[g].value.rules.value.items.indices {
                let node = file.groups.value.items[g].value.rules.value.items[r].node
                checkRule(&file.groups.value.items[g].value.rules.value.items[r].value, node, &reader)
            }
        }
    }

    private func checkGroup(_ item: Field<RuleGroup>, _ names: inout [String: NodeIndex], _ reader: inout FieldReader) {
        let group = item.value
        let place = group.name.place >= 0 ? group.name.place : firstKey(item.node, reader)
        if group.name.value.isEmpty, group.name.isWritten || !reader.excusesMissing("name", in: item.node) {
            reader.report(
                "rules/group-name", "the group has no name", at: place, notes: ["every group needs a name that is unique in its file"])
        }
        // By bytes, as Go compares: a String key would merge two spellings of one character.
        if group.name.value.isEmpty, reader.excusesMissing("name", in: item.node) {
            // What it is called is not known.
        } else if let first = names[bytesKey(group.name.value)] {
            reader.report(
                "rules/duplicate-group", "the group name \"\(group.name.value)\" is used twice in this file",
                at: place, related: [reader.place(first, label: "first used here")])
        } else {
            names[bytesKey(group.name.value)] = place
        }
        checkLabels(group.labels.value, kind: "label", &reader)
    }

    private func bytesKey(_ text: String) -> String {
        text.utf8.allSatisfy { $0 < 0x80 } ? text : text.utf8.map { String($0, radix: 16) }.joined(separator: " ") + "\u{0}"
    }

    private mutating func checkRule(_ rule: inout Rule, _ node: NodeIndex, _ reader: inout FieldReader) {
        let hasRecord = !rule.record.value.isEmpty
        let hasAlert = !rule.alert.value.isEmpty
        if hasRecord && hasAlert {
            reader.report(
                "rules/record-and-alert", "a rule has either 'record' or 'alert', this one has both", at: rule.record.key,
                related: [reader.place(rule.alert.key, label: "and here the alert is named")])
        } else if !hasRecord && !hasAlert && !["alert", "record"].contains(where: { reader.excusesMissing($0, in: node) }) {
            let place = max(rule.alert.place, rule.record.place)
            reader.report("rules/name", "the rule has neither 'alert' nor 'record'", at: place >= 0 ? place : firstKey(node, reader))
        }
        checkExpression(&rule, node, &reader)
        if hasRecord { checkRecording(rule, &reader) }
        checkLabels(rule.labels.value, kind: "label", &reader)
        for entry in rule.annotations.value.entries
        where !settings.scheme.isValidLabelName(entry.key.value) || reader.holdsInvalidUTF8(entry.key.node) {
            reader.report(
                "rules/annotation-name", "\"\(entry.key.value)\" is no valid annotation name", at: entry.key.node, notes: schemeNote)
        }
        if hasAlert {
            checkTemplates(rule.labels.value, of: rule.alert.value, &reader)
            checkTemplates(rule.annotations.value, of: rule.alert.value, &reader)
        }
        warnOfAliases(rule, &reader)
    }

    /// A place for what is missing from a rule: its first key rather than the whole mapping.
    private func firstKey(_ node: NodeIndex, _ reader: FieldReader) -> NodeIndex {
        guard let target = reader.resolve(node), reader.kind(target) == .mapping, reader.hasChildren(target) else { return node }
        return target + 1
    }

    private mutating func checkExpression(_ rule: inout Rule, _ node: NodeIndex, _ reader: inout FieldReader) {
        guard !rule.expr.value.isEmpty else {
            if !rule.expr.isWritten, reader.excusesMissing("expr", in: node) { return }
            let at = rule.expr.place >= 0 ? rule.expr.place : max(rule.alert.node, rule.record.node)
            reader.report(
                "rules/expr", rule.expr.isWritten ? "the expression is empty" : "the rule has no 'expr'",
                at: at >= 0 ? at : firstKey(node, reader))
            return
        }
        guard let target = reader.resolve(rule.expr.node) else { return }
        var parsed: ParsedExpression?
        if reader.isUntagged(target) {
            parsed = parser.parse(reader.text(target))
        } else if let text = reader.withText(target, expected: RuleExpression.expectation, { _, text in Array(text) }) {
            parsed = parser.parse(text)
        }
        guard let parsed else { return }
        rule.expr.value.tree = parsed.tree
        rule.expr.value.isValid = parsed.errors.isEmpty
        if parsed.errors.isEmpty || !reported.insert(target).inserted { return }
        for error in parsed.errors + parsed.further where !error.isConsequence { report(error, in: target, &reader) }
    }

    /// Reports an error of an expression with its place in the file, also inside block scalars and quotes.
    private func report(_ error: SyntaxError, in node: NodeIndex, _ reader: inout FieldReader) {
        var notes: [String] = []
        if let note = error.note { notes.append(note) }
        if !error.expected.isEmpty, error.expected.count <= 6,
            !error.message.contains("expected") || error.message.hasPrefix("unexpected end")
        {
            notes.append("expected \(Self.listed(error.expected))")
        }
        var fixes: [Fix] = []
        // After a character that it does not know Prometheus names the whole rest; people look for the character.
        let isCharacter = error.message.hasPrefix("unexpected character")
        let range = error.start..<(isCharacter ? error.start + 1 : max(error.start, error.end))
        if let suggestion = error.suggestion {
            notes.append("did you mean \(suggestion)?")
            let place = Node(tree: reader.tree, index: node).source.sourceRange(range)
            fixes = [Fix("write \(suggestion)", .unsafe, [Fix.Edit(reader.tree.file, place, suggestion)])]
        }
        reader.report("promql/syntax", error.message, inText: range, of: node, notes: notes, fixes: fixes)
    }

    private static func listed(_ words: [String]) -> String {
        guard let last = words.last, words.count > 1 else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + " or " + last
    }

    private func checkRecording(_ rule: Rule, _ reader: inout FieldReader) {
        let name = rule.record.value
        // From the name to the field: the two lines that do not go together, with the field in focus.
        func misplaced(_ field: StaticString, _ key: NodeIndex) {
            let (record, range) = (reader.range(rule.record.node), reader.range(key))
            var place = Place(
                reader.tree.file, ByteRange(start: min(record.start, range.start), end: max(record.end, range.end)),
                label: "a recording rule has no '\(field)'")
            place.focus = range.start
            reader.diagnostics.append(
                Diagnostic("rules/recording-\(field)", .error, .load, "a recording rule takes no '\(field)'", at: place))
        }
        if !rule.annotations.value.entries.isEmpty { misplaced("annotations", rule.annotations.key) }
        if rule.for.value.milliseconds != 0 { misplaced("for", rule.for.key) }
        if rule.keepFiringFor.value.milliseconds != 0 { misplaced("keep_firing_for", rule.keepFiringFor.key) }
        let isValid = settings.scheme.isValidMetricName(name) && !reader.holdsInvalidUTF8(rule.record.node)
        let hasBraces = name.utf8.contains { $0 == 0x7B || $0 == 0x7D }
        if hasBraces, !isValid || settings.version >= Version(3, 2) {
            reader.report(
                "rules/record-name", "braces in the name of a recorded series: \(name)", at: rule.record.node,
                notes: ["'record' takes a metric name; labels go below 'labels', a selector belongs into 'expr'"])
        } else if !isValid {
            reader.report("rules/record-name", "\"\(name)\" is no valid metric name", at: rule.record.node, notes: schemeNote)
        }
    }

    private func checkLabels(_ labels: FieldMap<String>, kind: String, _ reader: inout FieldReader) {
        for entry in labels.entries {
            let name = entry.key.value
            if name == "__name__" {
                reader.report(
                    "rules/label-name", "the label __name__ cannot be set by a rule", at: entry.key.node,
                    notes: ["'record' names the series"])
            } else if !settings.scheme.isValidLabelName(name) || reader.holdsInvalidUTF8(entry.key.node) {
                reader.report(
                    "rules/label-name", name.isEmpty ? "a label name cannot be empty" : "\"\(name)\" is no valid label name",
                    at: entry.key.node,
                    notes: schemeNote)
            }
            if entry.value.isWritten, reader.holdsInvalidUTF8(entry.value.node) {
                reader.report("rules/label-value", "the value of the label '\(name)' is not UTF-8", at: entry.value.node)
            }
        }
    }

    private var schemeNote: [String] {
        settings.scheme == .legacy ? ["under the legacy name scheme: a letter or '_', then letters, digits and '_'"] : []
    }

    /// Until 3.2 an alias in these fields was read as the anchor's name, without a word.
    private func warnOfAliases(_ rule: Rule, _ reader: inout FieldReader) {
        guard settings.version < Version(3, 3) else { return }
        for (name, node) in [("record", rule.record.node), ("alert", rule.alert.node), ("expr", rule.expr.node)]
        where node >= 0 && reader.kind(node) == .alias {
            reader.report(
                "rules/alias", "Prometheus before 3.3 reads this alias as its name, not as its value, in '\(name)'", at: node,
                effect: .runtime)
        }
    }
}
