import Documents
import SourceText

extension FieldReader {
    /// Reports a word that is missing or not known.
    mutating func requireKnown<Word: Keyword>(_ field: Field<OneOf<Word>>, _ name: String, of section: String, _ node: NodeIndex) {
        guard !field.hasFailed else { return }
        if field.value.isEmpty, !Word.isCheckedWhenRead || field.place < 0 {
            require(
                field, name, of: section, node, check: "discovery/missing",
                notes: ["use one of: " + Word.allCases.map(\.rawValue).joined(separator: ", ")])
        } else {
            _ = field.value.checkWord(at: field.place >= 0 ? field.place : firstKey(of: node), &self)
        }
    }

    /// Reports that neither or both of two fields are set.
    mutating func exactlyOne<A: FieldValue, B: FieldValue>(
        _ name: String, _ field: Field<A>, _ otherName: String, _ other: Field<B>, of section: String, _ node: NodeIndex
    ) {
        if field.value.isZero, other.value.isZero, !field.hasFailed, !other.hasFailed {
            let place = max(field.place, other.place)
            report("discovery/missing", "\(section) needs '\(name)' or '\(otherName)'", at: place >= 0 ? place : firstKey(of: node))
        }
        atMostOne("http/ambiguous", [(name, field.keyIfSet), (otherName, other.keyIfSet)], of: "the secret")
    }

    /// Checks a text that has to be a URL; an empty one is reported by who requires it.
    ///
    /// - Parameters:
    ///   - needsHost: a scheme and a host must be there.
    ///   - needsHTTP: the scheme must be http or https, and a host must be there.
    mutating func checkURL(_ field: Field<String>, needsHost: Bool = false, needsHTTP: Bool = false) {
        guard field.isWritten, !field.value.isEmpty else { return }
        do throws(GoURL.ParseError) {
            let url = try GoURL(parsing: field.value)
            if needsHTTP, url.scheme != "http", url.scheme != "https" {
                report("discovery/url", "the URL begins neither with http:// nor with https://", at: field.node)
            } else if needsHTTP || needsHost, url.host.isEmpty || url.scheme.isEmpty {
                report(
                    "discovery/url", url.scheme.isEmpty ? "the URL has no scheme" : "the URL has no host", at: field.node,
                    notes: ["write http://host:port"])
            }
        } catch {
            report("discovery/url", "this is no URL: \(error.message)", at: field.node)
        }
    }
}
