import { type TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { type ClientQuota, type QuotaEntity } from "../../kafka/cluster-facts";
import { whatIsWrongWithQuota } from "../../kafka/quota-keys";
import { addressesDiffer, constructId } from "../construct-id";
import { mustHold, repeated } from "../must-hold";
import { looksLikeToken, terraformText } from "../terraform-text";
import { Quota } from "./bindings/quota";

/** The quotas of one group. */
export interface ClientQuotasProps {
  /** Each for a user, a client id or an address, or for the default of one of these. */
  readonly quotas: readonly ClientQuota[];
  /** Where a stack has several Kafka providers. */
  readonly provider?: TerraformProvider;
}

/**
 * Client quotas: one `kafka_quota` block an entity. A change replaces the block, which leaves the entity without limits
 * for a moment; `create_before_destroy` must never be set, it ends with no quota at all.
 */
export class ClientQuotas extends Construct {
  readonly elements: readonly Quota[];

  constructor(scope: Construct, id: string, props: ClientQuotasProps) {
    super(scope, id);
    mustHold(this, problemsOf(props.quotas));
    this.elements = props.quotas.flatMap(({ entity, values }) =>
      partsOf(entity).map(
        ({ type, name }) =>
          new Quota(this, name === null ? constructId(type) : constructId(type, name), {
            entityType: type,
            ...(name === null ? {} : { entityName: terraformText(name) }),
            config: { ...values },
            ...(props.provider === undefined ? {} : { provider: props.provider }),
          }),
      ),
    );
    addressesDiffer(this);
  }
}

interface EntityPart {
  readonly type: string;
  /** Null for the default of the type. */
  readonly name: string | null;
}

function partsOf(entity: QuotaEntity): readonly EntityPart[] {
  return Object.entries(entity).map(([type, name]: [string, string | null]) => ({ type, name }));
}

function problemsOf(quotas: readonly ClientQuota[]): readonly string[] {
  return [
    ...repeated(quotas.map(({ entity }) => textOf(entity))).map((entity) => `quota of ${entity} is declared twice`),
    ...quotas.flatMap(({ entity, values }) => {
      const problems: string[] = [];
      if (partsOf(entity).length !== 1)
        problems.push("the Kafka provider writes quotas of exactly one of user, client-id, ip");
      if (partsOf(entity).some(({ name }) => name === ""))
        problems.push("an empty name would mean the default: use null");
      if (partsOf(entity).some(({ name }) => name !== null && looksLikeToken(name)))
        problems.push('the name holds cdktf\'s own marker "TfToken[", which cannot be written');
      if (Object.keys(values).length === 0) problems.push("it limits nothing: leave it out");
      for (const { type } of partsOf(entity))
        for (const [key, value] of Object.entries(values))
          problems.push(...[whatIsWrongWithQuota(type, key, value)].filter((wrong) => wrong !== undefined));
      return problems.map((problem) => `quota of ${textOf(entity)}: ${problem}`);
    }),
  ];
}

function textOf(entity: QuotaEntity): string {
  return partsOf(entity)
    .map(({ type, name }) => `${type} ${name === null ? "(default)" : JSON.stringify(name)}`)
    .sort()
    .join(", ");
}
