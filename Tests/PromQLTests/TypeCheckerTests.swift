import PromQL
import Testing

@Suite struct TypeCheckerTests {
    @Test(arguments: [
        ("1 > 2", ["2-2 comparisons between scalars must use BOOL modifier"]),
        ("a + bool b", ["2-7 bool modifier can only be used on comparison operators"]),
        ("a and 1", ["0-7 set operator \"and\" not allowed in binary scalar expression"]),
        ("a[5m] + 1", ["0-5 binary expression must contain only scalar and instant vector types"]),
        ("a + on (b) 1", ["0-12 vector matching only allowed between instant vectors"]),
        (
            "a and on (b) group_left c",
            ["0-25 no grouping allowed for \"and\" operation", "0-25 set operations must always be many-to-many"]
        ),
        ("a + on (b) group_left (b) c", ["2-24 label \"b\" must not occur in ON and GROUP clause at once"]),
        ("a and fill (1) b", ["0-16 filling in missing series not allowed for set operators"]),
        ("rate(a)", ["5-6 expected type range vector in call to function \"rate\", got instant vector"]),
        ("abs(a[5m])", ["4-9 expected type instant vector in call to function \"abs\", got range vector"]),
        ("abs()", ["0-5 expected 1 argument(s) in call to \"abs\", got 0"]),
        ("abs(a, b)", ["0-9 expected 1 argument(s) in call to \"abs\", got 2"]),
        ("round(a, 1, 2)", ["0-14 expected at most 2 argument(s) in call to \"round\", got 3"]),
        ("label_join(a, 'b')", ["0-18 expected at least 3 argument(s) in call to \"label_join\", got 2"]),
        ("sum(1)", ["4-5 expected type instant vector in aggregation expression, got scalar"]),
        ("topk(a, a)", ["5-6 expected type scalar in aggregation parameter, got instant vector"]),
        ("count_values(1, a)", ["13-14 expected type string in aggregation parameter, got scalar"]),
        ("1[5m:]", ["0-6 subquery is only allowed on instant vector, got scalar instead"]),
        ("-'a'", ["0-4 unary expression only allowed on expressions of type scalar or instant vector, got \"string\""]),
        ("{}", ["0-2 vector selector must contain at least one non-empty matcher"]),
        ("{a=~'.*'}", ["0-9 vector selector must contain at least one non-empty matcher"]),
        ("a{__name__='b'}", ["0-15 metric name must not be set twice: \"a\" or \"b\""]),
        ("info(a, b)", ["8-9 expected label selectors only, got vector selector instead"]),
        (
            "info(a, 1)",
            [
                "0-10 expected type instant vector in call to function \"info\", got scalar", "8-9 expected label selectors only",
                "8-9 expected type instant vector in call to function \"info\", got scalar",
            ]
        ),
        (
            "rate(1) + abs('x')",
            [
                "5-6 expected type range vector in call to function \"rate\", got scalar",
                "14-17 expected type instant vector in call to function \"abs\", got string",
            ]
        ),
    ])
    func finds(text: String, expected: [String]) {
        #expect(errors(text) == expected)
    }

    @Test(arguments: [
        "info(a, {})", "{a!=''}", "{a=~'.+'}", "{a!~'.*'}", "{a=~'b|'} or b", "1 > bool 2", "sort_by_label(a, 'b', 'c')",
        "histogram_quantiles(a, 'q', 0.5, 0.9)",
        "day_of_week()", "label_replace(a, 'b', 'c', 'd', 'e')", "a and ignoring (b) c",
    ])
    func accepts(text: String) {
        let expected = text.hasPrefix("{a=~'b|'}") ? ["0-9 vector selector must contain at least one non-empty matcher"] : []
        #expect(errors(text) == expected)
    }

    @Test func suggestsARange() {
        #expect(parse("rate(http_requests_total)").errors.first?.note == "it takes a range, as in rate(http_requests_total[5m])")
    }
}
