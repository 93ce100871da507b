import GoFormat
import TimeZones

extension GoType {
    /// `time.Time`.
    package static let time: GoType = GoType(
        "time.Time", .structure, fields: [GoField("wall", .uint64), GoField("ext", .int64), GoField("loc", .locationPointer)],
        methods: { TimeMethods.time }, json: { Array("\"\(TimeMethods.rfc3339($0))\"".utf8) },
        stringer: { Array(TimeMethods.of($0).time.text.utf8) })

    package static let timePointer: GoType = GoType(pointerTo: .time)

    /// `time.Duration`, in nanoseconds.
    package static let duration: GoType = GoType(
        "time.Duration", .int64, underlying: .int64, methods: { TimeMethods.duration },
        stringer: { Array(GoDuration.text(TimeMethods.int($0)).utf8) })

    package static let durationPointer: GoType = GoType(pointerTo: .duration)

    static let month: GoType = GoType(
        "time.Month", .int, underlying: .int, methods: { TimeMethods.onlyString },
        stringer: { Array(TimeMethods.name(TimeMethods.int($0), first: 1, GoTime.monthNames, "%!Month(").utf8) })

    static let weekday: GoType = GoType(
        "time.Weekday", .int, underlying: .int, methods: { TimeMethods.onlyString },
        stringer: { Array(TimeMethods.name(TimeMethods.int($0), first: 0, GoTime.weekdayNames, "%!Weekday(").utf8) })

    static let location: GoType = GoType(
        "time.Location", .structure,
        fields: ["name", "zone", "tx", "extend", "cacheStart", "cacheEnd", "cacheZone"].map { GoField($0, .any) },
        methods: { TimeMethods.location }, isPointerStringer: true)

    static let locationPointer: GoType = GoType(
        "*time.Location", .pointer, isNamed: false, element: .location, stringer: { Array(TimeMethods.locationName($0).utf8) })
}

extension TemplateValue {
    /// A `time.Duration`.
    package static func duration(_ nanoseconds: Int64) -> TemplateValue { TemplateValue(.duration, .int(nanoseconds)) }
}

/// The methods of package time's types.
enum TimeMethods {
    static func of(_ value: TemplateValue) -> TimeValue { TimeValue.of(value) ?? .zero }

    static func int(_ value: TemplateValue) -> Int64 { if case .int(let int) = value.payload { int } else { 0 } }

    static func name(_ number: Int64, first: Int64, _ names: [String], _ unknown: String) -> String {
        let index = number &- first
        return names.indices.contains(Int(index)) ? names[Int(index)] : "\(unknown)\(UInt64(bitPattern: number)))"
    }

    static func locationName(_ value: TemplateValue) -> String {
        guard case .structure(let structure) = Indirection.follow(value).payload else { return "UTC" }
        return (structure.native as? Zone)?.name ?? (structure.native as? TimeValue)?.locationName ?? "UTC"
    }

    static func rfc3339(_ value: TemplateValue) -> String { of(value).time.rfc3339Nano }

    /// `String()` of a type that prints itself.
    static let string = GoMethod("String", GoSignature(.string)) { call in
        .text(call.receiver.type?.stringer?(call.receiver) ?? [])
    }

    static let onlyString = [string]

    static let location = [GoMethod("String", GoSignature(.string)) { .text(locationName($0.receiver)) }]

    private static func integer(
        _ name: StaticString, _ type: @autoclosure @escaping @Sendable () -> GoType = .int, _ value: @escaping @Sendable (GoTime) -> Int64
    ) -> GoMethod {
        GoMethod(name, GoSignature(type())) { TemplateValue(type(), .int(value(of($0.receiver).time))) }
    }

    private static func compare(_ name: StaticString, _ isWanted: @escaping @Sendable (Int64) -> Bool) -> GoMethod {
        GoMethod(name, GoSignature([.time], .bool)) {
            .bool(isWanted(order(of($0.receiver), of($0.arguments[0]))))
        }
    }

    private static func order(_ a: TimeValue, _ b: TimeValue) -> Int64 {
        let (x, y) = (a.time, b.time)
        if x.seconds != y.seconds { return x.seconds < y.seconds ? -1 : 1 }
        return x.nanoseconds == y.nanoseconds ? 0 : x.nanoseconds < y.nanoseconds ? -1 : 1
    }

