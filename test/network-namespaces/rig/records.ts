import { type ScriptedRecord } from "../../check/network/look/scripted-resolver";

/** The zone of the brokers. */
export const zone = "c1.kafka.example.com";

/** What the DNS server of the namespaces answers: the brokers, an alias that lives too long, a name that leaks, one at two addresses. */
export const records: readonly ScriptedRecord[] = [
  { name: `bootstrap.${zone}`, type: "A", value: "10.20.0.11", ttl: 60 },
  { name: `b-0.${zone}`, type: "A", value: "10.20.0.11", ttl: 60 },
  { name: `b-1.${zone}`, type: "A", value: "10.20.0.12", ttl: 60 },
  { name: `b-2.${zone}`, type: "A", value: "10.20.0.13", ttl: 60 },
  { name: `source.${zone}`, type: "A", value: "10.20.0.13", ttl: 60 },
  { name: `leaked.${zone}`, type: "A", value: "52.1.2.3", ttl: 60 },
  { name: `slow.${zone}`, type: "CNAME", value: `b-0.${zone}`, ttl: 300 },
  { name: `half.${zone}`, type: "A", value: "10.20.0.11", ttl: 60 },
  { name: `half.${zone}`, type: "A", value: "10.20.0.12", ttl: 60 },
];
