import ConfigModel
import SourceText

/// Checks a file of target groups by itself. What becomes of the targets is for the jobs that use it to say.
func checkTargetFile(_ file: SourceFile, _ result: inout ValidationResult) {
    var format = TargetFile.Format(path: file.path)
    if format == nil, file.path == "<stdin>" {
        // There is no extension to tell; in YAML a list in brackets reads the same.
        let first = file.bytes.first { $0 > 0x20 }
        format = first == UInt8(ascii: "[") ? .json : .yaml
    }
    result.diagnostics += TargetFile.load(file, as: format).diagnostics
}
