import GoTemplate
import Testing

private func render(_ text: String, library: String = "") -> String {
    let environment = PrometheusEnvironment(now: 0, externalURL: .init(text: "http://p", path: "")) {
        (_: [UInt8]) throws(GoFailure) -> [QuerySample] in []
    }
    let data = ConsolePage.data(
        parameters: [(Array("a".utf8), Array("<1>".utf8)), (Array("a".utf8), Array("2".utf8))], path: "consoles/x.html",
        externalLabels: .stringMap([("r", "e")]))
    let page = ConsolePage(Array(text.utf8), name: "x.html", libraries: [("lib", Array(library.utf8))])
    switch page.expand(data, environment) {
    case .success(let output): return String(decoding: output, as: UTF8.self)
    case .failure(let failure): return "! " + failure.message
    }
}

@Suite struct ConsoleTests {
    @Test(arguments: [
        (
            "{{ $params.a }} {{ .Path }} {{ $externalLabels.r }} {{ len (index .RawParams \"a\") }} {{ .RawParams.Get \"a\" }}",
            "&lt;1&gt; consoles/x.html e 2 &lt;1&gt;"
        ),
        ("{{ template \"head\" . }}{{ tmpl \"row\" \"<x>\" }}", "<h1>consoles/x.html</h1><td>&lt;x&gt;</td>"),
        (
            "{{ tmpl \"no\" 1 }}",
            "! error executing template __console_/x.html: template: __console_/x.html:1:110: executing \"__console_/x.html\" at <tmpl \"no\" 1>: error calling tmpl: html/template: \"no\" is undefined"
        ),
        ("{{ nope }}", "! error parsing template __console_/x.html: template: __console_/x.html:1: function \"nope\" not defined"),
    ])
    func pages(text: String, expected: String) {
        let library = "{{ define \"head\" }}<h1>{{ .Path }}</h1>{{ end }}{{ define \"row\" }}<td>{{ . }}</td>{{ end }}"
        #expect(render(text, library: library) == expected)
    }

    @Test func endlessTmplIsRefused() {
        #expect(
            render("{{ define \"t\" }}{{ tmpl \"t\" . }}{{ end }}{{ tmpl \"t\" . }}").contains(
                "templates render templates more than 200 deep"))
    }
}
