import { type Api, type Throttled } from "../../kafka-client/protocol/api";
import { type ClientQuota } from "../../kafka/cluster-facts";

interface AlterClientQuotasResponse extends Throttled {
  readonly entries: readonly { readonly errorCode: number; readonly errorMessage: string | null }[];
}

/** AlterClientQuotas (KIP-546, 2.6), version 0. It writes, so it lives here: only clusters of our own get it. */
export const alterClientQuotas: Api<readonly ClientQuota[], AlterClientQuotasResponse> = {
  name: "AlterClientQuotas",
  key: 49,
  versions: { min: 0, max: 0 },
  flexibleFrom: 1,
  encode(writer, quotas) {
    writer
      .array(quotas, (to, { entity, values }) => {
        to.array(entityParts(entity), (part, [type, name]) => {
          part.string(type).string(name);
        }).array(Object.entries(values), (op, [key, value]) => {
          op.string(key).float64(value).boolean(false);
        });
      })
      .boolean(false);
  },
  decode(reader) {
    const throttleTimeMs = reader.int32();
    const entries = reader.array(() => {
      const entry = { errorCode: reader.int16(), errorMessage: reader.nullableString() };
      reader.array(() => ({ type: reader.string(), name: reader.nullableString() }));
      return entry;
    });
    return { throttleTimeMs, entries };
  },
};

function entityParts(entity: ClientQuota["entity"]): readonly (readonly [string, string | null])[] {
  return (["user", "client-id", "ip"] as const).flatMap((type) => {
    const name = entity[type];
    return name === undefined ? [] : [[type, name] as const];
  });
}
