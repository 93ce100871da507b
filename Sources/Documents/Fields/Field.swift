import SourceText

/// The index of a node in its tree; negative when there is none.
@usableFromInline
package typealias NodeIndex = Int32

/// A value of a model together with where it was written.
@frozen
@usableFromInline
package struct Field<Value: Sendable>: Sendable {
    @usableFromInline package var value: Value
    /// The node of the value, or -1 when the field is not written and the value is its default.
    @usableFromInline package var node: NodeIndex = -1
    /// The node of the key, or -1; there also when the value is null and the default holds.
    @usableFromInline package var key: NodeIndex = -1

    @inlinable
    package init(_ value: Value) { self.value = value }

    @inlinable
    package init(_ value: Value, node: NodeIndex, key: NodeIndex = -1) {
        self.value = value
        self.node = node
        self.key = key
    }

    /// Whether the field stands in the file (a null that leaves the default counts as not written).
    package var isWritten: Bool { node >= 0 }

    /// The node to point at: the value, else the key of a null, else -1.
    package var place: NodeIndex { node >= 0 ? node : key }
}

/// What a declaration says about a field beside its key, type and default.
@usableFromInline
package struct FieldTraits: Sendable {
    package var isRequired = false
    /// The first version that knows the field; nil when every supported version does.
    package var since: Version?
    /// The first version of Alertmanager that knows a field which it shares with Prometheus.
    package var sinceAlertmanager: Version?
    /// The first version that no longer knows it.
    package var removed: Version?
    /// What to write instead of a field that still works.
    package var deprecated: StaticString?
    /// Go's own key name, accepted though it is in no documentation (fields without a tag).
    package var isUndocumented = false
    /// Stands in the effective configuration even when it is zero (Go's tag without `omitempty`).
    package var isShownWhenZero = false

    @usableFromInline package static let optional = FieldTraits()
    package static let required = FieldTraits(isRequired: true)
    package static let undocumented = FieldTraits(isUndocumented: true)
    package static let shown = FieldTraits(isShownWhenZero: true)

    package static func since(_ major: UInt16, _ minor: UInt16) -> FieldTraits { FieldTraits(since: Version(major, minor)) }

    package static func deprecated(_ instead: StaticString) -> FieldTraits { FieldTraits(deprecated: instead) }

    /// The same field, which Alertmanager has, too, from a version on.
    package func alertmanager(_ major: UInt16, _ minor: UInt16) -> FieldTraits {
        var copy = self
        copy.sinceAlertmanager = Version(major, minor)
        return copy
    }

    /// The first version of a program that knows the field; nil when every supported one does.
    ///
    /// Alertmanager's versions begin with 0, so that what only it has says so by its `since`.
    package func since(in program: String) -> Version? {
        guard program == "Alertmanager" else { return since }
        return sinceAlertmanager ?? since.flatMap { $0.major == 0 ? $0 : nil }
    }

    package func removed(in major: UInt16, _ minor: UInt16) -> FieldTraits {
        var copy = self
        copy.removed = Version(major, minor)
        return copy
    }

    /// The same field with what to write instead.
    package func replaced(by other: StaticString) -> FieldTraits {
        var copy = self
        copy.deprecated = other
        return copy
    }

    /// The same field, shown in the effective configuration even when it is zero.
    package var shown: FieldTraits {
        var copy = self
        copy.isShownWhenZero = true
        return copy
    }
}

/// Something that is shown every field of a struct: the reader, the emitter, the comparer, the field reference.
@usableFromInline
package protocol FieldVisitor {
    /// Visits one field. `documentation` is one line for people.
    mutating func field<Value: FieldValue>(
        _ name: StaticString, _ value: inout Field<Value>, _ traits: FieldTraits, _ documentation: StaticString)

    /// Visits fields that several structs share by inlining; `title` names them for people.
    mutating func group(_ title: StaticString, _ fields: (inout Self) -> Void)

    /// Whether the visitor wants to be shown fields that nobody wrote. A struct asks before it shows a long row of fields that are
    /// seldom there.
    ///
    /// - Parameter names: keys that it is shown in any case.
    func wantsUnwritten(besides names: StaticString...) -> Bool
}

extension FieldVisitor {
    @inlinable
    package mutating func group(_ title: StaticString, _ fields: (inout Self) -> Void) { fields(&self) }

    @inlinable
    package func wantsUnwritten(besides names: StaticString...) -> Bool { true }

    @inlinable
    package mutating func field<Value: FieldValue>(
        _ name: StaticString, _ value: inout Field<Value>, _ documentation: StaticString
    ) {
        field(name, &value, .optional, documentation)
    }
}

/// How a type is built, as far as the field reference shows it.
@usableFromInline
package enum FieldShape: Sendable {
    /// Something that is written as one value, in words.
    case scalar(String)
    case structure(any FieldStruct.Type)
    indirect case list(FieldShape)
    indirect case map(FieldShape)
}

/// A type that a field can have.
@usableFromInline
package protocol FieldValue: Sendable {
    /// What stands before anything is read: the type's default.
    init()

    /// Go's zero value, which a null puts in place of a default under yaml.v2.
    static var goZero: Self { get }

    /// What a person should write, for messages: "text", "a whole number", "a list of rules".
    static var expectation: String { get }

    /// How the type is built, for the field reference.
    static var shape: FieldShape { get }

    /// Whether the program decodes the type by code of its own. Under yaml.v2 null skips such code by the text of the node.
    static var hasOwnDecoder: Bool { get }

    /// Whether the value must not be shown. Messages about such a node do not quote it.
    static var isSecret: Bool { get }

    /// Whether the value is secret or a section that has secret fields: what stands in its place may be the secret itself.
    static var leadsToSecret: Bool { get }

    /// Whether texts inside are expanded as templates.
    static var holdsTemplates: Bool { get }

    /// Reads the value of a node that is not null (for the dialect); reports what is wrong and says whether it was good.
    mutating func read(_ node: NodeIndex, _ reader: inout FieldReader) -> Bool

    /// Shows the values inside to a visitor of values (emitter, comparer, reference).
    func accept<Visitor: ValueVisitor>(_ visitor: inout Visitor)

    /// Whether Go's encoder leaves the value out of a field with `omitempty`.
    var isZero: Bool { get }

    /// Joins the relative paths inside with the directory of the file they stand in.
    mutating func setDirectory(_ directory: String)
}

