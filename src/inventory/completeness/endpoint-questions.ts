import { askPeople } from "./asking";
import { type Facts } from "./facts";
import { type Question } from "./question";

/** What must be known of every address, and that there is one for each path. */
export const endpointQuestions: readonly Question[] = [
  {
    id: "endpoints.paths",
    area: "endpoints",
    kind: "path",
    field: "role",
    gate: "freeze",
    answeredBy: "network team",
    asks: "An endpoint under endpoints whose role is this path: data, control, observability.",
    why: "A path that nobody wrote down is one that nobody opens at the target.",
    appliesTo: () => true,
    isAnswered: ({ people }, path) => [...people.endpoints.values()].some(({ role }) => role === path),
  },
  ...askPeople("endpoints", "endpoint", "endpoints", [
    { field: "owner", gate: "freeze", of: "network team", why: "Somebody must be able to change it." },
    { field: "role", gate: "freeze", of: "network team", why: "The three paths are opened and closed apart." },
    {
      field: "kind",
      gate: "freeze",
      of: "platform team",
      why: "Each kind of endpoint is proved by another check.",
      told: ({ endpoints }, id) => endpoints.has(id),
    },
    {
      field: "addresses",
      gate: "freeze",
      of: "platform team",
      why: "Clients know it by its address.",
      told: ({ endpoints }, id) => (endpoints.get(id)?.addresses.length ?? 0) > 0,
    },
    {
      field: "protocol",
      gate: "freeze",
      of: "platform team",
      why: "Clients are configured with it.",
      told: ({ endpoints }, id) => isTold(endpoints.get(id)?.protocol),
    },
    {
      field: "visibility",
      gate: "freeze",
      of: "network team",
      why: "The target must be reachable from where clients are.",
      told: ({ endpoints }, id) => isTold(endpoints.get(id)?.visibility),
    },
    {
      field: "clients",
      gate: "cut-over",
      of: "network team",
      why: "Whoever is not listed is not let in at the target.",
    },
    { field: "crossAccount", gate: "cut-over", of: "network team", why: "Another account needs another way in." },
    {
      field: "allowlists",
      gate: "cut-over",
      of: "network team",
      why: "New addresses must be on them before the window.",
    },
    { field: "dns.name", gate: "cut-over", of: "network team", why: "It is what clients look up.", when: isBootstrap },
    {
      field: "dns.ttlSeconds",
      gate: "cut-over",
      of: "network team",
      why: "Old answers live for as long.",
      when: isBootstrap,
    },
    {
      field: "dns.zoneOwner",
      gate: "rollback",
      of: "network team",
      why: "Somebody must turn it back.",
      when: isBootstrap,
    },
    {
      field: "tls.hostnameVerification",
      gate: "cut-over",
      of: "security team",
      why: "A certificate without the new name is refused.",
      when: isBootstrap,
    },
    {
      field: "tls.mtls",
      gate: "cut-over",
      of: "security team",
      why: "Clients need a certificate of their own.",
      when: isBootstrap,
    },
    {
      field: "tls.caRef",
      gate: "cut-over",
      of: "security team",
      why: "Clients must trust the new authority first.",
      when: isBootstrap,
    },
  ]),
];

function isTold(value: unknown): boolean {
  return value !== null && value !== undefined;
}

function isBootstrap({ endpoints, people }: Facts, id: string): boolean {
  return (endpoints.get(id)?.kind ?? people.endpoints.get(id)?.kind) === "bootstrap";
}
