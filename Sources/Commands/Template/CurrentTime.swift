import GoFormat

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The time of the system's clock, in UTC.
func currentTime() -> GoTime {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return GoTime(seconds: Int64(time.tv_sec), nanoseconds: Int64(time.tv_nsec))
}
