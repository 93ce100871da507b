import Commands
import Dispatch
import Synchronization

/// The lines of a `.jsonl` file, empty ones left out.
func jsonLines(_ path: String) throws -> [[UInt8]] {
    try readFile(path).split(separator: 0x0A).map(Array.init)
}

/// The counts of one file of a set.
struct FileResult: Sendable {
    let set: String
    let file: String
    var agree = 0
    var total = 0
    var located = 0
    var locatable = 0
    var failures: [(id: String, verdict: Verdict)] = []

    /// Runs all cases of a file on all cores. Their order does not matter to the result.
    static func run(set: String, file: CaseFile, folder: String) throws -> FileResult {
        let cases = try file.load(folder)
        let verdicts = Mutex<[Verdict?]>(Array(repeating: nil, count: cases.count))
        let chunk = 32
        DispatchQueue.concurrentPerform(iterations: (cases.count + chunk - 1) / chunk) { part in
            let range = part * chunk..<min(cases.count, (part + 1) * chunk)
            let done = range.map { cases[$0].run() }
            verdicts.withLock { all in
                for (i, verdict) in zip(range, done) { all[i] = verdict }
            }
        }
        var result = FileResult(set: set, file: file.name)
        for (i, verdict) in verdicts.withLock({ $0 }).enumerated() {
            guard let verdict, !verdict.isExempt else { continue }
            result.total += 1
            if verdict.agrees { result.agree += 1 }
            if let located = verdict.located {
                result.locatable += 1
                if located { result.located += 1 }
            }
            if !verdict.agrees || verdict.located == false { result.failures.append((cases[i].id, verdict)) }
        }
        return result
    }
}
