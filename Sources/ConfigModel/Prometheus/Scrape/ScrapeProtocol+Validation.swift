import Documents
import SourceText

extension ScrapeProtocol {
    /// Checks a list of protocols: not empty, known, each once whatever the case.
    static func validate(_ field: Field<List<OneOf<ScrapeProtocol>>>, _ reader: inout FieldReader) {
        guard field.isWritten, !reader.isNullItem(field.node) else { return }
        if field.value.items.isEmpty {
            // Items that could not be read were reported.
            if let target = reader.resolve(field.node), !reader.hasChildren(target) {
                reader.report("scrape/protocol", "'scrape_protocols' is empty", at: field.node, notes: ["leave it out to get the default"])
            }
            return
        }
        var seen: [String: NodeIndex] = [:]
        for item in field.value.items {
            if let first = seen[item.value.text.lowercased()] {
                reader.report(
                    "scrape/protocol", "the scrape protocol '\(item.value.text)' is listed twice", at: item.node,
                    related: [reader.place(first, label: "first listed here")])
                continue
            }
            seen[item.value.text.lowercased()] = item.node
            _ = item.value.checkWord(at: item.node, &reader)
        }
    }
}
