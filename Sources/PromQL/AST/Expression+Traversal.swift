extension Expression {
    /// Where a walk goes from a node.
    package enum Descent: Sendable {
        /// To its children.
        case into
        /// On, without its children.
        case past
        /// Nowhere: the walk is over.
        case stop
    }

    /// Calls `body` with each child of a node: operands from left to right (of an aggregation the vector, then the parameter), behind
    /// them the duration expressions of range, step and offset.
    package func forEachChild(of id: NodeID, _ body: (NodeID) throws -> Void) rethrows {
        let record = nodes[id.index]
        func visit(_ child: UInt32) throws {
            if child != noIndex { try body(NodeID(child)) }
        }
        func visit(duration index: UInt32) throws {
            if index != noIndex { try visit(durations[Int(index)].expression) }
        }
        switch record.kind {
        case .number, .string: break
        case .vectorSelector: try visit(duration: selectors[Int(record.a)].offset)
        case .matrixSelector:
            try visit(record.a)
            try visit(duration: record.b)
        case .subquery:
            let subquery = subqueries[Int(record.b)]
            try visit(record.a)
            try visit(duration: subquery.range)
            try visit(duration: subquery.step)
            try visit(duration: subquery.offset)
        case .parenthesized, .unary: try visit(record.a)
        case .aggregation, .binary, .duration:
            try visit(record.a)
            try visit(record.b)
        case .call:
            for i in 0..<Int(record.b) { try visit(children[Int(record.a) + i]) }
        }
    }

    /// The children of a node; see ``forEachChild(of:_:)``.
    package func children(of id: NodeID) -> [NodeID] {
        var children: [NodeID] = []
        forEachChild(of: id) { children.append($0) }
        return children
    }

    /// Goes through a node and all below it, parents first, from left to right.
    ///
    /// - Parameter body: gets the node and how deep it is below `start`; says where to go.
    package func walk(from start: NodeID? = nil, _ body: (NodeID, _ depth: Int) throws -> Descent) rethrows {
        var stack = [(start ?? root, 0)]
        while let (node, depth) = stack.popLast() {
            switch try body(node, depth) {
            case .stop: return
            case .past: continue
            case .into: break
            }
            let first = stack.count
            forEachChild(of: node) { stack.append(($0, depth + 1)) }
            stack[first...].reverse()
        }
    }

    /// The node without the parentheses around it.
    package func unwrapped(_ id: NodeID) -> NodeID {
        var id = id
        while nodes[id.index].kind == .parenthesized { id = NodeID(nodes[id.index].a) }
        return id
    }
}
