import GoFormat

extension Machine {
    /// Go's error for the node that is being evaluated: `template: NAME:LINE:COLUMN: executing "NAME" at <NODE>: …`.
    ///
    /// The message is a format with its arguments, as Go makes one format of it all: a percent sign in the text's name
    /// takes part.
    func failure(_ format: String, _ arguments: [TemplateValue]) -> RenderingFailure {
        let text = program.text
        let executing = Quote.text(program.name)
        var whole: String
        if node == TemplateNode.none {
            whole = "template: \(doubled(String(decoding: program.name, as: UTF8.self))): "
        } else {
            let (line, column) = place(of: node)
            let context = doubled(NodePrinter.text(node, of: text, names: program.code.callees))
            whole = "template: \(text.name):\(line):\(column): executing \(doubled(executing)) at <\(context)>: "
        }
        whole += format
        let message = GoPrinter.sprintf(Array(whole.utf8), arguments.map(Printing.brief))
        return RenderingFailure(String(decoding: message, as: UTF8.self))
    }

    /// Go's error with a text that is no format.
    func failure(_ message: String) -> RenderingFailure { failure("%s", [.text(message)]) }

    private func doubled(_ text: String) -> String { text.utf8.contains(0x25) ? text.replacing("%", with: "%%") : text }

    /// The line, and the bytes before the node in it; what the program puts in front counts on the first line.
    private func place(of node: UInt32) -> (line: Int, column: Int) {
        let text = program.text
        return text.place(of: Int(text.nodes[Int(node)].position))
    }
}

extension TemplateText {
    /// The line of an offset, from 1, and the bytes before it in that line, with those of the prelude on the first.
    func place(of offset: Int) -> (line: Int, column: Int) {
        var line = 1
        var start = 0
        for i in 0..<min(offset, bytes.count) where bytes[i] == 0x0A {
            line += 1
            start = i + 1
        }
        return (line, offset - start + (line == 1 ? prelude.text.count : 0))
    }
}
