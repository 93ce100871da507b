import SourceText

/// How a declared field takes its entries, and what is said of those that it must not take.
extension FieldReader: FieldVisitor {
    @inlinable
    package mutating func field<Value: FieldValue>(
        _ name: StaticString, _ value: inout Field<Value>, _ traits: FieldTraits, _ documentation: StaticString
    ) {
        guard keyMask & Self.maskBit(name.utf8CodeUnitCount, name.utf8Start.pointee) != 0 else { return }
        var cursor = -1
        while let entry = nextEntry(name, traits, &cursor) {
            value.key = entry.key
            if readValue(&value.value, entry.value) { value.node = entry.value }
        }
    }

    /// Whether the mapping has a key that no field took so far, besides those named.
    @usableFromInline
    package func wantsUnwritten(besides names: StaticString...) -> Bool {
        for i in frame..<entries.count where !entries[i].isUsed && !entries[i].isRepeated {
            let isNamed = names.contains { name in
                guard let text = entries[i].name, entries[i].length == name.utf8CodeUnitCount else { return false }
                return compareMemory(text, name.utf8Start, name.utf8CodeUnitCount) == 0
            }
            if !isNamed { return true }
        }
        return false
    }

    /// The next entry of the mapping that a field takes: usually the only one; with merge keys under v2 there may be more.
    ///
    /// The cursor is -1 before the first, else the index behind the last that was found.
    @usableFromInline
    mutating func nextEntry(_ name: StaticString, _ traits: FieldTraits, _ cursor: inout Int) -> (key: NodeIndex, value: NodeIndex)? {
        let wanted = name.utf8CodeUnitCount
        let start = name.utf8Start
        let isFirst = cursor < 0
        var isFound = !isFirst
        var i = isFirst ? frame : cursor
        let end = entries.count
        while i < end {
            defer { i += 1 }
            guard entries[i].length == wanted, !entries[i].isUsed, let text = entries[i].name, compareMemory(text, start, wanted) == 0
            else { continue }
            entries[i].isUsed = true
            if entries[i].isRepeated { continue }
            if isFound, !entries[i].isMerged, !isMergedOnly(name, before: i) {
                repeatedField(i, name)
                continue
            }
            isFound = true
            if isGated(traits, i, name) { continue }
            cursor = i + 1
            return (entries[i].key, entries[i].value)
        }
        return nil
    }

    /// Whether everything that this field took so far came from merge keys (v2 applies those where they stand).
    private func isMergedOnly(_ name: StaticString, before end: Int) -> Bool {
        for i in frame..<end where entries[i].isUsed && !entries[i].isMerged && entries[i].length == name.utf8CodeUnitCount {
            if let text = entries[i].name, compareMemory(text, name.utf8Start, entries[i].length) == 0 { return false }
        }
        return true
    }

    private mutating func repeatedField(_ i: Int, _ name: StaticString) {
        entries[i].isUsed = true
        guard !entries[i].isRepeated else { return }
        var related: [Place] = []
        for k in frame..<i where entries[k].length == name.utf8CodeUnitCount && !entries[k].isMerged {
            if let text = entries[k].name, compareMemory(text, name.utf8Start, entries[k].length) == 0 {
                related = [place(entries[k].key, label: "first written here")]
                break
            }
        }
        report("yaml/duplicate-key", "'\(name)' is written twice in one mapping", at: entries[i].key, related: related)
    }

    /// Reports a field that the target version does not know (any more); its value is not read then.
    private mutating func isGated(_ traits: FieldTraits, _ i: Int, _ name: StaticString) -> Bool {
        if let since = traits.since(in: settings.program), settings.version < since {
            if !settings.ignoresUnknownFields {
                report(
                    "version/unknown-field",
                    "\(settings.program) knows the field '\(name)' from \(since) on, the target is \(settings.version)",
                    at: entries[i].key)
            }
            return true
        }
        if let removed = traits.removed, settings.version >= removed {
            if !settings.ignoresUnknownFields {
                report(
                    "version/removed-field", "\(settings.program) no longer knows the field '\(name)' since \(removed)", at: entries[i].key,
                    notes: traits.deprecated.map { ["use \($0) instead"] } ?? [])
            }
            return true
        }
        return false
    }
}
