import Testing

@testable import ConfigModel

@Suite struct CertificatePairTests {
    @Test(arguments: ["EC", "RSA", "RSA1"])
    func findsThePair(kind: String) throws {
        let certificate = try #require(Self.pem[kind == "EC" ? "EC certificate" : "RSA certificate"])
        let key = try #require(Self.pem[kind + " key"])
        let other = try #require(Self.pem["other key"])
        func problem(_ certificate: String?, _ key: String?) -> CertificatePair.Problem? {
            CertificatePair.problem(certificate: certificate.map { Array($0.utf8) }, key: key.map { Array($0.utf8) })
        }
        #expect(problem(certificate, key) == nil)
        #expect(problem(certificate, other) == .mismatch)
        #expect(problem("x", key) == .noCertificate)
        #expect(problem(certificate, "x") == .noKey)
        #expect(problem(certificate, certificate) == .noKey)
        #expect(problem(nil, key) == nil)
        #expect(problem(certificate, nil) == nil)
        // What stands in front of the block is skipped, a broken block is none.
        #expect(problem("text\n" + key + "\n" + certificate, key) == nil)
        #expect(problem(certificate.replacing("-----END CERTIFICATE-----", with: ""), key) == .noCertificate)
    }

    @Test func shortAndBrokenBytesAreNoCertificate() {
        for body in ["", "AA==", "MIIB", "MIID/w==", "MAA="] {
            let text = "-----BEGIN CERTIFICATE-----\n\(body)\n-----END CERTIFICATE-----\n"
            #expect(CertificatePair.problem(certificate: Array(text.utf8), key: nil) == nil || body.isEmpty)
        }
    }

