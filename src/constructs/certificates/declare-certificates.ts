import { type IConstruct } from "constructs";
import { certificateNamesOfBroker } from "../../network/certificate-names";
import { type ListenerPlan } from "../../network/listeners";
import { declare } from "../network/declared";

/**
 * Declares what must be proved of the brokers' certificates, whoever makes them: each bootstrap and each broker shows consumers one
 * that holds its own name and the aliases.
 *
 * @param validUntil the day until which each must hold; left out where they are renewed, then they must hold when they are looked at
 */
export function declareCertificates(construct: IConstruct, plan: ListenerPlan, validUntil: string | undefined): void {
  const lasting = validUntil === undefined ? {} : { validUntil };
  const bootstrapNames = certificateNamesOfBroker(plan, -1);
  declare(construct, {
    expectations: {
      certificates: [
        ...plan.shards.map(({ bootstrap }) => ({
          ...bootstrap,
          from: ["consumer" as const],
          names: [...bootstrapNames],
          ...lasting,
        })),
        ...plan.brokers.map(({ host, port, nodeId }) => ({
          host,
          port,
          from: ["consumer" as const],
          names: [...certificateNamesOfBroker(plan, nodeId)],
          ...lasting,
        })),
      ],
    },
  });
}
