import { covers } from "../../../network/certificate-names";
import { certificatesOf } from "../../facts/certificates";
import { type RequestedCertificate } from "../../facts/certificates/requested";
import { emptyNetwork } from "../../facts/empty-network";
import { cannotTell, found, type Rule } from "../../rule";
import { exampleCertManager } from "./example-authority";

const bootstrap = "bootstrap.orders.example.com";
const broker = "b-0.orders.example.com";
const knowing = {
  network: {
    ...emptyNetwork,
    listeners: [
      { host: bootstrap, port: 19092, nodeId: null },
      { host: broker, port: 19093, nodeId: 0 },
    ],
  },
};

/** Brokers whose certificates do not hold the names that clients ask for. */
export const certificateLacksAdvertisedName: Rule = {
  name: "certificate-lacks-advertised-name",
  area: "certificates",
  severity: "high",
  title: "A certificate lacks names that brokers advertise",
  what: "The plan makes certificates for names of the declared listeners, and one name is in none of them; or a broker's certificate lacks the bootstrap's name, where any broker answers.",
  why: 'Clients end with "No name matching … found" once they are led to that broker, often after the first connection went well.',
  remedy: "Make the certificates' names from the listeners: every bootstrap name and the broker's own in each.",
  references: [
    "https://www.rfc-editor.org/rfc/rfc6125",
    "https://kafka.apache.org/documentation/#security_confighostname",
  ],
  needs: ["network"],
  *find(plan, { network }) {
    if (network === null || network.listeners.length === 0) return;
    const hosts = [...new Set(network.listeners.map(({ host }) => host.toLowerCase()))];
    const bootstraps = [
      ...new Set(network.listeners.filter(({ nodeId }) => nodeId === null).map(({ host }) => host.toLowerCase())),
    ];
    const leaves = certificatesOf(plan).filter(({ isAuthority, use }) => !isAuthority && use !== "client");
    const held = holders(leaves, hosts);
    const kafka = leaves.filter((leaf) => held.byCertificate.has(leaf));
    for (const leaf of kafka) {
      const missing = bootstraps.filter((host) => !covers(leaf.names, host));
      if (missing.length === 0) continue;
      if (leaf.mayHaveMore)
        yield cannotTell(leaf.resource, leaf.path, `Whether it holds ${missing.join(", ")} is not known in the plan.`);
      else yield found(leaf.resource, leaf.path, `It is shown by brokers and lacks ${missing.join(", ")}.`);
    }
    const [first] = kafka;
    const nowhere = hosts.filter((host) => !held.hosts.has(host) && !bootstraps.includes(host));
    if (first === undefined || nowhere.length === 0) return;
    const others = kafka.slice(1, 20).map(({ resource }) => resource.address);
    if (leaves.some(({ mayHaveMore }) => mayHaveMore))
      yield cannotTell(
        first.resource,
        first.path,
        `Which certificate holds ${shown(nowhere)} is not known in the plan.`,
        others,
      );
    else yield found(first.resource, first.path, `No certificate of the plan holds ${shown(nowhere)}.`, others);
  },
  cases: {
    nonCompliant: { terraform: exampleCertManager({ names: [broker] }), knowing },
    compliant: { terraform: exampleCertManager({ names: [bootstrap, broker] }), knowing },
  },
};

/** Which hosts are held, and which certificates hold a listener's own name. Linear: wildcards are looked up by their domain. */
function holders(leaves: readonly RequestedCertificate[], hosts: readonly string[]) {
  const byName = new Map<string, string[]>();
  for (const host of hosts)
    for (const name of [host, `*${host.slice(host.indexOf("."))}`])
      byName.set(name, [...(byName.get(name) ?? []), host]);
  const held = new Set<string>();
  const byCertificate = new Set<RequestedCertificate>();
  for (const leaf of leaves)
    for (const host of leaf.names.flatMap((name) => byName.get(name) ?? [])) {
      held.add(host);
      byCertificate.add(leaf);
    }
  return { hosts: held, byCertificate };
}

function shown(names: readonly string[]): string {
  const more = names.length - 5;
  return `${names.slice(0, 5).join(", ")}${more > 0 ? ` and ${String(more)} more` : ""}`;
}