extension FieldValue {
    @inlinable package static var goZero: Self { Self() }
    @inlinable package static var hasOwnDecoder: Bool { false }
    @inlinable package static var isSecret: Bool { false }
    @inlinable package static var leadsToSecret: Bool { isSecret }
    @inlinable package static var holdsTemplates: Bool { false }
    @inlinable package static var shape: FieldShape { .scalar(expectation) }
    @inlinable package var isZero: Bool { false }
    @inlinable package mutating func setDirectory(_ directory: String) {}
}

/// Sees values as a tree of scalars, lists and mappings.
@usableFromInline
package protocol ValueVisitor {
    mutating func scalar(_ text: String, isText: Bool)
    mutating func secret(isEmpty: Bool)
    mutating func null()
    mutating func list<Element: FieldValue>(_ elements: [Field<Element>])
    mutating func map<Element: FieldValue>(_ entries: [(key: String, value: Element)])
    mutating func structure<Structure: FieldStruct>(_ structure: Structure)
}

/// A mapping with declared fields.
///
/// The declaration is `fields`: every field once, with key, type (of the property), traits and documentation. The
/// property's initial value is the default.
@usableFromInline
package protocol FieldStruct: FieldValue {
    mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor)

    /// The section's own checks, after its fields were read from `node`.
    mutating func check(_ node: NodeIndex, _ reader: inout FieldReader)

    /// Whose field an unknown key is, when another program of the family has it.
    static func foreignOwner(of key: String) -> String?
}

extension FieldStruct {
    @usableFromInline
    package static var shape: FieldShape { .structure(Self.self) }

    @usableFromInline
    package static var expectation: String { "a mapping" }

    @usableFromInline
    package static var leadsToSecret: Bool {
        var visitor = SecretTest()
        var value = Self()
        value.fields(&visitor)
        return visitor.hasSecret
    }

    @usableFromInline
    package static var goZero: Self {
        var value = Self()
        var visitor = ZeroVisitor()
        value.fields(&visitor)
        return value
    }

    @usableFromInline
    package mutating func check(_ node: NodeIndex, _ reader: inout FieldReader) {}

    @usableFromInline
    package static func foreignOwner(of key: String) -> String? { nil }

    @usableFromInline
    package func accept<Visitor: ValueVisitor>(_ visitor: inout Visitor) { visitor.structure(self) }

    @usableFromInline
    package var isZero: Bool {
        var visitor = ZeroTest()
        var copy = self
        copy.fields(&visitor)
        return visitor.isZero
    }

    @usableFromInline
    package mutating func setDirectory(_ directory: String) { setDirectoryOfFields(directory) }

    /// What ``setDirectory(_:)`` does unless a type knows better: every field's paths are joined.
    package mutating func setDirectoryOfFields(_ directory: String) {
        var visitor = DirectoryVisitor(directory: directory)
        fields(&visitor)
    }

    @inlinable
    package mutating func read(_ node: NodeIndex, _ reader: inout FieldReader) -> Bool {
        reader.readStruct(&self, node)
    }
}

/// Sets every field to Go's zero value.
private struct ZeroVisitor: FieldVisitor {
    mutating func field<Value: FieldValue>(
        _ name: StaticString, _ value: inout Field<Value>, _ traits: FieldTraits, _ documentation: StaticString
    ) {
        value.value = Value.goZero
    }
}

/// Asks whether all fields are zero.
private struct ZeroTest: FieldVisitor {
    var isZero = true

    func wantsUnwritten(besides names: StaticString...) -> Bool { false }

    mutating func field<Value: FieldValue>(
        _ name: StaticString, _ value: inout Field<Value>, _ traits: FieldTraits, _ documentation: StaticString
    ) {
        isZero = isZero && value.value.isZero
    }
}

/// Asks whether a field is secret.
private struct SecretTest: FieldVisitor {
    var hasSecret = false

    mutating func field<Value: FieldValue>(
        _ name: StaticString, _ value: inout Field<Value>, _ traits: FieldTraits, _ documentation: StaticString
    ) {
        hasSecret = hasSecret || Value.isSecret
    }
}

/// Joins the paths of every field with a directory.
private struct DirectoryVisitor: FieldVisitor {
    let directory: String

    func wantsUnwritten(besides names: StaticString...) -> Bool { false }

    mutating func field<Value: FieldValue>(
        _ name: StaticString, _ value: inout Field<Value>, _ traits: FieldTraits, _ documentation: StaticString
    ) {
        value.value.setDirectory(directory)
    }
}

/// Collects the names of a struct's fields.
struct FieldNames: FieldVisitor {
    private(set) var names: [String] = []

    static func of<Structure: FieldStruct>(_ type: Structure.Type) -> [String] {
        var visitor = FieldNames()
        var value = Structure()
        value.fields(&visitor)
        return visitor.names
    }

    mutating func field<Value: FieldValue>(
        _ name: StaticString, _ value: inout Field<Value>, _ traits: FieldTraits, _ documentation: StaticString
    ) {
        if !traits.isUndocumented { names.append(name.description) }
    }
}
