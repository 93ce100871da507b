import ConfigModel

/// How many targets of each sort a listing holds.
struct TargetCounts {
    var targets = 0
    var dropped = 0
    var refused = 0
    /// Targets that Prometheus takes for one with an earlier one of their job.
    var repeated = 0

    init() {}

    init(_ section: TargetListing.Section) {
        for row in section.rows {
            switch row.target.outcome {
            case .target where row.duplicateOf != nil: repeated += 1
            case .target: targets += 1
            case .dropped: dropped += 1
            case .refused: refused += 1
            }
        }
    }

    init(_ sections: [TargetListing.Section]) {
        for counts in sections.map({ TargetCounts($0) }) {
            targets += counts.targets
            dropped += counts.dropped
            refused += counts.refused
            repeated += counts.repeated
        }
    }

    /// `3 targets, 1 dropped`; what there is none of is left out, but for the targets.
    func text(one: String, many: String) -> String {
        var parts = ["\(targets) \(targets == 1 ? one : many)"]
        if dropped > 0 { parts.append("\(dropped) dropped") }
        if refused > 0 { parts.append("\(refused) refused") }
        if repeated > 0 { parts.append("\(repeated) repeated") }
        return parts.joined(separator: ", ")
    }
}
