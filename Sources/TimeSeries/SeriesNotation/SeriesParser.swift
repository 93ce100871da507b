import GoFormat
import PromQL

/// Reads the series notation token by token.
///
/// It accepts and refuses exactly what the generated parser of Prometheus 3.14 does, which repairs some faults silently: so
/// the course after a fault is that of yacc. A fault unwinds to the innermost place with a repair (a list of buckets,
/// a histogram, the whole sequence); until a token is accepted again, tokens are passed over, and until three are accepted, a
/// new fault unwinds at once.
struct SeriesParser {
    /// How a fault leaves the rule that cannot go on.
    enum Unwinding: Error {
        case toRepair
        case toEnd
    }

    /// The most numbers that the values may expand to: one for a point, 8 and the buckets for a histogram of its own.
    private let limit: Int
    private let text: UnsafeBufferPointer<UInt8>
    private var lexer: Lexer
    /// The token that was read last; it is the one that messages name.
    private(set) var token: Token
    private var isTokenTaken = true
    /// 3 behind a fault, one less for each token that was accepted since.
    private var repairing = 0
    private var isAtEnd = false

    private(set) var problems: [SeriesProblem] = []
    private(set) var values: [SequenceValue] = []
    private var used = 0

    /// - Parameters:
    ///   - lexer: stands behind the metric.
    init(_ text: UnsafeBufferPointer<UInt8>, lexer: Lexer, limit: Int) {
        self.text = text
        self.limit = limit
        self.lexer = lexer
        token = Token(.end, start: 0, end: 0)
    }

    /// The kind of the next token, which stays the next one.
    mutating func peek() -> TokenKind {
        if isTokenTaken {
            isTokenTaken = false
            if isAtEnd {
                token.kind = .end
            } else {
                token = lexer.next()
                isAtEnd = token.kind == .endOfText || token.kind == .invalid
                if token.kind == .invalid {
                    problems.append(SeriesProblem(start: lexer.start, end: text.count, message: lexer.problem))
                }
            }
        }
        return token.kind
    }

    /// Accepts the token that ``peek()`` saw.
    mutating func take() {
        isTokenTaken = true
        repairing = max(0, repairing - 1)
    }

    /// The next token does not fit: unwinds, or passes over it when nothing was accepted since the last fault.
    mutating func refuse() throws(Unwinding) {
        guard repairing == 3 else {
            repairing = 3
            throw .toRepair
        }
        if token.kind == .end || token.kind == .invalid { throw .toEnd }
        isTokenTaken = true
    }

    mutating func expect(_ kind: TokenKind) throws(Unwinding) {
        while peek() != kind { try refuse() }
        take()
    }