    /// Made for these tests and used for nothing else.
    private static let pem: [String: String] = [
        "EC certificate": """
        -----BEGIN CERTIFICATE-----
        MIIBgjCCASmgAwIBAgIUCPAhtvzEWbkCmv14sto1VbS6Dp4wCgYIKoZIzj0EAwIw
        FjEUMBIGA1UEAwwLc2VydmVyLnRlc3QwIBcNMjYxMTI3MTc0NzA2WhgPMjEyNjEx
        MDMxNzQ3MDZaMBYxFDASBgNVBAMMC3NlcnZlci50ZXN0MFkwEwYHKoZIzj0CAQYI
        KoZIzj0DAQcDQgAExFb349Y3DNFuF7+d/VL5QKgIDRh8TaZoBMtPLGkexBBQK+o1
        cx9PyhqlICUE+mLAARToKFC4rLuTfuSQKzNXoqNTMFEwHQYDVR0OBBYEFEsZbjd7
        JTYf/RleG5AA7/2L1f1HMB8GA1UdIwQYMBaAFEsZbjd7JTYf/RleG5AA7/2L1f1H
        MA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDRwAwRAIgKpndMKBmcIe2qviE
        YFSjwPu7QoTOL0MNs6kdAu4SIPwCIFxcxo/zsUWUbI5bV42YHvEh2rmvChormxPY
        eBpyja8p
        -----END CERTIFICATE-----
        """,
        "EC key": """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgl373cWcOC2B1pBDw
        3e7KFRXhjtTmPXvS8Djs684KQcOhRANCAATEVvfj1jcM0W4Xv539UvlAqAgNGHxN
        pmgEy08saR7EEFAr6jVzH0/KGqUgJQT6YsABFOgoULisu5N+5JArM1ei
        -----END PRIVATE KEY-----
        """,
        "other key": """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg0LvfGPzJoRY4vkkB
        Yl+3sjKQE6fpizouq1+y7QaQnAqhRANCAATAVicbvQrkZ5C+3WgC0Cu3tUQd3y7X
        lW4J6j3t/RAsRQ5XB9bLaNhPN7fGl64AG3VnpYu/NzP8GvXzHfL/p9p2
        -----END PRIVATE KEY-----
        """,
        "RSA certificate": """
        -----BEGIN CERTIFICATE-----
        MIIB9jCCAV+gAwIBAgIUUEIUJn8p4RGt0gYjPawWVtkAxzIwDQYJKoZIhvcNAQEL
        BQAwDDEKMAgGA1UEAwwBcjAgFw0yNjExMjcxNzQ3MDZaGA8yMTI2MTEwMzE3NDcw
        NlowDDEKMAgGA1UEAwwBcjCBnzANBgkqhkiG9w0BAQEFAAOBjQAwgYkCgYEAyx/J
        UWHJpQXYx6flXvikO+xKJ+NleGG6YN1/gBoo1q5kEDW/8E7IaFJ5nm46b1wMf1ZA
        fcw0uT0qOygKrcngwPm3T4qDCufo5iZw78GJWix9T/GkzEUCH7euvBKntbDr9K5f
        eYt8TJwgEygCfDxMoZPGOKOzVhEN3Gc9v83pVxkCAwEAAaNTMFEwHQYDVR0OBBYE
        FDVPJBU14xfziILAbjZ/d045EHVFMB8GA1UdIwQYMBaAFDVPJBU14xfziILAbjZ/
        d045EHVFMA8GA1UdEwEB/wQFMAMBAf8wDQYJKoZIhvcNAQELBQADgYEATc3Mji4d
        ZFohPp7OtiAPfOpa5/nf5MFHAt0XmQLzMjt7sekEgJ0ymQ7DxabtWl1cOn5oVYLP
        i9GWZGY8HKhMjTdSfVfVUMoXvIFC+3iVK8gRXGTnJlYtXr4RxAzi+wsHiQGFtsr6
        SF/a4rjqj4VG6qx+fHWwr6knhzJX+ty/y6U=
        -----END CERTIFICATE-----
        """,
        "RSA key": """
        -----BEGIN PRIVATE KEY-----
        MIICdwIBADANBgkqhkiG9w0BAQEFAASCAmEwggJdAgEAAoGBAMsfyVFhyaUF2Men
        5V74pDvsSifjZXhhumDdf4AaKNauZBA1v/BOyGhSeZ5uOm9cDH9WQH3MNLk9Kjso
        Cq3J4MD5t0+Kgwrn6OYmcO/BiVosfU/xpMxFAh+3rrwSp7Ww6/SuX3mLfEycIBMo
        Anw8TKGTxjijs1YRDdxnPb/N6VcZAgMBAAECgYAkchSeLIyQtobZ9A8cxkI5mkEH
        /S4ktmxJmxSYeJkhQ/MiUXKZ/JjK1xmJSr/jYUHAy0oRCEXhgs8EBEA+RH218FFA
        gncIH4PV9V3x34n/dCx3ijzf7vn382/211U2/LdIFl63ht28sQFA4W0BFzA6kO6V
        kTAaQn3PZHH3sADG8QJBAPRjYmaAq3ihak4Ft+KpKojDVuRwcgxh0t2OeLz+jZlD
        4vFNMlAClG8LemSGBHTR1DdkaCtvtmhrvkNlj4NPZSUCQQDUxnydY97NZO3U5ON/
        yORJtPjL+IuDUrYlvK2tZRhJ2oQVymp3VrjVt2ZDTbytyJJsqcblTF2dnahExoei
        slnlAkEA0ZuUQDpH17UKSlUZPKy/MIHqOxA+oWQdya1y3RavOC9DrJb7eihcS0na
        9fEETXXSwJe7yNWN683NaFzpVER6iQJAdHawfvXLXmGATKd8XtV3H2EPTZYdxyPe
        z4kXB3HueX5CDitdWzT8tv5L20sRm43Nl+zWEWxbUYqaMAr68vLsgQJBAJt/G9Ab
        AZosOVuNsGQCCD6osWSr5GV0EEf6e5UrWZ4tuu77D6YuCmh+bczV1JUJki4zcnqw
        onUzogaceGIgGhU=
        -----END PRIVATE KEY-----
        """,
        "RSA1 key": """
        -----BEGIN RSA PRIVATE KEY-----
        MIICXQIBAAKBgQDLH8lRYcmlBdjHp+Ve+KQ77Eon42V4Ybpg3X+AGijWrmQQNb/w
        TshoUnmebjpvXAx/VkB9zDS5PSo7KAqtyeDA+bdPioMK5+jmJnDvwYlaLH1P8aTM
        RQIft668Eqe1sOv0rl95i3xMnCATKAJ8PEyhk8Y4o7NWEQ3cZz2/zelXGQIDAQAB
        AoGAJHIUniyMkLaG2fQPHMZCOZpBB/0uJLZsSZsUmHiZIUPzIlFymfyYytcZiUq/
        42FBwMtKEQhF4YLPBARAPkR9tfBRQIJ3CB+D1fVd8d+J/3Qsd4o83+759/Nv9tdV
        Nvy3SBZet4bdvLEBQOFtARcwOpDulZEwGkJ9z2Rx97AAxvECQQD0Y2JmgKt4oWpO
        BbfiqSqIw1bkcHIMYdLdjni8/o2ZQ+LxTTJQApRvC3pkhgR00dQ3ZGgrb7Zoa75D
        ZY+DT2UlAkEA1MZ8nWPezWTt1OTjf8jkSbT4y/iLg1K2JbytrWUYSdqEFcpqd1a4
        1bdmQ028rciSbKnG5UxdnZ2oRMaHorJZ5QJBANGblEA6R9e1CkpVGTysvzCB6jsQ
        PqFkHcmtct0WrzgvQ6yW+3ooXEtJ2vXxBE110sCXu8jVjevNzWhc6VREeokCQHR2
        sH71y15hgEynfF7Vdx9hD02WHccj3s+JFwdx7nl+Qg4rXVs0/Lb+S9tLEZuNzZfs
        1hFsW1GKmjAK+vLy7IECQQCbfxvQGwGaLDlbjbBkAgg+qLFkq+RldBBH+nuVK1me
        Lbru+w+mLgpofm3M1dSVCZIuM3J6sKJ1M6IGnHhiIBoV
        -----END RSA PRIVATE KEY-----
        """,
    ]
}
