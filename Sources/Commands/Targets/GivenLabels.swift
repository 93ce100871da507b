import Arguments
import ConfigModel

/// The labels of an invented target: `__meta_kubernetes_pod_name=api-1,__meta_consul_tags=,web,prod,`.
enum GivenLabels {
    /// What a target is called that was given no address.
    static let address = "example:80"

    static let type = ValueType<DiscoveredGroup.Pairs>(
        "LABELS", readOrFail: { text throws(ValueFault) in try read(text) })

    /// Reads the labels. A comma ends a value only where another `name=` follows, so that values may hold commas; in double quotes they
    /// may hold anything, `\"` and `\\` included.
    static func read(_ text: String) throws(ValueFault) -> DiscoveredGroup.Pairs {
        var labels: DiscoveredGroup.Pairs = []
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let name = rest.prefix { $0 != UInt8(ascii: "=") }
            guard name.endIndex < rest.endIndex, !name.isEmpty, !name.contains(UInt8(ascii: ",")) else {
                throw ValueFault("wanted are name=value pairs with commas between them")
            }
            rest = rest[(name.endIndex + 1)...]
            let value = rest.first == UInt8(ascii: "\"") ? try quoted(&rest) : plain(&rest)
            let key = String(decoding: name, as: UTF8.self)
            if labels.contains(where: { $0.name.utf8.elementsEqual(name) }) { throw ValueFault("the label '\(key)' is given twice") }
            labels.append((key, String(decoding: value, as: UTF8.self)))
        }
        if !labels.contains(where: { $0.name == TargetLabel.address }) { labels.append((TargetLabel.address, address)) }
        return labels
    }

    private static func plain(_ rest: inout ArraySlice<UInt8>) -> [UInt8] {
        var end = rest.startIndex
        while end < rest.endIndex {
            if rest[end] == UInt8(ascii: ","), beginsLabel(rest[(end + 1)...]) { break }
            end += 1
        }
        let value = Array(rest[..<end])
        rest = rest[end...].dropFirst()
        return value
    }

    /// Whether a text begins with `name=`, the name being one without quotes.
    private static func beginsLabel(_ text: ArraySlice<UInt8>) -> Bool {
        let name = text.prefix { $0 == 0x5F || (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) }
        return !name.isEmpty && name.endIndex < text.endIndex && text[name.endIndex] == UInt8(ascii: "=")
    }

    private static func quoted(_ rest: inout ArraySlice<UInt8>) throws(ValueFault) -> [UInt8] {
        var value: [UInt8] = []
        rest = rest.dropFirst()
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "\\"):
                guard let next = rest.popFirst() else { throw ValueFault("a quoted value is not closed") }
                value.append(next)
            case UInt8(ascii: "\""):
                guard rest.first == nil || rest.first == UInt8(ascii: ",") else {
                    throw ValueFault("a comma is wanted behind a quoted value")
                }
                rest = rest.dropFirst()
                return value
            default: value.append(byte)
            }
        }
        throw ValueFault("a quoted value is not closed")
    }
}
