import Documents
import SourceText

extension ScalewayDiscovery {
    /// The checks of Scaleway's own client.
    func checkProfile(_ node: NodeIndex, _ reader: inout FieldReader) {
        func isUUID(_ text: String) -> Bool { text.utf8.count == 36 && UUIDText.isValid(text) }
        if !accessKey.value.isEmpty, !isAccessKey(accessKey.value) {
            reader.report(
                "discovery/scaleway", "'\(accessKey.value)' is no access key of Scaleway", at: accessKey.node,
                notes: ["SCW and 17 capital letters or digits"])
        }
        if !secretKey.value.isEmpty, !isUUID(secretKey.value.reveal()) {
            reader.report("discovery/scaleway", "'secret_key' is no UUID", at: secretKey.node)
        }
        if !projectID.value.isEmpty, !isUUID(projectID.value) {
            reader.report("discovery/scaleway", "'\(projectID.value)' is no UUID", at: projectID.node)
        }
        if !zone.hasFailed, !isZone(zone.value) {
            reader.report(
                "discovery/scaleway", zone.value.isEmpty ? "'zone' is empty" : "'\(zone.value)' is no zone of Scaleway",
                at: zone.place >= 0 ? zone.place : reader.firstKey(of: node), notes: ["a zone looks like fr-par-1"])
        }
        guard !apiURL.hasFailed else { return }
        if apiURL.value.isEmpty {
            reader.report("discovery/url", "'api_url' is empty", at: apiURL.place >= 0 ? apiURL.place : reader.firstKey(of: node))
        } else if apiURL.value.utf8.last == 0x2F {
            reader.report("discovery/url", "'api_url' must not end in '/'", at: apiURL.node)
        } else {
            reader.checkURL(apiURL)
        }
    }

    private func isAccessKey(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        return bytes.count == 20 && bytes.starts(with: "SCW".utf8)
            && bytes[3...].allSatisfy { (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) }
    }

    private func isZone(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.count == 8, bytes[2] == 0x2D, bytes[6] == 0x2D, (0x31...0x39).contains(bytes[7]) else { return false }
        return (bytes[..<2] + bytes[3..<6]).allSatisfy { (0x61...0x7A).contains($0) }
    }
}
