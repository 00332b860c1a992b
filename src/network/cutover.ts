import { covers } from "./certificate-names";
import { type SourceKind } from "./source-kind";

/** How clients come to the target: by their configuration and a restart, or by a name that then leads elsewhere. */
export type CutoverMethod = "config" | "dns";

/** One application's name and what stands behind it on both sides. */
export interface Cutover {
  /** The full name that clients use: `orders.kafka.example.com`. */
  readonly alias: string;
  readonly method: CutoverMethod;
  /** Names of the source's certificates, as brokers show them; where they are not known, nothing is believed. */
  readonly source: { readonly kind: SourceKind; readonly certificateNames?: readonly string[] };
  readonly target: { readonly certificateNames: readonly string[] };
  /** Whether clients may look the bootstrap up anew by themselves: `metadata.recovery.strategy=rebootstrap`, the default from clients 4.0 on (KIP-1102). */
  readonly clientsMayRebootstrap?: boolean;
}

/** Platforms whose certificates nobody but the platform can add a name to. */
const foreignCertificates: readonly {
  readonly whose: string;
  readonly kinds: readonly SourceKind[];
  readonly name: RegExp;
}[] = [
  {
    whose: "Confluent Cloud",
    kinds: ["confluent-dedicated", "confluent-platt", "confluent-ingress-gateway"],
    name: /\.confluent\.cloud$/,
  },
  {
    whose: "Amazon MSK",
    kinds: ["msk-multi-vpc", "msk-same-vpc"],
    name: /\.kafka(-serverless)?\.[a-z0-9-]+\.amazonaws\.com(\.cn)?$/,
  },
];

const instead =
  'Use method "config": change the bootstrap servers in the clients\' configuration (Secrets Manager, Parameter Store, ConfigMap) and restart them.';

/**
 * What makes a cut-over by DNS impossible; none for `config`. TLS asks for the name that the client typed, so both sides'
 * certificates must have it; and a running client does not look its bootstrap up again (KIP-899).
 */
export function cutoverProblems(cutover: Cutover): readonly string[] {
  const { alias, method, source, target, clientsMayRebootstrap } = cutover;
  if (method === "config") return [];
  const foreign = foreignCertificates.find(
    ({ kinds, name }) => kinds.includes(source.kind) || (source.certificateNames ?? []).some((one) => name.test(one)),
  );
  const known = source.certificateNames;
  return [
    ...(foreign === undefined
      ? []
      : [
          `${alias} cannot be moved by DNS: the source is ${foreign.whose}, whose certificates have no name of yours, so clients that use ${alias} refuse the source. ${instead}`,
        ]),
    ...(foreign !== undefined || (known !== undefined && covers(known, alias))
      ? []
      : [
          `${alias} cannot be moved by DNS: ${
            known === undefined
              ? "the names of the source's certificates are not known"
              : `the source's certificates lack it (they have ${listed(known)})`
          }. Add it to them on every source broker and name them in source.certificateNames, or: ${instead}`,
        ]),
    ...(covers(target.certificateNames, alias)
      ? []
      : [
          `${alias} cannot be moved by DNS: the target's certificates lack it. Add it to the aliases of the listener plan, from which their names are made.`,
        ]),
    ...(clientsMayRebootstrap === true
      ? [
          `${alias} must not be moved by DNS: some of its clients may look it up anew (metadata.recovery.strategy=rebootstrap), so any outage of the source would move them one by one at a time that nobody chose. ${instead} Or set it to none until the wave is closed.`,
        ]
      : []),
  ];
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? "none" : names.slice(0, 3).join(", ");
}
