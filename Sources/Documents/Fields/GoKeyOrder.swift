/// The order in which Go's YAML encoder writes the keys of a mapping with free keys: numbers inside names by value.
enum GoKeyOrder {
    static func precedes(_ a: String, _ b: String) -> Bool {
        let left = Array(a.unicodeScalars)
        let right = Array(b.unicodeScalars)
        for i in 0..<min(left.count, right.count) where left[i] != right[i] {
            let isLeftLetter = left[i].properties.isAlphabetic
            let isRightLetter = right[i].properties.isAlphabetic
            if isLeftLetter && isRightLetter { return left[i] < right[i] }
            if isLeftLetter || isRightLetter { return isRightLetter }
            // Digits before a zero make it part of a longer number.
            var seed: Int64 = 0
            if left[i] == "0" || right[i] == "0" {
                let digits = left[..<i].reversed().prefix(while: isDigit)
                if digits.contains(where: { $0 != "0" }) { seed = 1 }
            }
            let (leftNumber, leftEnd) = number(left, from: i, seed)
            let (rightNumber, rightEnd) = number(right, from: i, seed)
            if leftNumber != rightNumber { return leftNumber < rightNumber }
            if leftEnd != rightEnd { return leftEnd < rightEnd }
            return left[i] < right[i]
        }
        return left.count < right.count
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.generalCategory == .decimalNumber }

    private static func number(_ text: [Unicode.Scalar], from start: Int, _ seed: Int64) -> (value: Int64, end: Int) {
        var value = seed
        var i = start
        while i < text.count, isDigit(text[i]) {
            value = value &* 10 &+ (Int64(text[i].value) - 0x30)
            i += 1
        }
        return (value, i)
    }
}
