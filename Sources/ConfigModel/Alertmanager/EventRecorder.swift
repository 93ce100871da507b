import Documents
import SourceText

/// Where Alertmanager records what happens: section `event_recorder`. It needs the feature flag of the same name.
package struct EventRecorder: FieldStruct {
    package var fileOutputs = Field(List<EventFileOutput>())
    package var webhookOutputs = Field(List<EventWebhookOutput>())
    package var kafkaOutputs = Field(List<EventKafkaOutput>())
    package var stdoutOutputs = Field(List<EventStdoutOutput>())

    package init() {}

    package static var expectation: String { "outputs of events (a mapping)" }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("file_outputs", &fileOutputs, "files, a JSON object a line")
        visitor.field("webhook_outputs", &webhookOutputs, "addresses that get each event")
        visitor.field("kafka_outputs", &kafkaOutputs, "Kafka topics")
        visitor.field("stdout_outputs", &stdoutOutputs, .since(0, 34), "the standard output")
    }
}

/// A file of events.
package struct EventFileOutput: FieldStruct {
    package var path = Field(FilePath())

    package init() {}

    package static var expectation: String { "a mapping with 'path'" }
    package static var hasOwnDecoder: Bool { true }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("path", &path, .required.shown, "the file, which is appended to")
    }

    package mutating func check(_ node: NodeIndex, _ reader: inout FieldReader) {
        reader.require("event-recorder/required", path, "path", of: "the event file", in: node)
    }
}

/// The standard output.
package struct EventStdoutOutput: FieldStruct {
    package init() {}

    package static var expectation: String { "an empty mapping" }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {}
}

/// An address that gets events.
package struct EventWebhookOutput: FieldStruct {
    package var url = Field<SecretURL?>(nil)
    package var httpConfig = Field(Section<HTTPClientConfig>())
    package var timeout = Field(ModelDuration())
    package var workers = Field(0)
    package var maxRetries = Field(0)
    package var retryBackoff = Field(ModelDuration())
    package var batch = Field(false)
    package var batchMaxEvents = Field(0)
    package var batchMaxBytes = Field(0)
    package var batchFlushInterval = Field(ModelDuration())

    package init() {}

    package static var expectation: String { "a mapping with 'url'" }
    package static var hasOwnDecoder: Bool { true }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("url", &url, .required.shown, "where events are sent")
        visitor.field("http_config", &httpConfig, "the HTTP client")
        visitor.field("timeout", &timeout, "after which a request is given up; default: 10s")
        visitor.field("workers", &workers, "how many requests run at once; default: 4")
        visitor.field("max_retries", &maxRetries, "how often an event is tried; default: 3")
        visitor.field("retry_backoff", &retryBackoff, "the first pause between two tries, doubled each time; default: 500ms")
        visitor.field("batch", &batch, .since(0, 34), "send several events in one request")
        visitor.field("batch_max_events", &batchMaxEvents, .since(0, 34), "how many events a request holds at most; default: 100")
        visitor.field("batch_max_bytes", &batchMaxBytes, .since(0, 34), "how large a request is at most; default: 1 MiB")
        visitor.field("batch_flush_interval", &batchFlushInterval, .since(0, 34), "how long an incomplete batch waits; default: 100ms")
    }

    package mutating func check(_ node: NodeIndex, _ reader: inout FieldReader) {
        reader.require("event-recorder/required", url, "url", of: "the event webhook", in: node)
        if let url = url.value, !url.hasHost {
            reader.report(
                "event-recorder/url", "the event webhook needs a real URL, '<secret>' is only a placeholder", at: self.url.key,
                notes: ["write the address, which the file this was copied from does not show"])
        }
        for (key, value, name) in [
            (batchMaxEvents.place, Int64(batchMaxEvents.value), "batch_max_events"),
            (batchMaxBytes.place, Int64(batchMaxBytes.value), "batch_max_bytes"),
            (batchFlushInterval.place, batchFlushInterval.value.nanoseconds, "batch_flush_interval"),
        ] where value != 0 {
            if value < 0 {
                reader.report("event-recorder/batch", "'\(name)' cannot be negative", at: key)
            } else if !batch.value, !batch.hasFailed {
                reader.report("event-recorder/batch", "'\(name)' needs 'batch: true'", at: key)
            }
        }
    }
}

/// A Kafka topic that gets events.
package struct EventKafkaOutput: FieldStruct {
    package var brokers = Field(List<String>())
    package var topic = Field("")
    package var clientID = Field("")
    package var format = Field(OneOf<EventFormat>())
    package var acks = Field(OneOf<KafkaAcks>())
    package var compression = Field(OneOf<KafkaCompression>())
    package var bufferSize = Field(0)
    package var tls = Field(Section<TLSConfig>())

    package init() {}

    package static var expectation: String { "a mapping with 'brokers' and 'topic'" }
    package static var hasOwnDecoder: Bool { true }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("brokers", &brokers, .required.shown, "hosts and ports of brokers")
        visitor.field("topic", &topic, .required.shown, "the topic")
        visitor.field("client_id", &clientID, "the name under which Alertmanager connects; default: alertmanager")
        visitor.field("format", &format, "json (the default) or protobuf")
        visitor.field("acks", &acks, "how many brokers confirm: none, leader (the default) or all")
        visitor.field("compression", &compression, "none (the default), gzip, snappy, lz4 or zstd")
        visitor.field("buffer_size", &bufferSize, "how many events wait at most; default: 1024")
        visitor.field("tls_config", &tls, "TLS for the connection; default: none")
    }

    package mutating func check(_ node: NodeIndex, _ reader: inout FieldReader) {
        reader.require("event-recorder/required", brokers, "brokers", of: "the Kafka output", in: node)
        for item in brokers.value.items where item.value.isEmpty {
            reader.report("event-recorder/broker", "a broker is empty", at: item.node, notes: ["write host and port, or remove the item"])
        }
        reader.require("event-recorder/required", topic, "topic", of: "the Kafka output", in: node)
        if !format.value.isEmpty { _ = format.value.checkWord(at: format.place, &reader) }
        if !acks.value.isEmpty { _ = acks.value.checkWord(at: acks.place, &reader) }
        if !compression.value.isEmpty { _ = compression.value.checkWord(at: compression.place, &reader) }
        if format.value.isEmpty, !format.hasFailed { format.value = OneOf(.json) }
    }
}

/// How an event is written.
package enum EventFormat: String, Keyword {
    case json, protobuf

    package static var noun: String { "event format" }
    package static var check: String { "event-recorder/format" }
    package static var isCheckedWhenRead: Bool { false }
}

/// How many brokers confirm an event.
package enum KafkaAcks: String, Keyword {
    case none, leader, all

    package static var noun: String { "acknowledgement level" }
    package static var check: String { "event-recorder/acks" }
    package static var isCheckedWhenRead: Bool { false }
}

/// How events are packed.
package enum KafkaCompression: String, Keyword {
    case none, gzip, snappy, lz4, zstd

    package static var noun: String { "compression" }
    package static var check: String { "event-recorder/compression" }
    package static var isCheckedWhenRead: Bool { false }
}
