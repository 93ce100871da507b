/// One step of a template that has been made ready to run.
struct Operation {
    enum Code: UInt8 {
        // Output
        case writeText, writeReplacement, print, escape
        // Values
        case at, pushDot, pushConstant, pushVariable, fail, field, stripInterface, pop, declare, assign
        // Calls
        case beginCall, beginMethod, beginPrint, argument, argumentLiteral, argumentNil, argumentDot, shortCircuit, endCall
        // Flow
        case mark, unmark, jump, jumpIfFalse, popDot, beginRange, nextInRange, breakRange, continueRange
        case checkTemplate, callTemplate, end
    }

    var code: Code
    /// Whether a piped value comes with a call, or a range assigns rather than declares.
    var flag = false
    /// Arguments of a call, variables of a range.
    var count: UInt16 = 0
    var a: UInt32 = 0
    var b: UInt32 = 0
    /// The node that errors from here on tell of.
    var node: UInt32 = TemplateNode.none
}

/// The steps of a template, for one context of escaping.
final class Code: Sendable {
    let operations: [Operation]
    let constants: [TemplateValue]
    let names: [[UInt8]]
    let messages: [String]
    let replacements: [[UInt8]]
    /// Templates by the names that they are called by in this context, by node.
    let callees: [UInt32: [UInt8]]

    init(_ compiler: Compiler) {
        operations = compiler.operations
        constants = compiler.constants
        names = compiler.names
        messages = compiler.messages
        replacements = compiler.replacements
        callees = compiler.edits.templates
    }
}

/// A template that has been made ready to run.
struct Program: Sendable {
    /// The template's name, as errors quote it.
    let name: [UInt8]
    let text: TemplateText
    let code: Code
}
