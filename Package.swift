// swift-tools-version: 6.1
import PackageDescription

/// A room of the product: a library target that the others import by name.
func room(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, path: "Sources/\(name)")
}

func tests(_ room: String, _ others: [Target.Dependency] = [], exclude: [String] = []) -> Target {
    .testTarget(
        name: room + "Tests", dependencies: [.byName(name: room)] + others, path: "Tests/\(room)Tests", exclude: exclude)
}

let package = Package(
    name: "monctl",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "monctl", targets: ["monctl"]),
        .executable(name: "conformance", targets: ["conformance"]),
    ],
    targets: [
        .systemLibrary(
            name: "CLibYAML", path: "Sources/CLibYAML", pkgConfig: "yaml-0.1",
            providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
        .systemLibrary(
            name: "CMessageDigest", path: "Sources/CMessageDigest", pkgConfig: "libmd",
            providers: [.apt(["libmd-dev"]), .brew(["libmd"])]),
        .target(
            name: "CRE2", path: "Sources/CRE2",
            linkerSettings: [.linkedLibrary("re2"), .linkedLibrary("stdc++", .when(platforms: [.linux]))]),

        room("Arguments", ["SourceText"]),
        room("GoFormat"),
        room("GoRegexp", ["CRE2"]),
        room("SourceText"),
        .target(name: "CTimeZones", path: "Sources/CTimeZones", exclude: ["zones.bin"]),
        room("TimeZones", ["CTimeZones"]),
        room("GoTemplate", ["SourceText", "GoRegexp", "GoFormat", "TimeZones"]),
        room("Documents", ["SourceText", "GoFormat", "CLibYAML"]),
        room("PromQL", ["SourceText", "GoRegexp", "GoFormat"]),
        room("TimeSeries", ["SourceText", "PromQL", "GoRegexp", "GoFormat"]),
        room(
            "ConfigModel",
            ["SourceText", "Documents", "PromQL", "GoTemplate", "GoRegexp", "GoFormat", "TimeZones", "CMessageDigest"]),
        room("Reports", ["SourceText"]),
        .target(name: "CHeap", path: "Sources/CHeap"),
        room(
            "Commands",
            ["Arguments", "CHeap", "ConfigModel", "Documents", "GoFormat", "GoTemplate", "PromQL", "Reports", "SourceText", "TimeSeries"]),
        .executableTarget(name: "monctl", dependencies: ["Commands"], path: "Sources/monctl"),
        .executableTarget(
            name: "conformance",
            dependencies: [
                "Commands", "ConfigModel", "Documents", "GoFormat", "GoRegexp", "GoTemplate", "PromQL", "SourceText", "TimeSeries",
            ],
            path: "Sources/conformance"),

        .executableTarget(name: "parsertables", path: "Sources/parsertables", exclude: ["PromQL.grammar"]),

        tests("Arguments"),
        tests("GoFormat"),
        tests("GoRegexp"),
        tests("SourceText"),
        tests("TimeZones"),
        tests("GoTemplate", ["SourceText"]),
        tests("Documents", ["SourceText"]),
        tests("PromQL", ["parsertables", "SourceText"]),
        tests("TimeSeries"),
        tests("ConfigModel", ["Documents", "GoFormat", "SourceText"]),
        tests("Reports", ["SourceText"]),
        tests("Commands", ["ConfigModel", "Documents", "Reports", "SourceText"], exclude: ["Cases"]),
    ],
    swiftLanguageModes: [.v6],
    cLanguageStandard: .c2x,
    cxxLanguageStandard: .cxx17
)

// The fuzz targets need libFuzzer and its main function, so they are there only when asked for (scripts/fuzz).
if Context.environment["MONCTL_FUZZ"] != nil {
    package.targets.append(.target(name: "FuzzSupport", path: "Fuzz/FuzzSupport"))
    func fuzz(_ name: String, _ rooms: [Target.Dependency]) {
        package.targets.append(.executableTarget(name: name, dependencies: ["FuzzSupport"] + rooms, path: "Fuzz/\(name)"))
        package.products.append(.executable(name: name, targets: [name]))
    }
    fuzz("FuzzAlertmanager", ["ConfigModel", "Reports", "SourceText"])
    fuzz("FuzzJSON", ["Documents", "SourceText"])
    fuzz("FuzzMatchers", ["ConfigModel"])
    fuzz("FuzzPromQL", ["PromQL"])
    fuzz("FuzzTemplateParse", ["GoTemplate"])
    fuzz("FuzzTemplateRun", ["GoFormat", "GoTemplate"])
    fuzz("FuzzYAML", ["ConfigModel", "Documents", "Reports", "SourceText"])
}
