/// Every set that this program knows, in the order in which it is reported.
let allSets: [ConformanceSet] = [
    jsonSet, floatFormatSet, promTemplatesSet, regexSet, alertmanagerConfigSet, alertmanagerRoutingSet, prometheusConfigSet,
]
