import CMessageDigest

/// Digests as Prometheus takes them of label values.
enum MessageDigest {
    /// The last eight bytes of the MD5 of a text, as a big-endian number: what `hashmod` divides.
    static func md5Tail(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var context = MD5_CTX()
        MD5Init(&context)
        if let base = text.baseAddress { MD5Update(&context, base, text.count) }
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 16) { digest in
            digest.initialize(repeating: 0)
            MD5Final(digest.baseAddress, &context)
            return digest[8...].reduce(0) { $0 << 8 | UInt64($1) }
        }
    }
}
