import GoFormat

/// What stops a rendering.
package struct RenderingFailure: Error, Sendable {
    /// Go's whole text for a failing template; our own for a limit.
    package let message: String
    /// Whether a limit of ours was hit that the real program does not have.
    package let isLimit: Bool

    package init(_ message: String, isLimit: Bool = false) {
        self.message = message
        self.isLimit = isLimit
    }
}

/// What a rendering may cost.
package struct RenderingLimits: Sendable {
    /// Steps of the machine; about ten for an action.
    package var steps = 10_000_000
    /// Bytes of the result.
    package var output = 32 << 20
    /// Bytes of all texts that functions make on the way.
    package var texts = 256 << 20

    package init(steps: Int = 10_000_000, output: Int = 32 << 20, texts: Int = 256 << 20) {
        self.steps = steps
        self.output = output
        self.texts = texts
    }
}

/// What functions need beside their arguments, such as the time of an evaluation. Made by whoever renders.
package protocol TemplateEnvironment: Sendable {}

/// One rendering of a template: where its output goes, what it may still cost, and what its functions can ask.
package final class Rendering {
    /// How deep templates may call templates, in Go too.
    static let maximumTemplateDepth = 100_000
    /// How deep functions may render templates of their own, such as `tmpl`; each level costs stack.
    static let maximumNesting = 200

    package let environment: (any TemplateEnvironment)?
    let programs: Programs
    let limits: RenderingLimits
    private(set) var output: [UInt8] = []
    private(set) var limitFailure: RenderingFailure?
    private let nesting: Int
    private let cost: Cost

    /// What a rendering and those inside it have cost so far.
    private final class Cost {
        var steps = 0
        var texts = 0
    }

    init(_ programs: Programs, _ environment: (any TemplateEnvironment)?, _ limits: RenderingLimits) {
        self.programs = programs
        self.environment = environment
        self.limits = limits
        nesting = 0
        cost = Cost()
    }

    /// A rendering inside of `outer`, whose limits it shares.
    init(inside outer: Rendering, _ programs: Programs, _ environment: (any TemplateEnvironment)?) {
        self.programs = programs
        self.environment = environment
        limits = outer.limits
        nesting = outer.nesting + 1
        cost = outer.cost
    }

    func program(named name: [UInt8]) -> Program? { programs.program(named: name) }

    /// Renders a template of the same set by itself, as a function does.
    package func render(_ name: [UInt8], data: TemplateValue) throws(GoFailure) -> [UInt8] {
        do throws(RenderingFailure) {
            try enter()
            guard let program = try programs.entry(named: name) else {
                throw RenderingFailure("html/template: \(Quote.text(name)) is undefined")
            }
            return try Rendering(inside: self, programs, environment).run(program, data)
        } catch {
            throw give(error)
        }
    }

    /// Renders another text with its own set and environment, as a function does.
    package func render(
        _ set: TemplateSet, _ mode: TemplateMode, data: TemplateValue, environment: (any TemplateEnvironment)?
    ) throws(GoFailure) -> [UInt8] {
        do throws(RenderingFailure) {
            try enter()
            let programs = Programs(set, mode)
            guard let program = try programs.main() else { return [] }
            return try Rendering(inside: self, programs, environment).run(program, data)
        } catch {
            throw give(error)
        }
    }

    private func enter() throws(RenderingFailure) {
        if nesting >= Self.maximumNesting { throw limit("templates render templates more than \(Self.maximumNesting) deep") }
    }

    private func give(_ failure: RenderingFailure) -> GoFailure {
        if failure.isLimit { limitFailure = failure }
        return GoFailure(failure.message)
    }

    func run(_ program: Program, _ data: TemplateValue) throws(RenderingFailure) -> [UInt8] {
        var machine = Machine(program, data: data, rendering: self)
        try machine.run()
        return output
    }

    // MARK: Costs

    @inline(__always)
    func count(_ steps: Int) throws(RenderingFailure) {
        cost.steps &+= steps
        if cost.steps > limits.steps { throw limit("the template takes more than \(limits.steps) steps") }
    }

    func charge(_ bytes: Int) throws(RenderingFailure) {
        cost.texts &+= bytes
        if cost.texts > limits.texts { throw limit("the template makes more than \(limits.texts) bytes of text") }
    }

    private func limit(_ message: String) -> RenderingFailure {
        let failure = RenderingFailure(message, isLimit: true)
        limitFailure = failure
        return failure
    }

    /// Counts what a function gave back.
    func charge(result value: TemplateValue) throws(RenderingFailure) {
        switch value.payload {
        case .text(let bytes): try charge(bytes.count)
        case .list(let list):
            try count(list.count)
            if list.depth > Self.maximumValueDepth { throw limit("lists nest more than \(Self.maximumValueDepth) deep") }
        case .map(let map):
            try count(map.count)
            if map.depth > Self.maximumValueDepth { throw limit("maps nest more than \(Self.maximumValueDepth) deep") }
        default: break
        }
    }

    private static let maximumValueDepth = 500

    /// Counts what printing a value will cost: a list that holds another many times is printed many times.
    func charge(printing value: TemplateValue) throws(RenderingFailure) {
        switch value.payload {
        case .text(let bytes): try charge(bytes.count)
        case .list(let list):
            try count(list.count)
            for element in list.elements { try charge(printing: element) }
        case .map(let map):
            try count(map.count)
            for element in map.values { try charge(printing: element) }
        case .structure(let structure):
            for field in structure.fields { try charge(printing: field) }
        case .pointer(let box): try charge(printing: box.value)
        default: try charge(8)
        }
    }

    // MARK: Output

    func write(_ bytes: [UInt8], _ start: Int, _ end: Int) throws(RenderingFailure) {
        guard output.count + end - start <= limits.output else {
            throw limit("the template writes more than \(limits.output) bytes")
        }
        if start == 0, end == bytes.count { output += bytes } else { output += bytes[start..<end] }
    }

    func write(_ text: StaticString) throws(RenderingFailure) {
        output.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }
}
