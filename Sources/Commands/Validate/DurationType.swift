import Arguments
import ConfigModel
import GoFormat

extension ModelDuration {
    /// A duration on the command line, as Prometheus' own flags take it.
    static var type: ValueType<ModelDuration> {
        ValueType("DURATION", expected: "a duration such as 5m or 1h30m", write: { $0.description }) { text in
            (try? PrometheusDuration.parse(text)).map { ModelDuration(nanoseconds: $0) }
        }
    }
}
