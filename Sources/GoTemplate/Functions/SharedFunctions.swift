import GoFormat
import GoRegexp
import SourceText

/// What the templates of Prometheus and Alertmanager do alike.
enum SharedFunctions {
    static let toUpper = GoFunction("toUpper", GoSignature([.string], .string)) { .text(TextCase.upper($0.arguments.text(0))) }
    static let toLower = GoFunction("toLower", GoSignature([.string], .string)) { .text(TextCase.lower($0.arguments.text(0))) }
    static let safeHtml = GoFunction("safeHtml", GoSignature([.string], .html)) {
        TemplateValue(.html, .text($0.arguments.text(0)))
    }

    static let match = GoFunction("match", GoSignature([.string, .string], .bool)) { call throws(GoFailure) in
        do throws(RegexpError) {
            return .bool(try Regexp(call.arguments.text(0), .bare).matches(call.arguments.text(1)))
        } catch {
            throw GoFailure(error.message)
        }
    }

    static let reReplaceAll = GoFunction("reReplaceAll", GoSignature([.string, .string, .string], .string)) { call throws(GoFailure) in
        let pattern = call.arguments.text(0)
        do throws(RegexpError) {
            let expression = try Regexp(pattern, .bare)
            return .text(expression.replaceAll(call.arguments.text(2), with: call.arguments.text(1)))
        } catch {
            throw GoFailure("regexp: Compile(\(backQuoted(pattern))): \(error.message)")
        }
    }

    /// A pattern as `regexp.MustCompile` quotes it: in back quotes where that can be.
    private static func backQuoted(_ pattern: [UInt8]) -> String {
        let canStand = pattern.withUnsafeBufferPointer(Quote.canBackquote)
        return canStand ? "`\(String(decoding: pattern, as: UTF8.self))`" : Quote.text(pattern)
    }

    static func humanizeDuration(since: Version?) -> GoFunction {
        GoFunction("humanizeDuration", GoSignature([.any], .string), since: since) { call throws(GoFailure) in
            .text(Humanize.duration(try Humanize.number(call.arguments[0])))
        }
    }
}
