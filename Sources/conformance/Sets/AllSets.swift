/// Every set that this program knows, in the order in which it is reported.
let allSets: [ConformanceSet] = [
    alertmanagerConfigSet,
    alertmanagerNotifySet,
    alertmanagerRoutingSet,
    corpusSet,
    floatFormatSet,
    jsonSet,
    prometheusConfigSet,
    promQLSyntaxSet,
    promTemplatesSet,
    regexSet,
    relabelSet,
    ruleFilesSet,
    seriesNotationSet,
    yamlReadersSet,
]
