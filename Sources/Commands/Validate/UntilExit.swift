import Synchronization

/// Values that nobody needs any more but that live until the process ends: giving back the hundred thousand small pieces of a large
/// model one by one takes a tenth of a run, and the end of the process does it at once.
enum UntilExit {
    private static let values = Mutex<[any Sendable]>([])

    static func keep(_ value: some Sendable) { values.withLock { $0.append(value) } }
}
