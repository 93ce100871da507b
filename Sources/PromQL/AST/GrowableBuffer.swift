/// Memory that grows and is used again and again without being given back; nothing is checked in release builds.
struct GrowableBuffer<Element: BitwiseCopyable>: ~Copyable {
    private(set) var base: UnsafeMutablePointer<Element>
    private(set) var count = 0
    private var capacity: Int

    init(capacity: Int) {
        self.capacity = capacity
        base = .allocate(capacity: capacity)
    }

    deinit { base.deallocate() }

    @inline(__always)
    mutating func append(_ element: Element) {
        if count == capacity { grow(to: count &+ 1) }
        (base + count).initialize(to: element)
        count &+= 1
    }

    mutating func append(contentsOf elements: UnsafeBufferPointer<Element>) {
        guard let source = elements.baseAddress, elements.count > 0 else { return }
        if count &+ elements.count > capacity { grow(to: count &+ elements.count) }
        (base + count).initialize(from: source, count: elements.count)
        count &+= elements.count
    }

    /// Keeps the first `newCount` elements.
    @inline(__always)
    mutating func truncate(to newCount: Int) { count = newCount }

    @inline(__always)
    mutating func popLast() -> Element? {
        if count == 0 { return nil }
        count &-= 1
        return base[count]
    }

    @inline(__always)
    subscript(i: Int) -> Element {
        get {
            assert(i < count)
            return base[i]
        }
        nonmutating set {
            assert(i < count)
            base[i] = newValue
        }
    }

    @inline(__always)
    subscript(i: UInt32) -> Element {
        get { self[Int(i)] }
        nonmutating set { self[Int(i)] = newValue }
    }

    /// The place of the last element that fits without growing.
    var limit: UnsafeMutablePointer<Element> { base + (capacity &- 1) }

    /// The index that the next element will have.
    @inline(__always)
    var nextIndex: UInt32 { UInt32(truncatingIfNeeded: count) }

    private mutating func grow(to wanted: Int) {
        let larger = Swift.max(wanted, capacity &* 2)
        let new = UnsafeMutablePointer<Element>.allocate(capacity: larger)
        new.moveInitialize(from: base, count: count)
        base.deallocate()
        base = new
        capacity = larger
    }
}
