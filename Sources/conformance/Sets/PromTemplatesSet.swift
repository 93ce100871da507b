import Documents
import GoFormat

/// Templates of rules and consoles, and the `printf` that they call.
let promTemplatesSet = ConformanceSet(
    name: "prom_templates", path: "oracle/prom_templates/go_printf.jsonl",
    files: [
        promTemplateCases,
        CaseFile("go_printf", lines: "oracle/prom_templates/go_printf.jsonl", check: checkPrintf),
        ruleLoadFile,
    ])

private func checkPrintf(_ record: Record) -> Verdict {
    let format = record.bytes("format", base64: "format_b64") ?? []
    let arguments = record.records("args").map(goValue)
    let got = GoPrinter.sprintf(format, arguments)
    let expected = record.bytes("output", base64: "output_b64") ?? []
    if got == expected { return .agreement }
    return .disagreement(
        expected: "\(String(decoding: format, as: UTF8.self)) → \(String(decoding: expected, as: UTF8.self))",
        got: String(decoding: got, as: UTF8.self))
}

/// The argument that a record `{type, value | list | map | any | sample}` stands for.
private func goValue(_ record: Record) -> GoValue {
    let type = record.string("type") ?? ""
    let value = record.string("value") ?? ""
    switch type {
    case "nil": return .none
    case "bool": return .bool(value == "true")
    case "float64": return .float(float(value))
    case "int", "int64": return .int(Int64(value) ?? 0, type: type)
    case "uint8", "uint64": return .uint(UInt64(value) ?? 0, type: type)
    case "time.Duration": return .duration(Int64(value) ?? 0)
    case "complex128":
        // The sign of the imaginary part is the last one that belongs to no exponent.
        let bytes = Array(value.utf8.dropLast())
        let split =
            bytes.indices.last { i in
                i > 0 && (bytes[i] == UInt8(ascii: "+") || bytes[i] == UInt8(ascii: "-")) && bytes[i - 1] != UInt8(ascii: "e")
            } ?? 0
        return .complex(
            real: float(String(decoding: bytes[..<split], as: UTF8.self)),
            imaginary: float(String(decoding: bytes[split...], as: UTF8.self)))
    case "[]string": return .list(record.list("list").map { .string($0.bytes) }, type: type)
    case "[]interface {}": return .list(record.records("any").map(goValue), type: type)
    case "map[string]string": return .map(stringEntries(record, "map"), type: type)
    case "map[string]interface {}":
        return .map(record.records("any").enumerated().map { (.text("arg\($0)"), goValue($1)) }, type: type)
    case "*template.sample":
        let sample = record.record("sample")
        let labels = sample.map { stringEntries($0, "labels") } ?? []
        return .pointer(
            .structure(
                [
                    ("Labels", .map(labels, type: "map[string]string")), ("Value", .float(float(sample?.string("value") ?? ""))),
                ], type: "template.sample"), type: type)
    default: return .string(record.bytes("value", base64: "value_b64") ?? [])
    }
}

private func stringEntries(_ record: Record, _ key: StaticString) -> [(key: GoValue, value: GoValue)] {
    record[key].map { $0.entries.map { (.string($0.key.bytes), .string($0.value.bytes)) } } ?? []
}

private func float(_ text: String) -> Double { (try? FloatParser.parse(text)) ?? .nan }
