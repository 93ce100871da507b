import Testing

@testable import ConfigModel

@Suite struct FieldReferenceTests {
    private let text = PrometheusConfig.fieldReference

    @Test(arguments: [
        "| `scrape_interval` | a duration like 5m or 1h30m | `1m` |  | how often targets are scraped |",
        "| `job_name` | text | required |  |",
        "| `keep_dropped_targets` | a whole number that is not negative |  | from 2.47 |",
        "| `stackit_sd_configs` | list of [section](#stackit_sd_configs) |  | from 3.5 | servers of STACKIT |",
        "## scrape_configs[]", "## HTTP client settings", "## discovery mechanisms", "## kubernetes_sd_configs[].selectors[]",
        "| … | [HTTP client settings](#http-client-settings) |",
        "| `params` | mapping of names to list of text |",
    ])
    func holds(line: String) {
        #expect(text.contains(line), "\(text)")
    }

    @Test func showsEveryPartOnce() {
        let headings = text.split(separator: "\n").filter { $0.hasPrefix("## ") }
        #expect(Set(headings).count == headings.count)
        #expect(headings.filter { $0.hasSuffix("_sd_configs[]") }.count == 36)
        #expect(!text.contains("outofordertimewindow"))
    }
}
