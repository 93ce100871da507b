import Documents

/// A row of a table in an attachment of a Slack or Mattermost message.
package struct AttachmentField: TemplatedStruct {
    package var title = Field(TemplatedText())
    package var value = Field(TemplatedText())
    package var short = Field<Bool?>(nil)

    package init() {}

    package static var expectation: String { "a mapping with 'title' and 'value'" }
    package static var hasOwnDecoder: Bool { true }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("title", &title, .required, "the title")
        visitor.field("value", &value, .required, "the value")
        visitor.field("short", &short, "whether others may stand beside it")
    }

    package mutating func check(_ node: NodeIndex, _ reader: inout FieldReader) {
        reader.require("receiver/required", title, "title", of: "the field of the attachment", in: node)
        reader.require("receiver/required", value, "value", of: "the field of the attachment", in: node)
    }
}
