import SourceText

/// What a function said went wrong; the text as Go has it.
package struct GoFailure: Error, Sendable {
    package let message: String

    package init(_ message: String) { self.message = message }
}

/// The arguments of a call, checked against the parameters.
package struct GoArguments {
    private let values: UnsafeBufferPointer<TemplateValue>

    init(_ values: UnsafeBufferPointer<TemplateValue>) { self.values = values }

    package var count: Int { values.count }

    package subscript(_ i: Int) -> TemplateValue { values[i] }

    /// The arguments from the i-th on.
    package func dropFirst(_ i: Int) -> [TemplateValue] { i < values.count ? Array(values[i...]) : [] }

    package func text(_ i: Int) -> [UInt8] { values[i].bytes ?? [] }

    package func string(_ i: Int) -> String { values[i].string }

    package func int(_ i: Int) -> Int64 { if case .int(let value) = values[i].payload { value } else { 0 } }

    package func float(_ i: Int) -> Double { if case .float(let value) = values[i].payload { value } else { 0 } }
}

/// A call of a function or method from a template.
package struct GoCall {
    /// The value whose method is called; no value for a function.
    package let receiver: TemplateValue
    package let arguments: GoArguments
    /// The rendering in which the call happens.
    package let rendering: Rendering
}

/// The parameters of a function and what it gives back.
package struct GoSignature: Sendable {
    package let parameters: [GoType]
    /// The type of further arguments, of a function that takes any number.
    package let variadic: GoType?
    /// What a result of type `interface {}` can be; empty for results of any other type.
    package private(set) var resultHolds: [GoType] = []
    private let resultType: @Sendable () -> GoType

    package init(_ parameters: [GoType], variadic: GoType? = nil, _ result: @autoclosure @escaping @Sendable () -> GoType) {
        self.parameters = parameters
        self.variadic = variadic
        resultType = result
    }

    /// A function without parameters.
    package init(_ result: @autoclosure @escaping @Sendable () -> GoType) {
        parameters = []
        variadic = nil
        resultType = result
    }

    /// A function of any number of arguments.
    package init(variadic: GoType, _ result: @autoclosure @escaping @Sendable () -> GoType) {
        parameters = []
        self.variadic = variadic
        resultType = result
    }

    package var result: GoType { resultType() }

    /// The same for a result of type `interface {}`, with what it can be.
    func holding(_ types: [GoType]) -> GoSignature {
        var copy = self
        copy.resultHolds = types
        return copy
    }

    package func parameter(_ i: Int) -> GoType { i < parameters.count ? parameters[i] : variadic ?? .any }

    /// What Go says of a call with so many arguments; nil where the number fits. `written` leaves out the piped one.
    func complaint(name: String, count: Int, written: Int) -> String? {
        if variadic != nil {
            return count >= parameters.count
                ? nil : "wrong number of args for \(name): want at least \(parameters.count) got \(written)"
        }
        return count == parameters.count ? nil : "wrong number of args for \(name): want \(parameters.count) got \(count)"
    }
}

package typealias GoBody = @Sendable (GoCall) throws(GoFailure) -> TemplateValue

/// A method of a type.
package final class GoMethod: Sendable {
    package let name: StaticString
    package let signature: GoSignature
    /// Why templates cannot call it, in Go's words: it gives back too much.
    package let unusable: String?
    let body: GoBody
    package init(_ name: StaticString, _ signature: GoSignature, _ body: @escaping GoBody) {
        self.name = name
        self.signature = signature
        unusable = nil
        self.body = body
    }

    /// A method that templates cannot call.
    package init(_ name: StaticString, _ parameters: [GoType] = [], unusable: String) {
        self.name = name
        signature = GoSignature(parameters, .any)
        self.unusable = unusable
        body = { (_: GoCall) throws(GoFailure) -> TemplateValue in .none }
    }

    func isNamed(_ other: UnsafeBufferPointer<UInt8>) -> Bool {
        guard name.utf8CodeUnitCount == other.count else { return false }
        for i in 0..<other.count where name.utf8Start[i] != other[i] { return false }
        return true
    }
}

/// A function that templates call by name.
package final class GoFunction: Sendable {
    /// The functions of Go itself that the machine must know.
    enum Special: Sendable { case none, and, or, call }

    package let name: String
    package let signature: GoSignature
    /// The version of the program that has it first; nil for one older than all targets.
    package let since: Version?
    /// Whether Go brings it along.
    package let isBuiltin: Bool
    let special: Special
    let body: GoBody

    package init(_ name: String, _ signature: GoSignature, since: Version? = nil, _ body: @escaping GoBody) {
        self.name = name
        self.signature = signature
        self.since = since
        isBuiltin = false
        special = .none
        self.body = body
    }

    init(builtin name: String, _ signature: GoSignature, special: Special = .none, _ body: @escaping GoBody) {
        self.name = name
        self.signature = signature
        since = nil
        isBuiltin = true
        self.special = special
        self.body = body
    }

    /// Whether a program of that version has it; no version stands for the newest.
    package func isKnown(to target: Version?) -> Bool {
        guard let since, let target else { return true }
        return since <= target
    }
}
