import { rollbackEnds } from "../../../network/project-window";
import { kafkaRecordsOf, recordName } from "../../facts/kafka-records";
import { notTold } from "../../facts/not-told";
import { type Knowledge } from "../../knowledge";
import { isUnknown } from "../../plan/value";
import { cannotTell, found, type Rule } from "../../rule";
import { aliasCase, zoneCase } from "./zone-case";

/** Caches may hold an application's name so long while it moves. */
const longestSeconds = 60;

const knowing: Partial<Knowledge> = { today: "2027-03-10", window: { lastWaveEnds: "2027-03-01", rollbackDays: 30 } };

/** A name that caches hold too long to be moved, at a time in which it may have to be. */
export const dnsTtlTooLongInWindow: Rule = {
  name: "dns-ttl-too-long-in-window",
  area: "dns",
  severity: "medium",
  title: "A name lives in caches too long while it may have to move",
  what: "The day of the review lies in a freeze of the policy, or in the days in which people may go back, and a CNAME of a Kafka name has a TTL of more than 60 seconds.",
  why: "Clients that are restarted go on to the cluster that the name led to before: some write here, some there, for as long as caches remember.",
  remedy:
    "Lower the TTL to 60 at least one old TTL before the window, best a day, and raise it again when nobody goes back any more.",
  references: [
    "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resource-record-sets-values-basic.html#rrsets-values-basic-ttl",
    "https://docs.aws.amazon.com/sdk-for-java/latest/developer-guide/jvm-ttl-dns.html",
  ],
  needs: ["window"],
  *find(plan, known) {
    const because = whyNow(known);
    if (because === null) return;
    for (const record of kafkaRecordsOf(plan, known)) {
      const { resource, path, type, ttlSeconds } = record;
      if (type !== "CNAME" || ttlSeconds === null) continue;
      if (isUnknown(ttlSeconds))
        yield cannotTell(resource, `${path}ttl`, notTold(`How long caches hold ${recordName(record)}`, ttlSeconds));
      else if (ttlSeconds > longestSeconds)
        yield found(
          resource,
          `${path}ttl`,
          `Caches hold ${recordName(record)} for ${String(ttlSeconds)} s, and ${because}: ${String(longestSeconds)} s is the most.`,
        );
    }
  },
  cases: {
    nonCompliant: {
      terraform: zoneCase() + aliasCase("bootstrap.kafka.old.example.com").replace("= 60", "= 300"),
      knowing,
    },
    compliant: { terraform: zoneCase() + aliasCase("bootstrap.kafka.old.example.com"), knowing },
  },
};

/** Why names may have to move now; null where they need not. Before the last wave's end only a freeze tells that one is near. */
function whyNow({ today, policy, window }: Knowledge): string | null {
  const freeze = policy.freezes.find(({ from, to }) => from <= today && today <= to);
  if (freeze !== undefined) return `${today} lies in the freeze ${freeze.name}`;
  if (window === null || today < window.lastWaveEnds || today > rollbackEnds(window)) return null;
  return `people may go back until ${rollbackEnds(window)}`;
}
