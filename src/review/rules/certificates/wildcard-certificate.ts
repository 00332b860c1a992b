import { certificatesOf } from "../../facts/certificates";
import { found, type Rule } from "../../rule";
import { exampleCertManager } from "./example-authority";

/** One key for every host of a zone. */
export const wildcardCertificate: Rule = {
  name: "wildcard-certificate",
  area: "certificates",
  severity: "medium",
  title: "A certificate is for every host of a zone",
  what: "A name of a certificate begins with *.",
  why: "Whoever has its key stands for any host of the zone, for brokers as well: the key of one small service is the key to all.",
  remedy: "Write out the names that are used; for brokers take them from the listeners.",
  references: ["https://docs.aws.amazon.com/acm/latest/userguide/acm-certificate-characteristics.html"],
  *find(plan) {
    for (const { resource, path, names } of certificatesOf(plan)) {
      const wild = names.filter((name) => name.startsWith("*."));
      if (wild.length > 0) yield found(resource, path, `It is for ${wild.slice(0, 5).join(", ")}.`);
    }
  },
  cases: {
    nonCompliant: { terraform: exampleCertManager({ names: ["*.orders.example.com"] }) },
    compliant: { terraform: exampleCertManager({ names: ["b-0.orders.example.com"] }) },
  },
};
