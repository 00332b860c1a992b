import { NetworkfirewallRuleGroup } from "@cdktf/provider-aws/lib/networkfirewall-rule-group";
import { type Construct } from "constructs";
import { resourceName } from "../../../network/resource-name";
import { brokerPorts, brokerProblems, type ToldBrokers } from "./brokers";
import { type Destination, openTowards, sourceNetworkProblems } from "./openings";
import { serversText, type SourceMarks, type SourceSetting, type SourceWay } from "./source-way";

/** What outgoing connections are held to, since the way there is the internet. */
export type EgressAllowance =
  /** A managed prefix list of the source's addresses; may be a token. */
  | { readonly by: "prefix-list"; readonly prefixListId: string }
  /** The source's addresses. */
  | { readonly by: "networks"; readonly cidrs: readonly string[] }
  /** Names, where addresses change: AWS Network Firewall looks at the name that TLS asks for, and drops all other TLS. */
  | { readonly by: "names"; readonly hosts: readonly string[] };

/** A source on the internet. */
export interface PublicSource extends ToldBrokers {
  readonly kind: "public";
  /** Why no private way can be had; a reviewer reads it. */
  readonly reason: string;
  readonly allow: EgressAllowance;
}

/** Egress rules, and a rule group of names that the firewall before the internet takes into its policy. No address of ours is opened. */
export const publicSource: SourceWay<PublicSource> = {
  ports: brokerPorts,
  problems: (source, { place }) => [
    ...brokerProblems(source),
    ...reasonProblems(source),
    ...allowanceProblems(source, place),
  ],
  remarks: ({ allow }) =>
    allow.by === "names"
      ? [
          "The rule group of names works only in the policy of a firewall that all egress passes: security groups let any address through on the source's ports.",
        ]
      : [],
  warnings: ({ reason }) => [`The source is reached over the internet: ${reason.trim()}`],
  endpoints: ({ brokers }) => brokers,
  make(scope, { allow, brokers }, setting, marks) {
    openTowards(scope, destinationsOf(allow), setting, marks);
    const bootstrapServers = serversText(brokers);
    if (allow.by !== "names") return { bootstrapServers };
    const value = ruleGroup(scope, allow.hosts, setting, marks);
    const description = "The rule group of names, for the policy of the firewall before the internet";
    return { bootstrapServers, outputs: [{ what: "rule-group-arn", value, description }] };
  },
};

function destinationsOf(allow: EgressAllowance): readonly Destination[] {
  switch (allow.by) {
    case "prefix-list":
      return [{ prefixListId: allow.prefixListId }];
    case "networks":
      return allow.cidrs.map((cidr) => ({ cidr }));
    case "names":
      return [{ cidr: "0.0.0.0/0" }];
  }
}

/** A list of names that TLS may ask for; everything else over TLS is dropped (Network Firewall, "Stateful domain list rule groups"). */
function ruleGroup(
  scope: Construct,
  hosts: readonly string[],
  { name, place }: SourceSetting,
  { lifecycle, tags }: SourceMarks,
): string {
  return new NetworkfirewallRuleGroup(scope, "names", {
    name: resourceName(["source", name, "names"], 128),
    description: `Names of the source ${name} that TLS may ask for`,
    type: "STATEFUL",
    capacity: Math.max(100, hosts.length * 2),
    ruleGroup: {
      // Names are looked at only for connections that come from here; the firewall may lie in another VPC.
      ruleVariables: { ipSets: [{ key: "HOME_NET", ipSet: { definition: [...place.cidrBlocks] } }] },
      rulesSource: {
        rulesSourceList: { generatedRulesType: "ALLOWLIST", targetTypes: ["TLS_SNI"], targets: [...hosts] },
      },
    },
    tags,
    lifecycle,
  }).arn;
}

function reasonProblems({ reason }: PublicSource): readonly string[] {
  return reason.trim().length >= 10
    ? []
    : [
        `source.reason "${reason}" does not say why the source is reached over the internet: write a sentence that a reviewer can judge, or take a private way.`,
      ];
}

function allowanceProblems({ allow, brokers }: PublicSource, place: SourceSetting["place"]): readonly string[] {
  switch (allow.by) {
    case "prefix-list":
      return [];
    case "networks":
      return sourceNetworkProblems("source.allow.cidrs", allow.cidrs, place);
    case "names":
      return [
        ...(allow.hosts.length === 0 ? ["source.allow.hosts is empty: name what TLS may ask for."] : []),
        ...allow.hosts
          .filter((host) => !/^\.?[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(host))
          .map(
            (host) =>
              `source.allow.hosts: "${host}" is no name: write one such as b1.kafka.example.com, or .kafka.example.com for everything below it.`,
          ),
        ...brokers
          .filter(({ host }) => !allow.hosts.some((one) => one === host || (one.startsWith(".") && host.endsWith(one))))
          .map(({ host }) => `source.allow.hosts lacks the broker ${host}: it would be dropped. Add it.`),
      ];
  }
}
