#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

extension Monctl {
    /// The whole program: runs the process's command line, prints, and exits.
    package static func main() -> Never {
        // A reader that has seen enough (head, less) ends the program quietly.
        signal(SIGPIPE, SIG_DFL)
        var console = Console(
            standardInput: { () throws(FileError) in try readStandardInput() },
            environment: { name in getenv(name).map { String(cString: $0) } },
            outputIsTerminal: isatty(STDOUT_FILENO) == 1,
            width: terminalWidth(),
            clock: {
                var time = timespec()
                clock_gettime(CLOCK_MONOTONIC, &time)
                return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
            })
        var status = run(Array(CommandLine.arguments.dropFirst()), in: &console)
        do throws(FileError) {
            try writeAll(STDERR_FILENO, console.errors, path: "<stderr>")
            try writeAll(STDOUT_FILENO, console.output, path: "<stdout>")
        } catch {
            status = 2
        }
        // Nothing is left to flush; memory goes back to the system as a whole.
        _exit(status)
    }

    private static func terminalWidth() -> Int {
        var size = winsize()
        if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
        return getenv("COLUMNS").flatMap { Int(String(cString: $0)) } ?? 100
    }
}