    var tokenText: UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: text[Int(token.start)..<Int(token.end)])
    }

    /// Reports a problem at the token that was read last.
    mutating func report(_ message: String) {
        problems.append(SeriesProblem(start: Int(token.start), end: Int(token.end), message: message))
    }

    mutating func reportAtStart(_ message: String) {
        problems.append(SeriesProblem(start: 0, end: 0, message: message))
    }

    /// Reports that the token that was read last does not fit; a token that could not be read was reported before.
    mutating func reportUnexpected(in context: String = "", expected: String = "") {
        if token.kind == .invalid { return }
        var message = "unexpected \(token.seriesDescription(tokenText))"
        if !context.isEmpty { message += " in \(context)" }
        if !expected.isEmpty { message += ", expected \(expected)" }
        report(message)
    }

    /// Reads all that stands behind the metric.
    mutating func parseValues() {
        do throws(Unwinding) {
            try parseBegin()
            while peek() == .space {
                take()
                try parseItemOrRepair()
            }
            try parseEnd()
        } catch {}
    }

    /// Between the metric and the first blank nothing may stand.
    private mutating func parseBegin() throws(Unwinding) {
        while true {
            let kind = peek()
            if kind == .space || kind == .endOfText || kind == .end || kind == .invalid { return }
            do throws(Unwinding) {
                try refuse()
            } catch {
                if error == .toEnd { throw error }
                reportUnexpected(in: "series values")
                return
            }
        }
    }

    private mutating func parseEnd() throws(Unwinding) {
        while true {
            let kind = peek()
            if kind == .endOfText || kind == .end || kind == .invalid { return }
            do throws(Unwinding) {
                try refuse()
            } catch {
                if error == .toEnd { throw error }
                reportUnexpected()
            }
        }
    }

    private mutating func parseItemOrRepair() throws(Unwinding) {
        do throws(Unwinding) {
            try parseItem()
        } catch {
            if error == .toEnd { throw error }
            reportUnexpected(in: "series values")
        }
    }

    /// One item of the sequence; nothing when the next token begins none.
    private mutating func parseItem() throws(Unwinding) {
        switch peek() {
        case .blank:
            take()
            guard peek() == .times else { return append(.omitted, 1) }
            take()
            append(.omitted, try parseRepetition())
        case .identifier:
            take()
            if !tokenText.elementsEqual("stale".utf8) {
                reportUnexpected(in: "series values", expected: "number or \"stale\"")
            }
            try parseRest(behind: StaleMarker.value)
        case .number, .add, .subtract:
            try parseRest(behind: parseNumber())
        case .openHistogram:
            take()
            try parseRest(behind: parseHistogram())
        default:
            return
        }
    }

    /// What may follow a number: `x3`, `+2x3`, `-2x3`.
    private mutating func parseRest(behind first: Double) throws(Unwinding) {
        switch peek() {
        case .times:
            take()
            append(.float(first), parsePointCount(try parseRepetition()))
        case .add, .subtract:
            let step = try parseNumber()
            try expect(.times)
            let count = parsePointCount(try parseRepetition())
            guard reserve(count) else { return }
            var value = first
            for _ in 0..<count {
                values.append(.float(value))
                value += step
            }
        default:
            append(.float(first), 1)
        }
    }

    /// What may follow a histogram: `x3`, `+{{…}}x3`, `-{{…}}x3`.
    private mutating func parseRest(behind first: HistogramDescription) throws(Unwinding) {
        switch peek() {
        case .times:
            take()
            append(.histogram(first.histogram, isHintGiven: first.isHintGiven), parsePointCount(try parseRepetition()))
        case .add, .subtract:
            let isSubtraction = token.kind == .subtract
            take()
            try expect(.openHistogram)
            let step = try parseHistogram()
            try expect(.times)
            combine(first.histogram, step, isSubtraction: isSubtraction, times: try parseRepetition())
        default:
            append(.histogram(first.histogram, isHintGiven: first.isHintGiven), 1)
        }
    }

    /// A number repeated n times stands n + 1 times.
    private func parsePointCount(_ times: UInt64) -> UInt64 { times == .max ? times : times + 1 }

    /// Whether so many more numbers are allowed; if not, it is reported once.
    private mutating func reserve(_ count: UInt64) -> Bool {
        let isReported = used > limit
        if count <= UInt64(limit - min(used, limit)), !isReported {
            used += Int(count)
            return true
        }
        used = limit + 1
        if !isReported { report("series values expand to more than \(limit) numbers") }
        return false
    }

    private mutating func append(_ value: SequenceValue, _ count: UInt64) {
        guard reserve(count) else { return }
        if count == 1 { values.append(value) } else { values += repeatElement(value, count: Int(count)) }
    }

    /// Appends `first` and what comes of adding or subtracting `step` again and again.
    private mutating func combine(_ first: FloatHistogram, _ step: HistogramDescription, isSubtraction: Bool, times: UInt64) {
        let buckets = [first.positive, first.negative, step.histogram.positive, step.histogram.negative].reduce(0) { $0 + $1.counts.count }
        let size = parsePointCount(times).multipliedReportingOverflow(by: UInt64(8 + buckets))
        guard reserve(size.overflow ? .max : size.partialValue) else { return }
        var current = first
        values.append(.histogram(current, isHintGiven: step.isHintGiven))
        for _ in 0..<times {
            if current.schema > step.histogram.schema {
                report("error combining histograms: cannot merge from schema \(step.histogram.schema) to \(current.schema)")
                return
            }
            current = current.withoutUnusedParts
            do throws(HistogramError) {
                if isSubtraction { try current.subtract(step.histogram) } else { try current.add(step.histogram) }
            } catch {
                report(error.description)
                return
            }
            values.append(.histogram(current, isHintGiven: step.isHintGiven))
        }
    }

    /// A number with or without a sign.
    mutating func parseNumber() throws(Unwinding) -> Double {
        while true {
            switch peek() {
            case .number:
                return parsePlainNumber()
            case .add:
                take()
                return try parseUnsignedNumber()
            case .subtract:
                take()
                return try -parseUnsignedNumber()
            default:
                try refuse()
            }
        }
    }

    mutating func parseUnsignedNumber() throws(Unwinding) -> Double {
        while peek() != .number { try refuse() }
        return parsePlainNumber()
    }

    private mutating func parsePlainNumber() -> Double {
        take()
        do throws(NumberError) {
            return try FloatParser.parsePromQL(tokenText)
        } catch {
            report("error parsing number: \(error.message(function: "ParseFloat", text: tokenText))")
            return 0
        }
    }

    /// A whole number of repetitions, which schema and offsets are, too.
    mutating func parseRepetition() throws(Unwinding) -> UInt64 {
        while peek() != .number { try refuse() }
        take()
        do throws(NumberError) {
            return try IntegerParser.parseUnsigned(tokenText)
        } catch {
            report("invalid repetition in series values: \(error.message(function: "ParseUint", text: tokenText))")
            return 0
        }
    }
}
