import GoFormat

/// Values as Go's encoding/json writes them: keys sorted, `<`, `>`, `&` and line separators escaped.
enum JSONText {
    static func of(_ value: TemplateValue) throws(GoFailure) -> [UInt8] {
        var out: [UInt8] = []
        try append(value, &out)
        return out
    }

    private static func append(_ value: TemplateValue, _ out: inout [UInt8]) throws(GoFailure) {
        guard let type = value.type else { return out += "null".utf8 }
        if let time = TimeValue.of(value), type.json != nil {
            guard (0...9999).contains(time.time.date.year) else {
                throw GoFailure(
                    "json: error calling MarshalJSON for type \(type.name): Time.MarshalJSON: year outside of range [0,9999]")
            }
        }
        if let json = type.json { return out += json(value) }
        switch value.payload {
        case .none: out += "null".utf8
        case .bool(let bool): out += (bool ? "true" : "false").utf8
        case .int(let int): IntegerFormat.append(int, to: &out)
        case .uint(let uint): IntegerFormat.append(uint, to: &out)
        case .float(let float):
            guard float.isFinite else { throw GoFailure("json: unsupported value: \(FloatFormat.text(float))") }
            out += FloatFormat.jsonText(float).utf8
        case .complex: throw GoFailure("json: unsupported type: \(type.name)")
        case .text(let bytes): append(text: bytes, &out)
        case .list(let list):
            if type.element === GoType.uint8 { return appendBase64(list.elements, &out) }
            out.append(0x5B)
            for (i, element) in list.elements.enumerated() {
                if i > 0 { out.append(0x2C) }
                try append(element, &out)
            }
            out.append(0x5D)
        case .map(let map):
            out.append(0x7B)
            for i in 0..<map.count {
                if i > 0 { out.append(0x2C) }
                append(text: map.keys[i], &out)
                out.append(0x3A)
                try append(map.values[i], &out)
            }
            out.append(0x7D)
        case .structure(let structure):
            out.append(0x7B)
            var isFirst = true
            for (field, value) in zip(type.fields, structure.fields) where field.isExported {
                if !isFirst { out.append(0x2C) }
                isFirst = false
                append(text: Array((field.json ?? field.name).utf8), &out)
                out.append(0x3A)
                try append(value, &out)
            }
            out.append(0x7D)
        case .pointer(let box): try append(box.value, &out)
        }
    }

    private static func appendBase64(_ elements: [TemplateValue], _ out: inout [UInt8]) {
        let bytes = elements.map { element -> UInt8 in
            if case .uint(let byte) = element.payload { UInt8(truncatingIfNeeded: byte) } else { 0 }
        }
        out.append(0x22)
        out += Base64.encoded(bytes, .standard)
        out.append(0x22)
    }

    static func append(text: [UInt8], _ out: inout [UInt8]) {
        out.append(0x22)
        text.withUnsafeBufferPointer { text in
            var i = 0
            while i < text.count {
                let byte = text[i]
                if byte >= 0x80 {
                    let rune = Rune.decode(text, at: i)
                    if rune.isInvalid {
                        out += "\\ufffd".utf8
                    } else if rune.value == 0x2028 || rune.value == 0x2029 {
                        out += (rune.value == 0x2028 ? "\\u2028" : "\\u2029").utf8
                    } else {
                        out += text[i..<i + rune.width]
                    }
                    i += rune.width
                    continue
                }
                i += 1
                switch byte {
                case 0x22, 0x5C: out += [0x5C, byte]
                case 0x08: out += "\\b".utf8
                case 0x0C: out += "\\f".utf8
                case 0x0A: out += "\\n".utf8
                case 0x0D: out += "\\r".utf8
                case 0x09: out += "\\t".utf8
                case 0..<0x20, 0x3C, 0x3E, 0x26: out += "\\u00\(byte < 16 ? "0" : "")\(String(byte, radix: 16))".utf8
                default: out.append(byte)
                }
            }
        }
        out.append(0x22)
    }
}