    static let time: [GoMethod] = [
        GoMethod("Format", GoSignature([.string], .string)) { call in
            .text(call.arguments.text(0).withUnsafeBufferPointer { of(call.receiver).time.formatted($0) })
        },
        integer("Unix", .int64) { $0.seconds },
        integer("UnixMilli", .int64) { $0.milliseconds },
        integer("UnixMicro", .int64) { $0.seconds &* 1_000_000 &+ Int64($0.nanoseconds / 1000) },
        integer("UnixNano", .int64) { $0.seconds &* 1_000_000_000 &+ Int64($0.nanoseconds) },
        integer("Year") { $0.date.year },
        integer("Month", .month) { Int64($0.date.month) },
        integer("Day") { Int64($0.date.day) },
        integer("YearDay") { Int64($0.date.yearDay) },
        integer("Hour") { Int64($0.clock.hour) },
        integer("Minute") { Int64($0.clock.minute) },
        integer("Second") { Int64($0.clock.second) },
        integer("Nanosecond") { Int64($0.nanoseconds) },
        integer("Weekday", .weekday) { Int64($0.weekday) },
        GoMethod("UTC", GoSignature(.time)) { TimeValue(of($0.receiver).time.utc).value },
        GoMethod("Local", GoSignature(.time)) { TimeValue(of($0.receiver).time.utc).value },
        GoMethod("In", GoSignature([.locationPointer], .time)) { call throws(GoFailure) in
            guard case .structure(let location) = Indirection.follow(call.arguments[0]).payload else {
                throw GoFailure("time: missing Location in call to Time.In")
            }
            let time = of(call.receiver)
            if let zone = location.native as? Zone { return time.shown(in: zone).value }
            let other = (location.native as? TimeValue)?.time ?? time.time.utc
            return TimeValue(time.time.shown(offset: other.offset, zone: other.zone)).value
        },
        GoMethod("Location", GoSignature(.locationPointer)) { of($0.receiver).location },
        GoMethod("IsZero", GoSignature(.bool)) { .bool(of($0.receiver).isZero) },
        GoMethod("IsDST", GoSignature(.bool)) {
            let time = of($0.receiver)
            return .bool(time.zone?.period(at: time.time.seconds).isDaylight ?? false)
        },
        GoMethod("Add", GoSignature([.duration], .time)) { of($0.receiver).adding($0.arguments.int(0)).value },
        GoMethod("Sub", GoSignature([.time], .duration)) { .duration(of($0.receiver).since(of($0.arguments[0]))) },
        GoMethod("AddDate", GoSignature([.int, .int, .int], .time)) {
            of($0.receiver).adding(years: $0.arguments.int(0), months: $0.arguments.int(1), days: $0.arguments.int(2)).value
        },
        GoMethod("Round", GoSignature([.duration], .time)) { of($0.receiver).rounded(to: $0.arguments.int(0), up: true).value },
        GoMethod("Truncate", GoSignature([.duration], .time)) { of($0.receiver).rounded(to: $0.arguments.int(0), up: false).value },
        compare("Before") { $0 < 0 },
        compare("After") { $0 > 0 },
        compare("Equal") { $0 == 0 },
        GoMethod("Compare", GoSignature([.time], .int)) { .int(Int(order(of($0.receiver), of($0.arguments[0])))) },
        string,
        GoMethod("GoString", GoSignature(.string)) { .text(of($0.receiver).time.goSyntax) },
        GoMethod("MarshalText", GoSignature(.bytes)) { call throws(GoFailure) in .bytes(try marshalled(call, "MarshalText")) },
        GoMethod("MarshalJSON", GoSignature(.bytes)) { call throws(GoFailure) in
            .bytes(Array("\"".utf8) + (try marshalled(call, "MarshalJSON")) + Array("\"".utf8))
        },
        GoMethod("Date", unusable: "function Date has 3 return values; should be 1 or 2"),
        GoMethod("Clock", unusable: "function Clock has 3 return values; should be 1 or 2"),
        GoMethod("ISOWeek", unusable: "invalid function signature for ISOWeek: second return value should be error; is int"),
        GoMethod("Zone", unusable: "invalid function signature for Zone: second return value should be error; is int"),
        GoMethod("ZoneBounds", unusable: "invalid function signature for ZoneBounds: second return value should be error; is time.Time"),
    ]

    private static func marshalled(_ call: GoCall, _ method: String) throws(GoFailure) -> [UInt8] {
        let time = of(call.receiver).time
        guard (0...9999).contains(time.date.year) else { throw GoFailure("Time.\(method): year outside of range [0,9999]") }
        return Array(time.rfc3339Nano.utf8)
    }

    private static func part(_ name: StaticString, _ unit: Int64) -> GoMethod {
        GoMethod(name, GoSignature(.float64)) {
            let value = int($0.receiver)
            return .float(Double(value / unit) + Double(value % unit) / Double(unit))
        }
    }

    private static func count(_ name: StaticString, _ unit: Int64) -> GoMethod {
        GoMethod(name, GoSignature(.int64)) { TemplateValue(.int64, .int(int($0.receiver) / unit)) }
    }

    static let duration: [GoMethod] = [
        part("Hours", 3_600_000_000_000), part("Minutes", 60_000_000_000), part("Seconds", 1_000_000_000),
        count("Milliseconds", 1_000_000), count("Microseconds", 1000), count("Nanoseconds", 1),
        GoMethod("Round", GoSignature([.duration], .duration)) { .duration(rounded(int($0.receiver), to: $0.arguments.int(0))) },
        GoMethod("Truncate", GoSignature([.duration], .duration)) {
            let unit = $0.arguments.int(0)
            return .duration(unit <= 0 ? int($0.receiver) : int($0.receiver) - int($0.receiver) % unit)
        },
        GoMethod("Abs", GoSignature(.duration)) { .duration(Int64(clamping: int($0.receiver).magnitude)) },
        string,
    ]

    /// The nearest multiple, those halfway away from zero, as far as it fits.
    private static func rounded(_ value: Int64, to unit: Int64) -> Int64 {
        guard unit > 0 else { return value }
        let rest = Int128(value.magnitude) % Int128(unit)
        let down = Int128(value.magnitude) - rest
        let magnitude = rest + rest < Int128(unit) ? down : down + Int128(unit)
        return Int64(clamping: value < 0 ? -magnitude : magnitude)
    }
}

extension TemplateValue {
    /// A `[]uint8`.
    static func bytes(_ bytes: [UInt8]) -> TemplateValue {
        .list(.bytes, bytes.map { TemplateValue(.uint8, .uint(UInt64($0))) })
    }
}
