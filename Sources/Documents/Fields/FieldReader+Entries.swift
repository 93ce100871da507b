import SourceText

/// Keys of a mapping in the order in which go-yaml applies them, merge keys included.
extension FieldReader {
    /// Pushes the entries of a mapping onto the stack.
    ///
    /// v3, v4: own keys first, then those of the merge key that are not there yet, the first of a list winning.
    /// v2: a merge is applied where it stands, a list of merges backwards, so that later entries overwrite earlier ones.
    mutating func collectEntries(of node: NodeIndex) {
        collect(node, isMerged: false, level: 0)
    }

    private mutating func collect(_ node: NodeIndex, isMerged: Bool, level: Int) {
        guard level < Self.maximumDepth else {
            report("yaml/depth", "merge keys are nested deeper than \(Self.maximumDepth) levels", at: node)
            return
        }
        if isMerged, settings.dialect != .v2, reportRepeatedKeys(inMerged: node) { return }
        var merge: NodeIndex = -1
        var key = firstChild(node)
        let end = end(of: node)
        while key < end {
            let value = next(after: key)
            defer { key = next(after: value) }
            if isMerge(key) {
                if settings.dialect == .v2 {
                    mergeEntries(value, level: level)
                } else {
                    merge = value
                    // Stands among the keys so that a second merge key is seen to be a repetition; no field takes it.
                    if !isMerged { entries.append(Entry(key: key, value: value, name: text(key).baseAddress, length: 2, isUsed: true)) }
                }
                continue
            }
            addEntry(key, value, isMerged: isMerged)
        }
        if merge >= 0 { mergeEntries(merge, level: level) }
    }

    private mutating func addEntry(_ key: NodeIndex, _ value: NodeIndex, isMerged: Bool) {
        guard let target = resolve(key) else { return }
        guard records[Int(target)].kind == .scalar else {
            report("yaml/key", "a key must be text, found \(describe(target))", at: key)
            return
        }
        if isNull(target, ownDecoder: false) {
            // v2 reads a null key as "", v3 drops the pair.
            if settings.dialect == .v2 {
                entries.append(Entry(key: key, value: value, name: text(target).baseAddress, length: 0, isMerged: isMerged))
            }
            return
        }
        var name = text(target)
        if tag(target) == "tag:yaml.org,2002:binary" {
            guard let decoded = withText(target, expected: "text", { reader, text in reader.texts.keep(text) }) else { return }
            name = decoded
        }
        if isMerged, settings.dialect != .v2, holds(name) { return }
        entries.append(Entry(key: key, value: value, name: name.baseAddress, length: name.count, isMerged: isMerged))
    }

    private func holds(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
        for i in frame..<entries.count where entries[i].length == name.count {
            if equalBytes(UnsafeBufferPointer(start: entries[i].name, count: entries[i].length), name) { return true }
        }
        return false
    }

    /// `<<`, plain or tagged `!!merge`.
    func isMerge(_ key: NodeIndex) -> Bool {
        guard records[Int(key)].kind == .scalar, records[Int(key)].b == 2 else { return false }
        let name = text(key)
        guard name[0] == 0x3C, name[1] == 0x3C else { return false }
        if let tag = tag(key) {
            return tag == "tag:yaml.org,2002:merge" || (tag == "!" && records[Int(key)].style == .plain && settings.dialect == .v3)
        }
        return records[Int(key)].style == .plain
    }

    private mutating func mergeEntries(_ value: NodeIndex, level: Int) {
        let node = resolve(value)
        let isAlias = records[Int(value)].kind == .alias
        if isAlias { activeAliases.append(value) }
        defer { if isAlias { activeAliases.removeLast() } }
        if let node, records[Int(node)].kind == .mapping {
            collect(node, isMerged: true, level: level + 1)
            return
        }
        guard records[Int(value)].kind == .sequence else {
            // An alias without a target was reported when the file was read.
            if node != nil {
                report("yaml/merge", "'<<' takes a mapping or a list of mappings, found \(describe(resolve(value) ?? value))", at: value)
            }
            return
        }
        var items: [NodeIndex] = []
        var child = firstChild(value)
        while child < end(of: value) {
            items.append(child)
            child = next(after: child)
        }
        if settings.dialect == .v2 { items.reverse() }
        for item in items {
            guard let target = resolve(item) else { continue }
            activeAliases.append(item)
            defer { activeAliases.removeLast() }
            if records[Int(target)].kind == .mapping {
                collect(target, isMerged: true, level: level + 1)
            } else {
                report("yaml/merge", "'<<' takes a mapping or a list of mappings, found \(describe(target)) in the list", at: item)
            }
        }
    }

    /// v3, v4: a key written twice in one mapping is an error and the mapping is not read at all.
    ///
    /// Compares the written text, two merge keys included.
    mutating func reportRepeatedKeys(from start: Int) -> Bool {
        var isRepeated = false
        let end = entries.count
        if end - start > 24 { return reportRepeatedKeysByHash(from: start) }
        var i = start
        while i < end {
            var j = i + 1
            while j < end {
                if entries[i].length == entries[j].length, !entries[i].isMerged, !entries[j].isMerged, !entries[j].isRepeated,
                    sameName(entries[i], entries[j])
                {
                    reportRepeated(j, first: i)
                    isRepeated = true
                }
                j += 1
            }
            i += 1
        }
        return isRepeated
    }

    /// A mapping that is merged in must not repeat a key of its own either.
    private mutating func reportRepeatedKeys(inMerged node: NodeIndex) -> Bool {
        let repeated = repeatedKeys(of: Node(tree: tree, index: node))
        for (later, earlier) in repeated {
            report(
                "yaml/duplicate-key", "'\(later.string)' is written twice in one mapping", at: later.index,
                related: [place(earlier.index, label: "first written here")])
        }
        return !repeated.isEmpty
    }

    /// As go-yaml compares keys: of the same kind and with the same text (an alias by its name).
    @inline(__always)
    private func sameName(_ a: Entry, _ b: Entry) -> Bool {
        guard records[Int(a.key)].kind == records[Int(b.key)].kind else { return false }
        return equalBytes(UnsafeBufferPointer(start: a.name, count: a.length), UnsafeBufferPointer(start: b.name, count: b.length))
    }

    private mutating func reportRepeatedKeysByHash(from start: Int) -> Bool {
        var isRepeated = false
        // By bytes: two spellings of one character are two keys.
        var first: [[UInt8]: Int] = [:]
        for i in start..<entries.count where !entries[i].isMerged && records[Int(entries[i].key)].kind == .scalar {
            let name = Array(UnsafeBufferPointer(start: entries[i].name, count: entries[i].length))
            if let earlier = first[name] {
                reportRepeated(i, first: earlier)
                isRepeated = true
            } else {
                first[name] = i
            }
        }
        return isRepeated
    }

    private mutating func reportRepeated(_ later: Int, first: Int) {
        entries[later].isRepeated = true
        report(
            "yaml/duplicate-key", "'\(string(entries[later]))' is written twice in one mapping", at: entries[later].key,
            related: [place(entries[first].key, label: "first written here")])
    }
}

/// Owns bytes that have to stay in place while a reader runs.
final class TextPool {
    private var buffers: [UnsafeMutableBufferPointer<UInt8>] = []

    func keep(_ text: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: text.count)
        _ = copy.initialize(from: text)
        buffers.append(copy)
        return UnsafeBufferPointer(copy)
    }

    deinit {
        for buffer in buffers { buffer.deallocate() }
    }
}
