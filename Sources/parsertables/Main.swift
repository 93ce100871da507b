#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// `swift run parsertables GRAMMAR > TABLES`: makes the tables of the PromQL parser from its grammar.
@main
struct Main {
    static func main() throws {
        guard CommandLine.arguments.count == 2, let text = read(CommandLine.arguments[1]) else {
            let usage = Array("usage: parsertables GRAMMAR\n".utf8)
            _ = usage.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
            exit(2)
        }
        print(try parserTables(grammar: text), terminator: "")
    }

    static func read(_ path: String) -> String? {
        guard let file = fopen(path, "r") else { return nil }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = fread(&chunk, 1, chunk.count, file)
            if count == 0 { break }
            bytes += chunk[..<count]
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// The source of the parser's tables for a grammar.
func parserTables(grammar text: String) throws -> String {
    var automaton = Automaton(try Grammar(text))
    automaton.skipPassingStates()
    return tableSource(automaton, from: "PromQL.grammar")
}
