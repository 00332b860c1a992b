import { swallowedNames } from "../../../network/zone-conflicts";
import { zonesOf } from "../../facts/zones";
import { isUnknown } from "../../plan/value";
import { cannotTell, found, type Rule } from "../../rule";
import { zoneCase } from "./zone-case";

/** A private zone that answers, and so hides, names which must be answered in public. */
export const privateZoneSwallowsBootstrap: Rule = {
  name: "private-zone-swallows-bootstrap",
  area: "dns",
  severity: "high",
  title: "A private zone hides bootstrap names that are answered in public",
  what: "A private zone is called confluent.cloud, glb.confluent.cloud, REGION.aws.confluent.cloud, amazonaws.com or the like: a name above those under which platforms publish the bootstraps of all their clusters.",
  why: "Everything below its name is answered by the zone alone: bootstraps of other clusters, registries and whole services of AWS are not found any more in that VPC.",
  remedy:
    "Name the zone as the source's own network is called (abc123.us-east-1.aws.confluent.cloud), as its platform tells it.",
  references: [
    "https://docs.confluent.io/cloud/current/networking/private-links/aws-privatelink.html",
    "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zone-private-considerations.html",
  ],
  *find(plan) {
    for (const { resource, name, isPrivate } of zonesOf(plan).values()) {
      if (isPrivate !== true || resource === null || resource.mode === "data" || name === null) continue;
      if (isUnknown(name)) {
        // A platform's own resource tells the name of its network, which is never one above.
        if (!name.references.some((reference) => reference.includes("confluent_")))
          yield cannotTell(
            resource,
            "name",
            `The name of the private zone is known only after the apply (${name.references[0] ?? "from nowhere"}): whether it hides public names cannot be told.`,
          );
        continue;
      }
      const [swallowed] = swallowedNames(name, publicNames(name));
      if (swallowed !== undefined)
        yield found(resource, "name", `${swallowed[0]?.toUpperCase() ?? ""}${swallowed.slice(1)}`);
    }
  },
  cases: {
    nonCompliant: { terraform: zoneCase("glb.confluent.cloud") },
    compliant: { terraform: zoneCase("abc123.us-east-1.aws.confluent.cloud") },
  },
};

/** Names that platforms answer in public, in the region that the zone speaks of. */
function publicNames(zone: string): readonly string[] {
  const region = /(?:^|\.)([a-z]{2,}(?:-[a-z]+)+-?\d+)\./.exec(zone)?.[1] ?? "us-east-1";
  const cloud = /(?:^|\.)(aws|gcp|azure)\./.exec(zone)?.[1] ?? "aws";
  return [
    `lkc-abc123.${region}.${cloud}.glb.confluent.cloud`,
    `pkc-abc123.${region}.${cloud}.confluent.cloud`,
    "api.confluent.cloud",
    `b-1.orders.abc123.c1.kafka.${region}.amazonaws.com`,
    `boot-abc123.c1.kafka-serverless.${region}.amazonaws.com`,
  ];
}
