/** Rules of scanners that are about no part of Kafka's surface, with the reason. */
export const notKafkas: readonly { readonly reason: string; readonly theirs: readonly string[] }[] = [
  {
    reason: "A description tells people what a group is for; it lets nobody in.",
    theirs: ["AVD-AWS-0099"],
  },
  {
    reason: "A group that nothing of this plan carries opens nothing yet.",
    theirs: ["CKV2_AWS_5"],
  },
  {
    reason: "The default group of a VPC that the plan does not name: brokers have groups of their own.",
    theirs: ["CKV2_AWS_12"],
  },
  {
    reason: "Lists of a subnet let through what security groups decide on; nobody reaches a broker by them alone.",
    theirs: [
      "CKV_AWS_229",
      "CKV_AWS_230",
      "CKV_AWS_231",
      "CKV_AWS_232",
      "CKV_AWS_352",
      "CKV2_AWS_1",
      "AVD-AWS-0102",
      "AVD-AWS-0105",
    ],
  },
  {
    reason: "A network load balancer logs connections of its TLS listeners alone; flow logs have every connection.",
    theirs: ["CKV_AWS_91"],
  },
  {
    reason: "HTTP: Kafka's clients speak none, and brokers end TLS themselves behind a listener of TCP.",
    theirs: [
      "CKV_AWS_2",
      "CKV_AWS_376",
      "CKV_AWS_131",
      "CKV_AWS_328",
      "CKV_AWS_378",
      "CKV2_AWS_20",
      "CKV2_AWS_28",
      "CKV2_AWS_76",
      "AVD-AWS-0052",
      "AVD-AWS-0054",
    ],
  },
  {
    reason: "MSK encrypts its disks always, with AWS's key where none is given.",
    theirs: ["AVD-AWS-0179"],
  },
  {
    reason: "Keys of KMS as such: rotation, having a policy, their being on from the start.",
    theirs: ["CKV_AWS_7", "CKV_AWS_227", "CKV2_AWS_64", "AVD-AWS-0065"],
  },
  {
    reason: "Whose key encrypts what is encrypted already.",
    theirs: ["CKV_AWS_158", "CKV_AWS_184", "CKV_AWS_189", "CKV_AWS_337", "AVD-AWS-0017", "AVD-AWS-0027"],
  },
  {
    reason: "Rotation by a function: what rotates secrets of SASL/SCRAM is not in a plan of the network.",
    theirs: ["CKV2_AWS_57", "CKV_AWS_304"],
  },
  {
    reason:
      "A plan does not tell `lifecycle`: checkov says this of every certificate. A synthesized stack tells it, and we read it there.",
    theirs: ["CKV_AWS_233"],
  },
  {
    reason: "Transparency logs are for certificates that the public's browsers see.",
    theirs: ["CKV_AWS_234"],
  },
  {
    reason: "Zones as such: signatures, logs of queries, records of addresses that are elsewhere.",
    theirs: ["CKV2_AWS_23", "CKV2_AWS_38", "CKV2_AWS_39"],
  },
  {
    reason: "Buckets: no record of Kafka's goes through one that these rules know.",
    theirs: [
      "CKV_AWS_18",
      "CKV_AWS_21",
      "CKV_AWS_144",
      "CKV_AWS_145",
      "CKV2_AWS_6",
      "CKV2_AWS_61",
      "CKV2_AWS_62",
      "AVD-AWS-0086",
      "AVD-AWS-0087",
      "AVD-AWS-0088",
      "AVD-AWS-0089",
      "AVD-AWS-0090",
      "AVD-AWS-0091",
      "AVD-AWS-0093",
      "AVD-AWS-0094",
      "AVD-AWS-0132",
    ],
  },
  {
    reason: "The Kubernetes below: its API, its logs, its version.",
    theirs: [
      "CKV_AWS_37",
      "CKV_AWS_38",
      "CKV_AWS_39",
      "CKV_AWS_58",
      "CKV_AWS_339",
      "AVD-AWS-0038",
      "AVD-AWS-0039",
      "AVD-AWS-0040",
      "AVD-AWS-0041",
    ],
  },
  {
    reason: "Users and roles as such: whom a policy is attached to, and who may take a role.",
    theirs: [
      "CKV_AWS_40",
      "CKV_AWS_60",
      "CKV_AWS_61",
      "CKV_AWS_273",
      "CKV2_AWS_21",
      "CKV2_AWS_22",
      "AVD-AWS-0123",
      "AVD-AWS-0143",
    ],
  },
  {
    reason: "Machines as such: metadata service, monitoring, disks' throughput, roles.",
    theirs: ["CKV_AWS_79", "CKV_AWS_126", "CKV_AWS_135", "CKV_AWS_341", "CKV2_AWS_41", "AVD-AWS-0028", "AVD-AWS-0130"],
  },
  {
    reason:
      "Functions as such: tracing, dead letters, networks, signatures. The passwords in their environment we tell.",
    theirs: ["CKV_AWS_50", "CKV_AWS_115", "CKV_AWS_116", "CKV_AWS_117", "CKV_AWS_272", "AVD-AWS-0066"],
  },
  {
    reason: "An address that no machine carries leads to none; one that a broker carries is a finding of ours.",
    theirs: ["CKV2_AWS_19"],
  },
  {
    reason: "Containers of ECS as such: their file systems, users, namespaces, logs.",
    theirs: ["CKV_AWS_65", "CKV_AWS_97", "CKV_AWS_249", "CKV_AWS_334", "CKV_AWS_335", "CKV_AWS_336"],
  },
  {
    reason: "Every parameter of type String, secret or not; that a secret is in one we tell by its name and value.",
    theirs: ["CKV2_AWS_34"],
  },
  {
    reason: "Pods as such: probes, limits, users, images.",
    theirs: [
      "CKV_K8S_8",
      "CKV_K8S_9",
      "CKV_K8S_10",
      "CKV_K8S_11",
      "CKV_K8S_12",
      "CKV_K8S_13",
      "CKV_K8S_14",
      "CKV_K8S_15",
      "CKV_K8S_21",
      "CKV_K8S_22",
      "CKV_K8S_28",
      "CKV_K8S_29",
      "CKV_K8S_30",
      "CKV_K8S_35",
      "CKV_K8S_43",
      "CKV2_K8S_6",
    ],
  },
];
