import { type Judgement } from "./compare";
import {
  balancesNoZones,
  grantsNothingOfKafka,
  hasNoDataDisk,
  isNoLoadBalancerOfKafka,
  isNoLogOfKafka,
  isNoSecretOfMsk,
  isOfNoGroupOfKafka,
  leavesTransitToMsk,
  letsNobodyInUnsaid,
  opensNoKafkaPort,
  saysNothingOfKafka,
  shipsLogs,
  type Unless,
} from "./kafka-surface";
import { notKafkas } from "./not-kafkas";

/** One thing that scanners and we tell, by whatever name. */
interface Same {
  readonly theirs: readonly string[];
  readonly ours: readonly string[];
  readonly unless?: Unless;
}

/** What they find on Kafka's surface: what reaches it, what it says in clear, who may do what, what would end it. */
const same: readonly Same[] = [
  // A policy of AWS's own that may do everything, and so everything with Kafka.
  { theirs: ["CKV_AWS_274"], ours: ["iam-kafka-access-too-wide"] },
  {
    // Everybody of AWS may read a bucket, or use a key.
    theirs: ["CKV_AWS_70", "CKV_AWS_33"],
    ours: ["policy-of-kafkas-store-open"],
    unless: saysNothingOfKafka,
  },
  {
    // Port 22, 3389, 80 or all ports of a security group, from everywhere.
    theirs: ["CKV_AWS_24", "CKV_AWS_25", "CKV_AWS_260", "CKV_AWS_277", "AVD-AWS-0107"],
    ours: ["kafka-port-open-to-internet"],
    unless: opensNoKafkaPort,
  },
  {
    // Everything, to everywhere.
    theirs: ["CKV_AWS_382", "AVD-AWS-0104"],
    ours: ["broker-egress-to-internet"],
    unless: isOfNoGroupOfKafka,
  },
  {
    theirs: ["CKV_AWS_23", "AVD-AWS-0124"],
    ours: ["rule-without-description"],
    unless: letsNobodyInUnsaid,
  },
  { theirs: ["CKV_AWS_123"], ours: ["endpoint-service-accepts-without-asking"] },
  { theirs: ["AVD-AWS-0053"], ours: ["kafka-load-balancer-public"], unless: isNoLoadBalancerOfKafka },
  {
    theirs: ["CKV_AWS_150"],
    ours: ["load-balancer-without-deletion-protection"],
    unless: isNoLoadBalancerOfKafka,
  },
  { theirs: ["CKV_AWS_152"], ours: ["load-balancer-without-cross-zone"], unless: balancesNoZones },
  { theirs: ["CKV2_AWS_74", "CKV_AWS_103", "AVD-AWS-0047"], ours: ["weak-tls-policy"] },
  { theirs: ["CKV_AWS_81"], ours: ["kafka-listener-plaintext", "broker-traffic-unencrypted"] },
  {
    theirs: ["AVD-AWS-0073"],
    ours: ["kafka-listener-plaintext", "broker-traffic-unencrypted"],
    unless: leavesTransitToMsk,
  },
  { theirs: ["CKV_AWS_291"], ours: ["msk-public-access"] },
  { theirs: ["CKV_AWS_80", "AVD-AWS-0074"], ours: ["broker-logs-off"], unless: shipsLogs },
  { theirs: ["CKV_AWS_130", "AVD-AWS-0164"], ours: ["broker-has-public-address"], unless: saysNothingOfKafka },
  { theirs: ["CKV_AWS_88", "AVD-AWS-0009"], ours: ["broker-has-public-address"], unless: saysNothingOfKafka },
  { theirs: ["CKV2_AWS_11", "AVD-AWS-0178"], ours: ["vpc-without-flow-logs"] },
  { theirs: ["AVD-AWS-0173"], ours: ["default-security-group-open"] },
  { theirs: ["CKV_AWS_66", "CKV_AWS_338"], ours: ["log-retention-too-short"], unless: isNoLogOfKafka },
  {
    theirs: ["CKV_AWS_3", "CKV_AWS_8", "AVD-AWS-0008", "AVD-AWS-0026", "AVD-AWS-0131", "CKV_AWS_42", "AVD-AWS-0037"],
    ours: ["storage-unencrypted"],
    unless: hasNoDataDisk,
  },
  { theirs: ["CKV_AWS_149", "AVD-AWS-0098"], ours: ["secret-without-own-key"], unless: isNoSecretOfMsk },
  { theirs: ["AVD-AWS-0036"], ours: ["secret-in-config-map"], unless: saysNothingOfKafka },
  { theirs: ["CKV2_AWS_71"], ours: ["wildcard-certificate"], unless: saysNothingOfKafka },
  {
    theirs: [
      "CKV_AWS_1",
      "CKV_AWS_49",
      "CKV_AWS_62",
      "CKV_AWS_63",
      "CKV_AWS_107",
      "CKV_AWS_108",
      "CKV_AWS_109",
      "CKV_AWS_110",
      "CKV_AWS_111",
      "CKV_AWS_286",
      "CKV_AWS_287",
      "CKV_AWS_288",
      "CKV_AWS_289",
      "CKV_AWS_290",
      "CKV_AWS_355",
      "CKV_AWS_356",
      "CKV2_AWS_40",
      "AVD-AWS-0057",
    ],
    ours: ["iam-kafka-access-too-wide", "acl-all-on-every-resource", "acl-for-everyone", "issuer-role-too-wide"],
    unless: grantsNothingOfKafka,
  },
  { theirs: ["CKV_AWS_283"], ours: ["msk-cluster-policy-open"], unless: grantsNothingOfKafka },
];

/** What is to be said of each rule of theirs that finds something in the corpus. */
export const theirRules: Readonly<Record<string, Judgement>> = Object.fromEntries([
  ...same.flatMap(({ theirs, ours, unless }) =>
    theirs.map((rule): [string, Judgement] => [rule, { ours, ...(unless === undefined ? {} : { unless }) }]),
  ),
  ...notKafkas.flatMap(({ reason, theirs }) => theirs.map((rule): [string, Judgement] => [rule, { notKafka: reason }])),
]);
