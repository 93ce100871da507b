/// What the value of an HTML attribute is, and so how it must be escaped.
enum AttributeContent {
    case plain, css, html, script, srcset, url
    /// Attributes that change how other things are read: their values come from the template only.
    case unsafe

    private static let plainNames: Set<String> = [
        "accept", "alt", "autocomplete", "autofocus", "autoplay", "border", "checked", "class", "cols", "colspan", "contenteditable",
        "contextmenu", "controls", "coords", "datetime", "default", "dir", "dirname", "disabled", "draggable", "dropzone", "for",
        "formtarget", "headers", "height", "hidden", "high", "hreflang", "id", "ismap", "kind", "label", "lang", "list", "loop", "low",
        "max", "maxlength", "media", "mediagroup", "min", "multiple", "name", "open", "optimum", "placeholder", "preload", "pubdate",
        "radiogroup", "readonly", "required", "reversed", "rows", "rowspan", "spellcheck", "scope", "scoped", "seamless", "selected",
        "shape", "size", "sizes", "span", "srclang", "start", "step", "tabindex", "target", "title", "width", "wrap",
    ]
    private static let urlNames: Set<String> = [
        "action", "archive", "background", "cite", "classid", "codebase", "data", "formaction", "href", "icon", "longdesc", "manifest",
        "poster", "profile", "src", "usemap", "xmlns",
    ]
    private static let unsafeNames: Set<String> = [
        "accept-charset", "async", "challenge", "charset", "content", "crossorigin", "defer", "enctype", "form", "formenctype",
        "formmethod", "formnovalidate", "http-equiv", "keytype", "language", "method", "novalidate", "pattern", "rel", "sandbox", "type",
        "value",
    ]

    /// The content of an attribute whose name is in lower case; unknown names are guessed on the safe side.
    static func of(_ attribute: String) -> AttributeContent {
        var name = attribute
        if name.hasPrefix("data-") {
            name.removeFirst(5)
        } else if let colon = name.firstIndex(of: ":") {
            if name[..<colon] == "xmlns" { return .url }
            name = String(name[name.index(after: colon)...])
        }
        if plainNames.contains(name) { return .plain }
        if urlNames.contains(name) { return .url }
        if unsafeNames.contains(name) { return .unsafe }
        switch name {
        case "srcdoc": return .html
        case "srcset": return .srcset
        case "style": return .css
        default: break
        }
        if name.hasPrefix("on") { return .script }
        return name.contains("src") || name.contains("uri") || name.contains("url") ? .url : .plain
    }
}
