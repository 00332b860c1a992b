import { kafkaRecordsOf, recordName } from "../../facts/kafka-records";
import { notTold } from "../../facts/not-told";
import { isUnknown } from "../../plan/value";
import { cannotTell, found, type Rule } from "../../rule";
import { aliasCase, zoneCase } from "./zone-case";

/** A record that takes the place of one which somebody else made. */
export const dnsRecordOverwrites: Rule = {
  name: "dns-record-overwrites",
  area: "dns",
  severity: "medium",
  title: "A record takes the place of one that somebody else made",
  what: "`allow_overwrite` of a record of a Kafka name is true.",
  why: "The first apply moves a name that leads to the source in silence: no plan shows it, no wave decided it, and destroying the stack deletes the name for everybody.",
  remedy:
    "Leave allow_overwrite out, and import the record that is there (terraform import, or an import block): the plan then shows what changes.",
  references: [
    "https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/route53_record#allow_overwrite",
  ],
  *find(plan, known) {
    for (const record of kafkaRecordsOf(plan, known)) {
      const { resource, overwrites } = record;
      if (isUnknown(overwrites))
        yield cannotTell(resource, "allow_overwrite", notTold("Whether the record takes another's place", overwrites));
      else if (overwrites)
        yield found(
          resource,
          "allow_overwrite",
          `${recordName(record)} takes the place of whatever record of that name there is.`,
        );
    }
  },
  cases: {
    nonCompliant: {
      terraform: zoneCase() + aliasCase("bootstrap.kafka.old.example.com", "allow_overwrite = true"),
    },
    compliant: { terraform: zoneCase() + aliasCase("bootstrap.kafka.old.example.com") },
  },
};
