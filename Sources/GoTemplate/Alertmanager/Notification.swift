import GoFormat

/// What a notification tells of: the data of Alertmanager's templates.
package struct Notification: Sendable {
    package struct Alert: Sendable {
        /// `firing` or `resolved`.
        package var status: String
        /// Labels and annotations, in any order; nil for a map that is not there.
        package var labels: [(name: String, value: String)]?
        package var annotations: [(name: String, value: String)]?
        package var startsAt: TimeValue
        package var endsAt: TimeValue
        package var generatorURL: String
        package var fingerprint: String

        package init(
            status: String, labels: [(name: String, value: String)]?, annotations: [(name: String, value: String)]?, startsAt: TimeValue,
            endsAt: TimeValue, generatorURL: String, fingerprint: String
        ) {
            self.status = status
            self.labels = labels
            self.annotations = annotations
            self.startsAt = startsAt
            self.endsAt = endsAt
            self.generatorURL = generatorURL
            self.fingerprint = fingerprint
        }
    }

    /// The receiver's name, with the signs of regular expressions escaped.
    package var receiver: String
    package var status: String
    package var alerts: [Alert]?
    package var reason: String
    package var groupLabels: [(name: String, value: String)]?
    package var commonLabels: [(name: String, value: String)]?
    package var commonAnnotations: [(name: String, value: String)]?
    /// The labels of the route as they are written: templates of their own.
    package var routeLabels: [(name: String, value: String)]?
    /// Whether the route's labels have been rendered already and are taken as they are.
    package var areRouteLabelsRendered: Bool
    package var externalURL: String

    package init(
        receiver: String, status: String, alerts: [Alert]?, reason: String, groupLabels: [(name: String, value: String)]?,
        commonLabels: [(name: String, value: String)]?, commonAnnotations: [(name: String, value: String)]?,
        routeLabels: [(name: String, value: String)]?, areRouteLabelsRendered: Bool = false, externalURL: String
    ) {
        self.receiver = receiver
        self.status = status
        self.alerts = alerts
        self.reason = reason
        self.groupLabels = groupLabels
        self.commonLabels = commonLabels
        self.commonAnnotations = commonAnnotations
        self.routeLabels = routeLabels
        self.areRouteLabelsRendered = areRouteLabelsRendered
        self.externalURL = externalURL
    }

    private static func map(_ entries: [(name: String, value: String)]?) -> TemplateValue {
        guard let entries else { return TemplateValue(.keyValues, .none) }
        return .map(.keyValues, entries.map { (Array($0.name.utf8), .text($0.value)) })
    }

    /// The value of `.`: a pointer to the data.
    package var value: TemplateValue {
        let list = alerts.map { alerts -> TemplateValue in
            .list(
                .alerts,
                alerts.map { alert in
                    .structure(
                        .alert,
                        [
                            .text(alert.status), Self.map(alert.labels), Self.map(alert.annotations), alert.startsAt.value,
                            alert.endsAt.value, .text(alert.generatorURL), .text(alert.fingerprint),
                        ])
                })
        }
        return .pointer(
            .notificationPointer,
            to: .structure(
                .notification,
                [
                    .text(receiver), .text(status), list ?? TemplateValue(.alerts, .none), .text(reason), Self.map(groupLabels),
                    Self.map(commonLabels), Self.map(commonAnnotations), Self.map(routeLabels), .text(externalURL),
                    .bool(areRouteLabelsRendered),
                ]))
    }
}
