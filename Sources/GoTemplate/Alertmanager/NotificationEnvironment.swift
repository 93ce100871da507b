import Synchronization

/// What a notification's template can ask: the time, and the labels of its route.
///
/// The labels of a route are templates of their own, rendered with the same data when they are first asked for.
package final class NotificationEnvironment: TemplateEnvironment {
    private struct State {
        var rendered: [[UInt8]: [UInt8]] = [:]
        var inProgress: [[UInt8]] = []
    }

    package let now: TimeValue
    private let set: TemplateSet
    private let mode: TemplateMode
    private let data: TemplateValue
    private let labels: GoMap?
    private let areRendered: Bool
    private let state = Mutex(State())

    /// `set` holds the definitions that the labels' templates can call.
    package init(now: TimeValue, set: TemplateSet, mode: TemplateMode, data: TemplateValue) {
        self.now = now
        self.set = set
        self.mode = mode
        self.data = data
        var labels: GoMap?
        var areRendered = false
        if case .structure(let structure) = Indirection.follow(data).payload, structure.fields.count > 9 {
            if case .map(let map) = structure.fields[7].payload { labels = map }
            if case .bool(let isDone) = structure.fields[9].payload { areRendered = isDone }
        }
        self.labels = labels
        self.areRendered = areRendered
    }

    /// The rendered label of a name; nothing for an unknown one.
    func routeLabel(_ name: [UInt8], _ rendering: Rendering) throws(GoFailure) -> [UInt8] {
        guard let text = labels?[name]?.bytes else { return [] }
        if areRendered { return text }
        if let known = state.withLock({ $0.rendered[name] }) { return known }
        let open = state.withLock { $0.inProgress }
        if open.contains(name) {
            let cycle = (open + [name]).map { String(decoding: $0, as: UTF8.self) }.joined(separator: " -> ")
            throw GoFailure("route label cycle detected: \(cycle)")
        }
        state.withLock { $0.inProgress.append(name) }
        defer { state.withLock { _ = $0.inProgress.popLast() } }
        let parsed = TemplateParser.parse(text, name: "", functions: TemplateLanguage.alertmanager.functions)
        if let error = parsed.parseError { throw GoFailure(error) }
        let result = try rendering.render(TemplateSet(parsed, over: set), mode, data: data, environment: self)
        state.withLock { $0.rendered[name] = result }
        return result
    }
}
