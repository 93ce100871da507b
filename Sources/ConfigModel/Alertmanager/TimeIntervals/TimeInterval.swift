import Documents
import GoFormat
import SourceText

/// A stretch of recurring time: every restriction that is given must hold, one of each list.
///
/// An absent list restricts nothing; an empty one, though Alertmanager loads it, never holds.
package struct TimeInterval: FieldStruct {
    package var times = Field(NullableList<ClockRange>())
    package var weekdays = Field(NullableList<CalendarRange<WeekdayUnit>>())
    package var daysOfMonth = Field(NullableList<CalendarRange<DayOfMonthUnit>>())
    package var months = Field(NullableList<CalendarRange<MonthUnit>>())
    package var years = Field(NullableList<CalendarRange<YearUnit>>())
    package var location = Field<Location?>(nil)

    package init() {}

    package static var expectation: String { "a time interval (a mapping with times, weekdays, days_of_month, months, years, location)" }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("times", &times, .optional, "hours of the day")
        visitor.field("weekdays", &weekdays, .optional, "days of the week")
        visitor.field("days_of_month", &daysOfMonth, .optional, "days of the month; negative ones count from its end")
        visitor.field("months", &months, .optional, "months of the year")
        visitor.field("years", &years, .optional, "years")
        visitor.field("location", &location, .optional, "the time zone in which all of this holds; default: UTC")
    }

    /// Whether an instant lies inside.
    package func contains(_ instant: GoTime) -> Bool {
        let local = location.value?.local(instant) ?? instant.utc
        if let times = times.value.list {
            let clock = local.clock
            if !times.items.contains(where: { $0.value.contains(minute: clock.hour * 60 + clock.minute) }) { return false }
        }
        let date = local.date
        if let days = daysOfMonth.value.list {
            let length = GoTime.days(ofMonth: date.month, year: date.year)
            if !days.items.contains(where: { Self.holds($0.value, day: date.day, length: length) }) { return false }
        }
        if let months = months.value.list, !months.items.contains(where: { $0.value.contains(date.month) }) { return false }
        if let weekdays = weekdays.value.list, !weekdays.items.contains(where: { $0.value.contains(local.weekday) }) { return false }
        if let years = years.value.list, !years.items.contains(where: { $0.value.contains(Int(date.year)) }) { return false }
        return true
    }

    /// Negative days count from the month's end; an end beyond it is cut, a begin beyond it never holds.
    private static func holds(_ range: CalendarRange<DayOfMonthUnit>, day: Int, length: Int) -> Bool {
        let begin = range.begin < 0 ? length + range.begin + 1 : range.begin
        let end = range.end < 0 ? length + range.end + 1 : range.end
        if begin > length { return false }
        return day >= max(begin, -length) && day <= max(min(end, length), -length)
    }
}
