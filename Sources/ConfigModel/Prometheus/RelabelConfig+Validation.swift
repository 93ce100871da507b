import Documents
import SourceText

extension RelabelConfig {
    /// Checks a rule as `relabel.Config.Validate` does, every fault at its place.
    ///
    /// - Parameter node: the rule's item in its list.
    func validate(_ scheme: NameScheme, _ node: NodeIndex, _ reader: inout FieldReader) {
        guard !action.hasFailed else { return }
        guard let action = action.value.word else {
            if self.action.value.isEmpty {
                reader.report(
                    "relabel/action", "the action is empty", at: self.action.place >= 0 ? self.action.place : reader.firstKey(of: node),
                    notes: ["leave 'action' out to get 'replace'"])
            }
            return
        }
        let place = self.action.place >= 0 ? self.action.place : reader.firstKey(of: node)
        if action == .hashmod, modulus.value == 0, !modulus.hasFailed, !reader.excusesMissing("modulus", in: node) {
            reader.report("relabel/modulus", "hashmod needs a 'modulus' above 0", at: modulus.place >= 0 ? modulus.place : place)
        }
        checkTarget(action, node, place, scheme, &reader)
        switch action {
        case .labelmap:
            if !isValidTemplate(replacement, scheme, reader) {
                reader.report(
                    "relabel/replacement", "'\(replacement.value)' is no valid label name to map to",
                    at: replacement.place >= 0 ? replacement.place : place, notes: schemeNote(scheme))
            }
        case .lowercase, .uppercase:
            refuse([replacementIfChanged], action, only: "'source_labels', 'target_label', 'separator' and 'regex'", &reader)
        case .keepequal, .dropequal:
            let regexKey = regex.value.isDefault || regex.hasFailed ? -1 : regex.key
            refuse(
                [("regex", regexKey), ("modulus", modulus.keyIfSet), separatorIfChanged, replacementIfChanged], action,
                only: "'source_labels' and 'target_label'", &reader)
        case .labeldrop, .labelkeep:
            let isSourceNull = sourceLabels.node >= 0 && reader.isNullItem(sourceLabels.node)
            let sourceKey = sourceLabels.isWritten && !isSourceNull ? sourceLabels.key : -1
            refuse(
                [
                    ("source_labels", sourceKey), ("target_label", targetLabel.keyIfSet), ("modulus", modulus.keyIfSet), separatorIfChanged,
                    replacementIfChanged,
                ], action, only: "'regex', which label names must match,", &reader)
        default: break
        }
    }

    private var separatorIfChanged: (name: String, key: NodeIndex) {
        ("separator", separator.value.utf8.elementsEqual(";".utf8) ? -1 : separator.key)
    }

    private var replacementIfChanged: (name: String, key: NodeIndex) {
        ("replacement", replacement.value.utf8.elementsEqual("$1".utf8) ? -1 : replacement.key)
    }

    private func refuse(
        _ fields: [(name: String, key: NodeIndex)], _ action: RelabelAction, only allowed: String, _ reader: inout FieldReader
    ) {
        let set = fields.filter { $0.key >= 0 }.sorted { $0.key < $1.key }
        guard let first = set.first else { return }
        let names = set.map { "'\($0.name)'" }.joined(separator: ", ")
        reader.report(
            "relabel/unused-field", "\(action.rawValue) takes no \(names)", at: first.key,
            related: set.dropFirst().map { reader.place($0.key) },
            notes: ["\(action.rawValue) takes only \(allowed) beside 'action'"])
    }

    private func checkTarget(
        _ action: RelabelAction, _ node: NodeIndex, _ place: NodeIndex, _ scheme: NameScheme, _ reader: inout FieldReader
    ) {
        switch action {
        case .replace, .hashmod, .lowercase, .uppercase, .keepequal, .dropequal: break
        case .keep, .drop, .labelmap, .labeldrop, .labelkeep: return
        }
        guard !targetLabel.hasFailed else { return }
        guard !targetLabel.value.isEmpty else {
            if reader.excusesMissing("target_label", in: node) || reader.excusesMissing("action", in: node) { return }
            reader.report(
                "relabel/target-label", "\(action.rawValue) needs a 'target_label'", at: targetLabel.place >= 0 ? targetLabel.place : place,
                notes: self.action.isWritten ? [] : ["replace is the action of a rule that names none"])
            return
        }
        // Until 2.49 the target of every action could hold $1.
        let isTemplate = targetLabel.value.utf8.contains(0x24) && (action == .replace || reader.settings.version < Version(2, 50))
        let isValid =
            isTemplate
            ? isValidTemplate(targetLabel, scheme, reader)
            : scheme.isValidLabelName(targetLabel.value) && !reader.holdsInvalidUTF8(targetLabel.node)
        if !isValid {
            reader.report(
                "relabel/target-label", "'\(targetLabel.value)' is no valid label name for \(action.rawValue)", at: targetLabel.place,
                notes: schemeNote(scheme))
        }
    }

    private func schemeNote(_ scheme: NameScheme) -> [String] {
        scheme == .legacy ? ["under the legacy name scheme: a letter or '_', then letters, digits and '_'"] : []
    }

    /// A label name in which `$1` and `${name}` may stand.
    private func isValidTemplate(_ field: Field<String>, _ scheme: NameScheme, _ reader: FieldReader) -> Bool {
        if field.node >= 0, reader.holdsInvalidUTF8(field.node) { return false }
        if scheme == .utf8 { return !field.value.isEmpty }
        let text = Array(field.value.utf8)
        func isWord(_ i: Int) -> Bool {
            guard i < text.count else { return false }
            switch text[i] {
            case 0x61...0x7A, 0x41...0x5A, 0x30...0x39, 0x5F: return true
            default: return false
            }
        }
        guard let first = text.first, !(0x30...0x39).contains(first) else { return false }
        var i = 0
        while i < text.count {
            if isWord(i) {
                i += 1
                continue
            }
            guard text[i] == 0x24 else { return false }
            i += 1
            let isBraced = i < text.count && text[i] == 0x7B
            if isBraced { i += 1 }
            let start = i
            while isWord(i) { i += 1 }
            if i == start { return false }
            if isBraced {
                guard i < text.count, text[i] == 0x7D else { return false }
                i += 1
            }
        }
        return true
    }
}
