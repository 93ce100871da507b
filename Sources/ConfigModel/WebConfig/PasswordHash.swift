import GoFormat

/// Whether a text is a bcrypt hash that the server can compare a password with.
enum PasswordHash {
    /// What is wrong with a hash, in words that do not show it; nil when the server takes it.
    ///
    /// Asks no more than Go's bcrypt when it reads the cost: length, `$`, version and cost. A hash behind that may be anything.
    static func problem(_ hash: [UInt8]) -> String? {
        if hash.isEmpty { return "it is empty" }
        if hash.count < 59 { return "it is too short for a bcrypt hash (\(hash.count) of 60 characters)" }
        if hash[0] != UInt8(ascii: "$") { return "a bcrypt hash begins with '$'" }
        if hash[1] > UInt8(ascii: "2") { return "its bcrypt version is newer than 2" }
        let start = hash[2] == UInt8(ascii: "$") ? 3 : 4
        guard let cost = hash[start..<start + 2].withUnsafeBufferPointer({ try? IntegerParser.parse($0) }) else {
            return "its cost is no number"
        }
        return (4...31).contains(cost) ? nil : "its cost \(cost) is not between 4 and 31"
    }
}
