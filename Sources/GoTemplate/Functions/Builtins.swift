import GoFormat

/// The functions that Go's `text/template` brings along.
enum Builtins {
    static let functions: [GoFunction] = [
        GoFunction(builtin: "and", GoSignature([.value], variadic: .value, .value), special: .and) { _ in .none },
        GoFunction(builtin: "or", GoSignature([.value], variadic: .value, .value), special: .or) { _ in .none },
        GoFunction(builtin: "call", GoSignature([.value], variadic: .value, .value), special: .call) { _ in .none },
        GoFunction(builtin: "not", GoSignature([.value], .bool)) { .bool(!Truth.of($0.arguments[0])) },
        GoFunction(builtin: "html", GoSignature(variadic: .any, .string)) {
            .text(Escaping.html(Printing.text($0.arguments.dropFirst(0))))
        },
        GoFunction(builtin: "js", GoSignature(variadic: .any, .string)) {
            .text(Escaping.javaScript(Printing.text($0.arguments.dropFirst(0))))
        },
        GoFunction(builtin: "urlquery", GoSignature(variadic: .any, .string)) {
            .text(Escaping.urlQuery(Printing.text($0.arguments.dropFirst(0))))
        },
        GoFunction(builtin: "print", GoSignature(variadic: .any, .string)) { call throws(GoFailure) in
            try charge(call)
            return .text(GoPrinter.sprint(call.arguments.dropFirst(0).map(Printing.value)))
        },
        GoFunction(builtin: "println", GoSignature(variadic: .any, .string)) { call throws(GoFailure) in
            try charge(call)
            return .text(GoPrinter.sprintln(call.arguments.dropFirst(0).map(Printing.value)))
        },
        GoFunction(builtin: "printf", GoSignature([.string], variadic: .any, .string)) { call throws(GoFailure) in
            try charge(call)
            return .text(GoPrinter.sprintf(call.arguments.text(0), call.arguments.dropFirst(1).map(Printing.value)))
        },
        GoFunction(builtin: "len", GoSignature([.value], .int)) { call throws(GoFailure) in try Indexing.length(call.arguments[0]) },
        GoFunction(builtin: "index", GoSignature([.value], variadic: .value, .value)) { call throws(GoFailure) in
            try Indexing.index(call.arguments[0], call.arguments.dropFirst(1))
        },
        GoFunction(builtin: "slice", GoSignature([.value], variadic: .value, .value)) { call throws(GoFailure) in
            try Indexing.slice(call.arguments[0], call.arguments.dropFirst(1))
        },
        GoFunction(builtin: "eq", GoSignature([.value], variadic: .value, .bool)) { call throws(GoFailure) in
            .bool(try Comparison.isEqual(call.arguments[0], toAnyOf: call.arguments.dropFirst(1)))
        },
        GoFunction(builtin: "ne", GoSignature([.value, .value], .bool)) { call throws(GoFailure) in
            .bool(try !Comparison.isEqual(call.arguments[0], toAnyOf: [call.arguments[1]]))
        },
        GoFunction(builtin: "lt", GoSignature([.value, .value], .bool)) { call throws(GoFailure) in
            .bool(try Comparison.isLess(call.arguments[0], call.arguments[1]))
        },
        GoFunction(builtin: "le", GoSignature([.value, .value], .bool)) { call throws(GoFailure) in
            .bool(try Comparison.isLessOrEqual(call.arguments[0], call.arguments[1]))
        },
        GoFunction(builtin: "gt", GoSignature([.value, .value], .bool)) { call throws(GoFailure) in
            .bool(try !Comparison.isLessOrEqual(call.arguments[0], call.arguments[1]))
        },
        GoFunction(builtin: "ge", GoSignature([.value, .value], .bool)) { call throws(GoFailure) in
            .bool(try !Comparison.isLess(call.arguments[0], call.arguments[1]))
        },
    ]

    private static func charge(_ call: GoCall) throws(GoFailure) {
        for argument in call.arguments.dropFirst(0) { try call.charge(printing: argument) }
    }
}

extension GoCall {
    /// Counts what printing a value costs.
    func charge(printing value: TemplateValue) throws(GoFailure) {
        do throws(RenderingFailure) {
            try rendering.charge(printing: value)
        } catch {
            throw GoFailure(error.message)
        }
    }
}
