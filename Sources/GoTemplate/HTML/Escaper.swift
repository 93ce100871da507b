import GoFormat

/// What makes a value harmless where it stands in a page. Each takes any value and gives a text.
enum Escaper: UInt8, Sendable {
    case attribute, comment, style, styleValue, name, html, scriptRegexp, scriptString, scriptTemplate, scriptValue, unquoted, rcdata
    case sourceSet, url, urlFilter, urlNormalizer
    /// The functions `html` and `urlquery` that a person can write.
    case predefinedHTML, predefinedURLQuery

    /// Escapers that do the same for safety.
    enum Family { case html, url }

    var family: Family? {
        switch self {
        case .attribute, .html, .rcdata, .predefinedHTML: .html
        case .url, .urlNormalizer, .predefinedURLQuery: .url
        default: nil
        }
    }

    /// The escapers of a value in a context, which becomes the one behind the value; nil where the context is ambiguous.
    static func chain(_ context: inout EscapeContext) -> [Escaper]? {
        var chain: [Escaper] = []
        switch context.state {
        case .stateURL, .stateCSSDqStr, .stateCSSSqStr, .stateCSSDqURL, .stateCSSSqURL, .stateCSSURL:
            switch context.urlPart {
            case .urlPartNone, .urlPartPreQuery:
                if context.urlPart == .urlPartNone { chain.append(.urlFilter) }
                chain.append(context.state == .stateCSSDqStr || context.state == .stateCSSSqStr ? .style : .urlNormalizer)
            case .urlPartQueryOrFrag: chain.append(.url)
            case .urlPartUnknown: return nil
            }
        case .stateMetaContent, .stateAttr: break
        case .stateMetaContentURL: chain.append(.urlFilter)
        case .stateJS:
            chain.append(.scriptValue)
            context.script = .jsCtxDivOp
        case .stateJSDqStr, .stateJSSqStr: chain.append(.scriptString)
        case .stateJSTmplLit: chain.append(.scriptTemplate)
        case .stateJSRegexp: chain.append(.scriptRegexp)
        case .stateCSS: chain.append(.styleValue)
        case .stateText: chain.append(.html)
        case .stateRCDATA: chain.append(.rcdata)
        case .stateAttrName, .stateTag:
            context.state = .stateAttrName
            chain.append(.name)
        case .stateSrcset: chain.append(.sourceSet)
        default: chain.append(.comment)
        }
        switch context.delimiter {
        case .delimNone: break
        case .delimSpaceOrTagEnd: chain.append(.unquoted)
        default: chain.append(.attribute)
        }
        return chain
    }

    /// Leaves out what has nothing to do behind the one before.
    static func withoutRedundant(_ chain: [Escaper], behind first: Escaper?) -> [Escaper] {
        var result: [Escaper] = []
        for escaper in chain where !escaper.isRedundant(behind: result.last ?? first) { result.append(escaper) }
        return result
    }

    private func isRedundant(behind other: Escaper?) -> Bool {
        switch (other, self) {
        case (.comment, .attribute), (.comment, .html), (.style, .attribute), (.scriptRegexp, .attribute), (.scriptString, .attribute),
            (.scriptTemplate, .attribute), (.url, .urlNormalizer):
            return true
        default: return false
        }
    }

    /// The text of a value, and the type that says where it is trusted.
    private static func text(_ value: TemplateValue) -> (bytes: [UInt8], type: GoType?) {
        let plain = Indirection.follow(value)
        if let bytes = plain.bytes, plain.type === GoType.string || plain.type === GoType.html || plain.type === GoType.url {
            return (bytes, plain.type)
        }
        guard !value.isInvalid, value.type != nil else { return ([], nil) }
        return (GoPrinter.sprint([Printing.value(Printing.printable(value))]), nil)
    }

    func escape(_ value: TemplateValue) -> [UInt8] {
        switch self {
        case .comment: return []
        case .scriptValue: return ScriptValues.expression(value)
        case .predefinedHTML: return Escaping.html(Printing.text([value]))
        case .predefinedURLQuery: return Escaping.urlQuery(Printing.text([value]))
        default: break
        }
        let (text, type) = Self.text(value)
        let isHTML = type === GoType.html
        let isURL = type === GoType.url
        switch self {
        case .html: return isHTML ? text : Markup.escape(text)
        case .rcdata: return Markup.escape(text, keepsReferences: isHTML)
        case .attribute: return isHTML ? Markup.escape(Markup.withoutTags(text), keepsReferences: true) : Markup.escape(text)
        case .unquoted:
            if text.isEmpty { return Markup.refused }
            return isHTML
                ? Markup.escapeUnquoted(Markup.withoutTags(text), keepsReferences: true)
                : Markup.escapeUnquoted(text, keepsReferences: false)
        case .name: return Markup.name(text)
        case .scriptString: return ScriptValues.string(text)
        case .scriptTemplate: return ScriptValues.templateText(text)
        case .scriptRegexp: return ScriptValues.regexp(text)
        case .style: return Styles.escape(text)
        case .styleValue: return Styles.value(text)
        case .url: return Addresses.escape(text, normalizes: isURL)
        case .urlNormalizer: return Addresses.escape(text, normalizes: true)
        case .urlFilter: return isURL || Addresses.isSafe(text[...]) ? text : [0x23] + Markup.refused
        case .sourceSet: return Addresses.sourceSet(text, isURL: isURL)
        case .comment, .scriptValue, .predefinedHTML, .predefinedURLQuery: return []
        }
    }
}
