import { type Api, type Throttled } from "./api";

/** One entity with its limits; a null name is the default entity of that type. */
export interface DescribedQuota {
  readonly entity: readonly { readonly type: string; readonly name: string | null }[];
  readonly values: readonly { readonly key: string; readonly value: number }[];
}

/** All quotas. */
export interface DescribeClientQuotasResponse extends Throttled {
  readonly errorCode: number;
  readonly errorMessage: string | null;
  readonly quotas: readonly DescribedQuota[];
}

/** DescribeClientQuotas (KIP-546, 2.6): every quota of the cluster in one answer. */
export const describeClientQuotas: Api<undefined, DescribeClientQuotasResponse> = {
  name: "DescribeClientQuotas",
  key: 48,
  versions: { min: 0, max: 1 },
  flexibleFrom: 1,
  encode(writer) {
    writer.array([], () => undefined);
    writer.boolean(false).tags();
  },
  decode(reader) {
    const throttleTimeMs = reader.int32();
    const errorCode = reader.int16();
    const errorMessage = reader.nullableString();
    const quotas = reader.array(() => {
      const entity = reader.array(() => {
        const part = { type: reader.string(), name: reader.nullableString() };
        reader.tags();
        return part;
      });
      const values = reader.array(() => {
        const limit = { key: reader.string(), value: reader.float64() };
        reader.tags();
        return limit;
      });
      reader.tags();
      return { entity, values };
    });
    reader.tags();
    return { throttleTimeMs, errorCode, errorMessage, quotas };
  },
};
