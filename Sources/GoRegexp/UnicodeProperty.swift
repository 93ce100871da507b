/// A set of characters by the name that `\p{…}` gives it: a general category or a script of Unicode 15.
struct UnicodeProperty {
    /// How RE2 knows the set.
    private enum Set {
        /// By this name.
        case named(String)
        case ascii
        /// Not at all: as ranges of these categories.
        case categories([Unicode.GeneralCategory])
        case assigned
    }

    private let set: Set

    /// Finds a property; nil where Go does not know the name.
    ///
    /// - Parameter isLoose: as since Go 1.25: case, blanks, hyphens and underscores do not count, and long names of categories are
    ///   known. Scripts whose own name has an underscore or a capital in the middle are not found then, a mistake of Go's.
    init?(name: UnsafeBufferPointer<UInt8>, isLoose: Bool) {
        let written = String(decoding: name, as: UTF8.self)
        guard isLoose else {
            guard written == "Any" || Self.categories.contains(written) || Self.scripts.contains(written) else { return nil }
            set = .named(written)
            return
        }
        let ignored = "_- ".utf8
        let folded = String(decoding: name.lazy.filter { !ignored.contains($0) }.map { $0 | ($0 &- 0x41 < 26 ? 0x20 : 0) }, as: UTF8.self)
        let canonical = folded.prefix(1).uppercased() + folded.dropFirst()
        let actual = Self.aliases[folded] ?? canonical
        switch actual {
        case "Any": set = .named(actual)
        case "Ascii": set = .ascii
        case "Assigned": set = .assigned
        case "LC", "Lc": set = .categories([.uppercaseLetter, .lowercaseLetter, .titlecaseLetter])
        case "Cn": set = .categories([.unassigned])
        default:
            guard Self.categories.contains(actual) || Self.scripts.contains(actual) else { return nil }
            set = .named(actual)
        }
    }

    /// The set in RE2's syntax.
    ///
    /// - Parameter inClass: whether it stands between brackets.
    func pattern(isNegated: Bool, inClass: Bool) -> [UInt8] {
        func ranges(_ text: String) -> [UInt8] { Array((inClass ? text : "[\(text)]").utf8) }
        switch set {
        case .named(let name): return Array("\\\(isNegated ? "P" : "p"){\(name)}".utf8)
        case .ascii: return ranges(isNegated ? "\\x{80}-\\x{10FFFF}" : "\\x00-\\x7F")
        case .assigned: return ranges(Self.ranges(of: [.unassigned], isNegated: !isNegated))
        case .categories(let categories): return ranges(Self.ranges(of: categories, isNegated: isNegated))
        }
    }

    /// All characters of some categories, as ranges. Looks at every code point: only for what RE2 has no name for.
    private static func ranges(of categories: [Unicode.GeneralCategory], isNegated: Bool) -> String {
        var text = ""
        var start: UInt32?
        func close(_ end: UInt32) {
            guard let first = start else { return }
            text += "\\x{\(String(first, radix: 16))}-\\x{\(String(end, radix: 16))}"
            start = nil
        }
        for value in UInt32(0)...0x10FFFF {
            if (categories.contains(category(value)) != isNegated) == (start != nil) { continue }
            if start == nil { start = value } else { close(value - 1) }
        }
        close(0x10FFFF)
        return text
    }

    private static func category(_ value: UInt32) -> Unicode.GeneralCategory {
        guard let properties = Unicode.Scalar(value)?.properties else { return .surrogate }
        // The toolchain may know characters that Go does not.
        if let age = properties.age, (age.major, age.minor) > (15, 0) { return .unassigned }
        return properties.generalCategory
    }

    private static let categories: Swift.Set<String> = [
        "C", "Cc", "Cf", "Co", "Cs", "L", "Ll", "Lm", "Lo", "Lt", "Lu", "M", "Mc", "Me", "Mn", "N", "Nd", "Nl", "No", "P", "Pc", "Pd",
        "Pe", "Pf", "Pi", "Po", "Ps", "S", "Sc", "Sk", "Sm", "So", "Z", "Zl", "Zp", "Zs",
    ]

