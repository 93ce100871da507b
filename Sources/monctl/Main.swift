import Commands

@main
struct Main {
    // Stays synchronous: an async main ends its first thread, and the static unwinder then takes 24 ms.
    static func main() {
        Monctl.main()
    }
}
