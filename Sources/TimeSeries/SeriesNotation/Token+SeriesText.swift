import GoFormat
import PromQL

extension Token {
    /// How messages name a token: `number "5"`, `identifier "foo"`, `<op:+>`, `end of input`.
    ///
    /// The keys and hints of histograms have no names in Prometheus 3.14; its number for the kind of token shows instead.
    func seriesDescription(_ text: UnsafeBufferPointer<UInt8>) -> String {
        switch kind {
        case .endOfText, .end: return "end of input"
        case .identifier: return "identifier \(Quote.text(text))"
        case .metricIdentifier: return "metric identifier \(Quote.text(text))"
        case .string: return "string \(Token.shown(text))"
        case .number: return "number \(Token.shown(text))"
        case .duration: return "duration \(Token.shown(text))"
        default: break
        }
        if kind.isKeyword { return "<\(String(decoding: text, as: UTF8.self))>" }
        if kind.isOperator { return "<op:\(String(decoding: text, as: UTF8.self))>" }
        if kind.isAggregator { return "<aggr:\(String(decoding: text, as: UTF8.self))>" }
        if let number = upstreamNumber { return "\"<Item \(number)>\" \(Token.shown(text))" }
        return Token.shown(text)
    }

    private static func shown(_ text: UnsafeBufferPointer<UInt8>) -> String {
        text.count > 10 ? Quote.text(text, cutTo: 10) + "..." : Quote.text(text)
    }

    private var upstreamNumber: Int? {
        switch kind {
        case .sumKey: 57370
        case .countKey: 57371
        case .schemaKey: 57372
        case .offsetKey: 57373
        case .negativeOffsetKey: 57374
        case .bucketsKey: 57375
        case .negativeBucketsKey: 57376
        case .zeroBucketKey: 57377
        case .zeroBucketWidthKey: 57378
        case .customValuesKey: 57379
        case .counterResetHintKey: 57380
        case .unknownReset: 57445
        case .counterReset: 57446
        case .notCounterReset: 57447
        case .gaugeType: 57448
        default: nil
        }
    }
}
