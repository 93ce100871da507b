import Documents
import SourceText

/// What is stored, and how long (`storage`).
package struct StorageConfig: FieldStruct {
    package var tsdb = Field(Section<TSDBConfig>())
    package var exemplars = Field(Section<ExemplarsConfig>())

    package init() {}

    package static var expectation: String { "a mapping with 'tsdb' and 'exemplars'" }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("tsdb", &tsdb, "the time series database")
        visitor.field("exemplars", &exemplars, "the store of exemplars")
    }
}

/// The store of exemplars.
package struct ExemplarsConfig: FieldStruct {
    /// Zero in a block that does not name it; without a block it is 100 000.
    package var maxExemplars = Field(0)

    package init() {}

    package static var expectation: String { "a mapping with 'max_exemplars'" }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("max_exemplars", &maxExemplars, "how many exemplars are kept; 0 keeps none, without the section it is 100000")
    }
}

/// The time series database.
package struct TSDBConfig: FieldStruct {
    /// Milliseconds; computed from ``outOfOrderTimeWindow``.
    package var outOfOrderMilliseconds = Field(0)
    package var outOfOrderTimeWindow = Field(ModelDuration())
    package var staleSeriesCompactionThreshold = Field(0.0)
    package var chunkEncoding = Field(ChunkEncodingConfig())
    package var retention = Field(Section<RetentionConfig>())

    package init() {}

    package static var expectation: String { "settings of the database (a mapping)" }
    package static var hasOwnDecoder: Bool { true }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("outofordertimewindow", &outOfOrderMilliseconds, .undocumented.shown, "out_of_order_time_window in milliseconds")
        visitor.field("out_of_order_time_window", &outOfOrderTimeWindow, "how old a sample may be that comes after newer ones")
        visitor.field(
            "stale_series_compaction_threshold", &staleSeriesCompactionThreshold, .since(3, 10),
            "the share of stale series (0 to 1) above which they are compacted at once")
        visitor.field("chunk_encoding", &chunkEncoding, .since(3, 13), "how chunks are encoded")
        visitor.field("retention", &retention, .since(3, 8), "how long, or how much, is kept")
    }

    package mutating func check(_ node: NodeIndex, _ reader: inout FieldReader) {
        outOfOrderMilliseconds.value = Int(outOfOrderTimeWindow.value.milliseconds)
        if !retention.value.isPresent { retention.value = Section(RetentionConfig()) }
        if !chunkEncoding.value.floats.value.isEmpty {
            _ = chunkEncoding.value.floats.value.checkWord(at: chunkEncoding.value.floats.node, &reader)
        }
    }
}

/// How chunks are encoded, by their type.
package struct ChunkEncodingConfig: FieldStruct {
    package var floats = Field(OneOf<FloatChunkEncoding>())

    package init() {}

    package static var expectation: String { "a mapping with 'floats'" }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("floats", &floats, "xor or xor2; before 3.14 xor2 needs the feature flag xor2-encoding")
    }
}

package enum FloatChunkEncoding: String, Keyword {
    case xor, xor2

    package static var noun: String { "chunk encoding" }
    package static var check: String { "storage/chunk-encoding" }
    package static var isCheckedWhenRead: Bool { false }
}

/// How long, or how much, is kept.
package struct RetentionConfig: FieldStruct {
    package var time = Field(ModelDuration())
    package var size = Field(ByteSize())
    package var percentage = Field(0.0)

    package init() {}

    package static var expectation: String { "a mapping with 'time', 'size' or 'percentage'" }
    package static var hasOwnDecoder: Bool { true }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("time", &time, "how long samples are kept")
        visitor.field("size", &size, "how many bytes of blocks are kept")
        visitor.field("percentage", &percentage, .since(3, 11), "how much of the disk may be used, in percent; goes before size")
    }

    package mutating func check(_ node: NodeIndex, _ reader: inout FieldReader) {
        if size.value.bytes < 0 { reader.report("storage/retention", "the retention size cannot be negative", at: size.node) }
        if percentage.value < 0 || percentage.value > 100 {
            reader.report("storage/retention", "the retention percentage must lie between 0 and 100", at: percentage.node)
        }
    }
}
