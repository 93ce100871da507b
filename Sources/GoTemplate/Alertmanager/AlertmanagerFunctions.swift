import GoFormat
import SourceText
import TimeZones

/// The functions of Alertmanager's templates.
enum AlertmanagerFunctions {
    private static func text(_ name: String, since: Version? = nil, _ body: @escaping @Sendable ([UInt8]) -> [UInt8]) -> GoFunction {
        GoFunction(name, GoSignature([.string], .string), since: since) { .text(body($0.arguments.text(0))) }
    }

    static let all: [GoFunction] = texts + times + collections

    private static let texts: [GoFunction] = [
        SharedFunctions.toUpper, SharedFunctions.toLower, SharedFunctions.match, SharedFunctions.safeHtml, SharedFunctions.reReplaceAll,
        text("title") { TextCase.title($0, lowersRest: true) },
        text("trimSpace", since: Version(0, 26)) { trimmed($0) },
        GoFunction("join", GoSignature([.string, .strings], .string)) { call in
            .text(Array(call.arguments[1].elements.map { $0.bytes ?? [] }.joined(separator: call.arguments.text(0))))
        },
        GoFunction("safeUrl", GoSignature([.string], .url), since: Version(0, 30)) {
            TemplateValue(.url, .text($0.arguments.text(0)))
        },
        GoFunction("urlUnescape", GoSignature([.string], .string), since: Version(0, 30)) { call throws(GoFailure) in
            .text(try unescaped(call.arguments.text(0)))
        },
        GoFunction("stringSlice", GoSignature(variadic: .string, .strings)) { .list(.strings, $0.arguments.dropFirst(0)) },
        GoFunction("routeLabels", GoSignature([.string], .string), since: Version(0, 34)) { call throws(GoFailure) in
            guard let environment = call.rendering.environment as? NotificationEnvironment else { return .text([]) }
            return .text(try environment.routeLabel(call.arguments.text(0), call.rendering))
        },
        GoFunction("toJson", GoSignature([.any], .string), since: Version(0, 30)) { call throws(GoFailure) in
            try call.charge(printing: call.arguments[0])
            return .text(try JSONText.of(call.arguments[0]))
        },
        text("base64encode", since: Version(0, 34)) { Base64.encoded($0, .url) },
        GoFunction("base64decode", GoSignature([.string], .string), since: Version(0, 34)) { call throws(GoFailure) in
            .text(try Base64.decoded(call.arguments.text(0), .url))
        },
    ]

    private static func now(_ call: GoCall) -> TimeValue {
        (call.rendering.environment as? NotificationEnvironment)?.now ?? .zero
    }

    private static let times: [GoFunction] = [
        GoFunction("date", GoSignature([.string, .time], .string), since: Version(0, 28)) { call in
            let time = TimeValue.of(call.arguments[1]) ?? .zero
            return .text(call.arguments.text(0).withUnsafeBufferPointer { time.time.formatted($0) })
        },
        GoFunction("tz", GoSignature([.string, .time], .time), since: Version(0, 28)) { call throws(GoFailure) in
            let time = TimeValue.of(call.arguments[1]) ?? .zero
            do throws(TimeZones.Problem) {
                let zone = try TimeZones.zone(named: call.arguments.string(0))
                return zone === Zone.utc ? TimeValue(time.time.utc).value : time.shown(in: zone).value
            } catch {
                throw GoFailure(error.message)
            }
        },
        GoFunction("now", GoSignature(.time), since: Version(0, 33)) { now($0).value },
        GoFunction("since", GoSignature([.time], .duration), since: Version(0, 28)) {
            .duration(now($0).since(TimeValue.of($0.arguments[0]) ?? .zero))
        },
        SharedFunctions.humanizeDuration(since: Version(0, 28)),
        GoFunction("toDate", GoSignature([.string, .string], .time), since: Version(0, 34)) { call in
            (try? GoTime.parse(layout: call.arguments.text(0), call.arguments.text(1))).map { TimeValue($0).value } ?? TimeValue.zero.value
        },
        GoFunction("mustToDate", GoSignature([.string, .string], .time), since: Version(0, 34)) { call throws(GoFailure) in
            do throws(GoTime.ParseProblem) {
                return TimeValue(try GoTime.parse(layout: call.arguments.text(0), call.arguments.text(1))).value
            } catch {
                throw GoFailure(error.message)
            }
        },
    ]

    private static let collections: [GoFunction] = [
        GoFunction("list", GoSignature(variadic: .any, .anys), since: Version(0, 32)) { call in
            .list(.anys, call.arguments.dropFirst(0).map(\.inInterface))
        },
        GoFunction("append", GoSignature([.anys], variadic: .any, .anys), since: Version(0, 32)) { call in
            let added = call.arguments.dropFirst(1)
            if added.isEmpty { return call.arguments[0] }
            return .list(.anys, call.arguments[0].elements + added.map(\.inInterface))
        },
        GoFunction("dict", GoSignature(variadic: .any, .anyMap), since: Version(0, 32)) { call throws(GoFailure) in
            let arguments = call.arguments.dropFirst(0)
            guard arguments.count % 2 == 0 else { throw GoFailure("dict requires an even number of arguments") }
            var entries: [(key: [UInt8], value: TemplateValue)] = []
            for i in stride(from: 0, to: arguments.count, by: 2) {
                guard arguments[i].type === GoType.string, let key = arguments[i].bytes else {
                    throw GoFailure("dict keys must be strings")
                }
                entries.append((key, arguments[i + 1].inInterface))
            }
            return .map(.anyMap, entries)
        },
    ]

    /// Go's `strings.TrimSpace`.
    private static func trimmed(_ text: [UInt8]) -> [UInt8] {
        text.withUnsafeBufferPointer { text in
            var start = 0
            while start < text.count {
                let rune = Rune.decode(text, at: start)
                guard isSpace(rune.value) else { break }
                start += rune.width
            }
            var end = text.count
            while end > start {
                var before = end - 1
                while before > start, text[before] & 0xC0 == 0x80 { before -= 1 }
                let rune = Rune.decode(text, at: before)
                guard before + rune.width == end, isSpace(rune.value) else { break }
                end = before
            }
            return Array(text[start..<end])
        }
    }

    private static func isSpace(_ value: UInt32) -> Bool {
        switch value {
        case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
        default: false
        }
    }

    /// Go's `url.QueryUnescape`.
    private static func unescaped(_ text: [UInt8]) throws(GoFailure) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(text.count)
        var i = 0
        while i < text.count {
            switch text[i] {
            case 0x25:
                guard i + 2 < text.count, let high = StyleTransitions.hexValue(text[i + 1]),
                    let low = StyleTransitions.hexValue(text[i + 2])
                else {
                    throw GoFailure("invalid URL escape \(Quote.text(Array(text[i..<min(i + 3, text.count)])))")
                }
                out.append(high << 4 | low)
                i += 3
            case 0x2B:
                out.append(0x20)
                i += 1
            default:
                out.append(text[i])
                i += 1
            }
        }
        return out
    }
}