    /// The long names of the categories, in small letters.
    private static let aliases = [
        "other": "C", "control": "Cc", "cntrl": "Cc", "format": "Cf", "unassigned": "Cn", "privateuse": "Co", "surrogate": "Cs",
        "letter": "L", "casedletter": "LC", "lowercaseletter": "Ll", "modifierletter": "Lm", "otherletter": "Lo",
        "titlecaseletter": "Lt", "uppercaseletter": "Lu", "mark": "M", "combiningmark": "M", "spacingmark": "Mc",
        "enclosingmark": "Me", "nonspacingmark": "Mn", "number": "N", "decimalnumber": "Nd", "digit": "Nd", "letternumber": "Nl",
        "othernumber": "No", "punctuation": "P", "punct": "P", "connectorpunctuation": "Pc", "dashpunctuation": "Pd",
        "closepunctuation": "Pe", "finalpunctuation": "Pf", "initialpunctuation": "Pi", "otherpunctuation": "Po",
        "openpunctuation": "Ps", "symbol": "S", "currencysymbol": "Sc", "modifiersymbol": "Sk", "mathsymbol": "Sm",
        "othersymbol": "So", "separator": "Z", "lineseparator": "Zl", "paragraphseparator": "Zp", "spaceseparator": "Zs",
    ]

    private static let scripts: Swift.Set<String> = [
        "Adlam", "Ahom", "Anatolian_Hieroglyphs", "Arabic", "Armenian", "Avestan", "Balinese", "Bamum", "Bassa_Vah", "Batak",
        "Bengali", "Bhaiksuki", "Bopomofo", "Brahmi", "Braille", "Buginese", "Buhid", "Canadian_Aboriginal", "Carian",
        "Caucasian_Albanian", "Chakma", "Cham", "Cherokee", "Chorasmian", "Common", "Coptic", "Cuneiform", "Cypriot", "Cypro_Minoan",
        "Cyrillic", "Deseret", "Devanagari", "Dives_Akuru", "Dogra", "Duployan", "Egyptian_Hieroglyphs", "Elbasan", "Elymaic",
        "Ethiopic", "Georgian", "Glagolitic", "Gothic", "Grantha", "Greek", "Gujarati", "Gunjala_Gondi", "Gurmukhi", "Han", "Hangul",
        "Hanifi_Rohingya", "Hanunoo", "Hatran", "Hebrew", "Hiragana", "Imperial_Aramaic", "Inherited", "Inscriptional_Pahlavi",
        "Inscriptional_Parthian", "Javanese", "Kaithi", "Kannada", "Katakana", "Kawi", "Kayah_Li", "Kharoshthi", "Khitan_Small_Script",
        "Khmer", "Khojki", "Khudawadi", "Lao", "Latin", "Lepcha", "Limbu", "Linear_A", "Linear_B", "Lisu", "Lycian", "Lydian",
        "Mahajani", "Makasar", "Malayalam", "Mandaic", "Manichaean", "Marchen", "Masaram_Gondi", "Medefaidrin", "Meetei_Mayek",
        "Mende_Kikakui", "Meroitic_Cursive", "Meroitic_Hieroglyphs", "Miao", "Modi", "Mongolian", "Mro", "Multani", "Myanmar",
        "Nabataean", "Nag_Mundari", "Nandinagari", "New_Tai_Lue", "Newa", "Nko", "Nushu", "Nyiakeng_Puachue_Hmong", "Ogham",
        "Ol_Chiki", "Old_Hungarian", "Old_Italic", "Old_North_Arabian", "Old_Permic", "Old_Persian", "Old_Sogdian",
        "Old_South_Arabian", "Old_Turkic", "Old_Uyghur", "Oriya", "Osage", "Osmanya", "Pahawh_Hmong", "Palmyrene", "Pau_Cin_Hau",
        "Phags_Pa", "Phoenician", "Psalter_Pahlavi", "Rejang", "Runic", "Samaritan", "Saurashtra", "Sharada", "Shavian", "Siddham",
        "SignWriting", "Sinhala", "Sogdian", "Sora_Sompeng", "Soyombo", "Sundanese", "Syloti_Nagri", "Syriac", "Tagalog", "Tagbanwa",
        "Tai_Le", "Tai_Tham", "Tai_Viet", "Takri", "Tamil", "Tangsa", "Tangut", "Telugu", "Thaana", "Thai", "Tibetan", "Tifinagh",
        "Tirhuta", "Toto", "Ugaritic", "Vai", "Vithkuqi", "Wancho", "Warang_Citi", "Yezidi", "Yi", "Zanabazar_Square",
    ]
}
