/// What every program understands without declaring it.
enum BuiltIns {
    static let help = ParameterSpecification.flag(
        "help", short: "h", isNegatable: false, isOn: false, isHidden: false, help: "Show this help")
    static let version = ParameterSpecification.flag(
        "version", short: nil, isNegatable: false, isOn: false, isHidden: false, help: "Show the version")
    static let helpCommand = "help"
    static let helpCommandSummary = "Show the help of a command"
}
