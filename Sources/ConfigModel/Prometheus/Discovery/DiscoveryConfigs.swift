import Documents
import SourceText

/// Where targets come from: every mechanism of Prometheus. Inlined into scrape configurations and alertmanagers.
package struct DiscoveryConfigs: Sendable {
    package var file = Field(List<FileDiscovery>())
    package var `static` = Field(List<TargetGroup>())
    /// The mechanisms that ask other systems. Most sections have none, and all sections are copied now and then.
    private var others = Section<AskingDiscoveries>.absent

    package init() {}

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        guard others.isPresent || visitor.wantsUnwritten(besides: "file_sd_configs", "static_configs") else {
            showFile(&visitor)
            return showStatic(&visitor)
        }
        var lists = others.value ?? AskingDiscoveries()
        lists.showFirst(&visitor)
        showFile(&visitor)
        lists.showMiddle(&visitor)
        showStatic(&visitor)
        lists.showLast(&visitor)
        others = Section(lists)
    }

    private mutating func showFile<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("file_sd_configs", &file, "target groups from files")
    }

    private mutating func showStatic<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("static_configs", &`static`, "target groups that stand here")
    }
}

/// The discovery mechanisms that ask other systems, in the order of their keys, with gaps where the others stand.
private struct AskingDiscoveries: Sendable {
    var aws = Field(List<AWSDiscovery>())
    var azure = Field(List<AzureDiscovery>())
    var consul = Field(List<ConsulDiscovery>())
    var digitalOcean = Field(List<DigitalOceanDiscovery>())
    var dns = Field(List<DNSDiscovery>())
    var docker = Field(List<DockerDiscovery>())
    var dockerSwarm = Field(List<DockerSwarmDiscovery>())
    var ec2 = Field(List<EC2Discovery>())
    var ecs = Field(List<AWSClusterDiscovery<ECSService>>())
    var elastiCache = Field(List<AWSClusterDiscovery<ElastiCacheService>>())
    var eureka = Field(List<EurekaDiscovery>())
    var gce = Field(List<GCEDiscovery>())
    var hetzner = Field(List<HetznerDiscovery>())
    var http = Field(List<HTTPDiscovery>())
    var ionos = Field(List<IONOSDiscovery>())
    var kubernetes = Field(List<KubernetesDiscovery>())
    var kuma = Field(List<KumaDiscovery>())
    var lightsail = Field(List<LightsailDiscovery>())
    var linode = Field(List<LinodeDiscovery>())
    var marathon = Field(List<MarathonDiscovery>())
    var msk = Field(List<AWSClusterDiscovery<MSKService>>())
    var nerve = Field(List<NerveDiscovery>())
    var nomad = Field(List<NomadDiscovery>())
    var oci = Field(List<OCIDiscovery>())
    var openStack = Field(List<OpenStackDiscovery>())
    var outscale = Field(List<OutscaleDiscovery>())
    var ovhCloud = Field(List<OVHCloudDiscovery>())
    var puppetDB = Field(List<PuppetDBDiscovery>())
    var rds = Field(List<RDSDiscovery>())
    var scaleway = Field(List<ScalewayDiscovery>())
    var serverset = Field(List<ServersetDiscovery>())
    var stackIT = Field(List<STACKITDiscovery>())
    var triton = Field(List<TritonDiscovery>())
    var uyuni = Field(List<UyuniDiscovery>())
    var vultr = Field(List<VultrDiscovery>())

    mutating func showFirst<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("aws_sd_configs", &aws, .since(3, 8), "any of Amazon's services, by role")
        visitor.field("azure_sd_configs", &azure, "virtual machines of Microsoft Azure")
        visitor.field("consul_sd_configs", &consul, "services of Consul")
        visitor.field("digitalocean_sd_configs", &digitalOcean, "machines and databases of DigitalOcean")
        visitor.field("dns_sd_configs", &dns, "names in the DNS")
        visitor.field("docker_sd_configs", &docker, "containers of a Docker host")
        visitor.field("dockerswarm_sd_configs", &dockerSwarm, "services, tasks and nodes of Docker Swarm")
        visitor.field("ec2_sd_configs", &ec2, "instances of Amazon EC2")
        visitor.field("ecs_sd_configs", &ecs, .since(3, 8), "tasks of Amazon ECS")
        visitor.field("elasticache_sd_configs", &elastiCache, .since(3, 11), "caches of Amazon ElastiCache")
        visitor.field("eureka_sd_configs", &eureka, "applications of Netflix Eureka")
    }

    mutating func showMiddle<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("gce_sd_configs", &gce, "instances of Google Compute Engine")
        visitor.field("hetzner_sd_configs", &hetzner, "servers of Hetzner")
        visitor.field("http_sd_configs", &http, "target groups from an HTTP endpoint")
        visitor.field("ionos_sd_configs", &ionos, "servers of IONOS Cloud")
        visitor.field("kubernetes_sd_configs", &kubernetes, "objects of Kubernetes")
        visitor.field("kuma_sd_configs", &kuma, "data planes of Kuma")
        visitor.field("lightsail_sd_configs", &lightsail, "instances of Amazon Lightsail")
        visitor.field("linode_sd_configs", &linode, "instances of Linode")
        visitor.field("marathon_sd_configs", &marathon, "applications of Marathon")
        visitor.field("msk_sd_configs", &msk, .since(3, 10), "brokers of Amazon MSK")
        visitor.field("nerve_sd_configs", &nerve, "AirBnB's Nerve in ZooKeeper")
        visitor.field("nomad_sd_configs", &nomad, "services of Nomad")
        visitor.field("oci_sd_configs", &oci, .since(3, 14), "instances of Oracle Cloud")
        visitor.field("openstack_sd_configs", &openStack, "instances, hypervisors and load balancers of OpenStack")
        visitor.field("outscale_sd_configs", &outscale, .since(3, 12), "virtual machines of Outscale")
        visitor.field("ovhcloud_sd_configs", &ovhCloud, "servers of OVHcloud")
        visitor.field("puppetdb_sd_configs", &puppetDB, "resources of PuppetDB")
        visitor.field("rds_sd_configs", &rds, .since(3, 11), "databases of Amazon RDS")
        visitor.field("scaleway_sd_configs", &scaleway, "servers of Scaleway")
        visitor.field("serverset_sd_configs", &serverset, "serversets in ZooKeeper")
        visitor.field("stackit_sd_configs", &stackIT, .since(3, 5), "servers of STACKIT")
    }

    mutating func showLast<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("triton_sd_configs", &triton, "containers and compute nodes of Triton")
        visitor.field("uyuni_sd_configs", &uyuni, "systems of Uyuni")
        visitor.field("vultr_sd_configs", &vultr, "instances of Vultr")
    }
}
