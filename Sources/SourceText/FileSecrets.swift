import Synchronization

/// Where the secrets of one file stand, looked for once and only when somebody asks: a file of which nothing is shown has nothing to hide.
package final class FileSecrets: Sendable {
    private enum State {
        case sought(@Sendable () -> [ByteRange])
        case found([ByteRange])
    }

    private let state: Mutex<State>

    /// - Parameter find: the ranges, in any order.
    package init(find: @escaping @Sendable () -> [ByteRange]) { state = Mutex(.sought(find)) }

    /// - Parameter ranges: in any order.
    package init(_ ranges: [ByteRange] = []) { state = Mutex(.found(SecretRanges.merged(ranges))) }

    /// The ranges in order; none touches another.
    package var ranges: [ByteRange] {
        state.withLock { state in
            switch state {
            case .found(let ranges): return ranges
            case .sought(let find):
                let ranges = SecretRanges.merged(find())
                state = .found(ranges)
                return ranges
            }
        }
    }
}
