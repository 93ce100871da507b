import Documents
import SourceText

/// The queue in front of remote storage.
package struct QueueConfig: FieldStruct {
    package var capacity = Field(10000)
    package var maxShards = Field(50)
    package var minShards = Field(1)
    package var maxSamplesPerSend = Field(2000)
    package var batchSendDeadline = Field(ModelDuration(seconds: 5))
    package var minBackoff = Field(ModelDuration(nanoseconds: 30_000_000))
    package var maxBackoff = Field(ModelDuration(seconds: 5))
    package var retryOnHTTP429 = Field(false)
    package var sampleAgeLimit = Field(ModelDuration())

    package init() {}

    package static var expectation: String { "settings of the queue (a mapping)" }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("capacity", &capacity, "how many samples a shard holds before the queue blocks")
        visitor.field("max_shards", &maxShards, "the most shards, that is requests at once")
        visitor.field("min_shards", &minShards, "the fewest shards")
        visitor.field("max_samples_per_send", &maxSamplesPerSend, "the most samples of a request")
        visitor.field("batch_send_deadline", &batchSendDeadline, "how long a sample waits at most")
        visitor.field("min_backoff", &minBackoff, "the first pause before a request is repeated; it doubles")
        visitor.field("max_backoff", &maxBackoff, "the longest pause")
        visitor.field("retry_on_http_429", &retryOnHTTP429, "repeat a request that was refused as one too many")
        visitor.field("sample_age_limit", &sampleAgeLimit, .since(2, 50), "older samples are dropped; 0 keeps them")
    }

    /// Checks the numbers; versions before 3.12 took any.
    ///
    /// - Parameter key: the key of the section, for what a null has zeroed.
    func validate(_ key: NodeIndex, _ reader: inout FieldReader) {
        let effect: Effect = reader.settings.version >= Version(3, 12) ? .load : .runtime
        func positive(_ field: Field<Int>, _ name: String) {
            guard field.value <= 0, !field.hasFailed else { return }
            reader.report("remote/queue", "'\(name)' must be above 0", at: field.place >= 0 ? field.place : key, effect: effect)
        }
        if [maxShards, minShards, maxSamplesPerSend, capacity].allSatisfy({ $0.value == 0 && $0.place < 0 }) {
            reader.report(
                "remote/queue", "an empty 'queue_config' sets every number to 0", at: key, effect: effect,
                notes: ["remove the key to get the defaults"])
            return
        }
        positive(maxShards, "max_shards")
        positive(minShards, "min_shards")
        positive(maxSamplesPerSend, "max_samples_per_send")
        positive(capacity, "capacity")
        if minShards.value > maxShards.value, maxShards.value > 0, !maxShards.hasFailed, !minShards.hasFailed {
            let place = minShards.place >= 0 ? minShards.place : maxShards.place
            reader.report(
                "remote/queue", "'min_shards' \(minShards.value) is above 'max_shards' \(maxShards.value)", at: place >= 0 ? place : key,
                effect: effect)
        }
        if maxBackoff.value.nanoseconds < minBackoff.value.nanoseconds, !maxBackoff.hasFailed, !minBackoff.hasFailed {
            let place = maxBackoff.place >= 0 ? maxBackoff.place : minBackoff.place
            reader.report(
                "remote/queue", "'max_backoff' \(maxBackoff.value) is below 'min_backoff' \(minBackoff.value)",
                at: place >= 0 ? place : key,
                effect: effect)
        }
    }
}

/// How metadata is sent to remote storage.
package struct MetadataConfig: FieldStruct {
    package var send = Field(true)
    package var sendInterval = Field(ModelDuration(seconds: 60))
    package var maxSamplesPerSend = Field(2000)

    package init() {}

    package static var expectation: String { "a mapping with 'send' and 'send_interval'" }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("send", &send, .shown, "send metadata of metrics")
        visitor.field("send_interval", &sendInterval, .shown, "how often metadata is sent")
        visitor.field("max_samples_per_send", &maxSamplesPerSend, "the most metrics of a request")
    }
}
