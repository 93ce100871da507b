import Documents
import GoRegexp

/// A relabel rule that is ready to run. It was checked when it was read; what Prometheus would refuse is not checked again here.
package final class RelabelRule: Sendable {
    package let action: RelabelAction
    /// The names of the source labels, one after another.
    let sourceNames: [UInt8]
    /// Where each of them ends.
    let sourceEnds: [Int]
    let separator: [UInt8]
    let pattern: RelabelPattern
    let modulus: UInt64
    let target: RelabelTemplate
    let replacement: RelabelTemplate
    let scheme: NameScheme
    /// Whether a target without references is a name that may be set.
    let isTargetValid: Bool
    /// Where the rule was written; -1 when it was not.
    package let node: NodeIndex

    package init(
        _ action: RelabelAction = .replace, sourceLabels: [String] = [], separator: String = ";", regexp: Regexp, modulus: UInt64 = 0,
        targetLabel: String = "", replacement: String = "$1", scheme: NameScheme = .utf8, node: NodeIndex = -1
    ) {
        self.action = action
        var names: [UInt8] = []
        sourceEnds = sourceLabels.map { name in
            names += name.utf8
            return names.count
        }
        sourceNames = names
        self.separator = Array(separator.utf8)
        pattern = RelabelPattern(regexp)
        self.modulus = modulus
        target = RelabelTemplate(Array(targetLabel.utf8))
        self.replacement = RelabelTemplate(Array(replacement.utf8))
        self.scheme = scheme
        isTargetValid = target.bytes.withUnsafeBufferPointer { scheme.isValidLabelName($0) }
        self.node = node
    }

    /// The same rule, written at another place.
    init(_ other: RelabelRule, node: NodeIndex) {
        action = other.action
        sourceNames = other.sourceNames
        sourceEnds = other.sourceEnds
        separator = other.separator
        pattern = other.pattern
        modulus = other.modulus
        target = other.target
        replacement = other.replacement
        scheme = other.scheme
        isTargetValid = other.isTargetValid
        self.node = node
    }
}

extension NameScheme {
    /// Whether bytes are the name of a label.
    func isValidLabelName(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = name.first else { return false }
        switch self {
        case .utf8:
            return name.allSatisfy { $0 < 0x80 } || UTF8Bytes.isValid(name)
        case .legacy:
            return !(0x30...0x39).contains(first)
                && name.allSatisfy { (0x61...0x7A).contains($0) || (0x41...0x5A).contains($0) || $0 == 0x5F || (0x30...0x39).contains($0) }
        }
    }
}
