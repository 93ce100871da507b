#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Whether a text holds a word, byte by byte. Many times faster than `contains` of the standard library.
package func holds(_ text: String, _ word: StaticString) -> Bool {
    var text = text
    let count = word.utf8CodeUnitCount
    return text.withUTF8 { bytes in
        guard let base = bytes.baseAddress, count > 0 else { return count == 0 }
        var start = 0
        while start + count <= bytes.count,
            let found = memchr(base + start, Int32(word.utf8Start.pointee), bytes.count - count + 1 - start)
        {
            if memcmp(found, word.utf8Start, count) == 0 { return true }
            start = UnsafeRawPointer(found) - UnsafeRawPointer(base) + 1
        }
        return false
    }
}
