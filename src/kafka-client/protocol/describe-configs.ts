import { type Api, type Throttled } from "./api";
import { type Reader } from "./reader";

/** Kafka's numbers for what has configs (`ConfigResource.Type`). */
export const configResourceTypes = { topic: 2, broker: 4 } as const;

/** Which resources to describe: every config of each. */
export interface DescribeConfigsRequest {
  readonly resources: readonly { readonly type: number; readonly name: string }[];
}

/** One effective config entry. */
export interface DescribedConfig {
  readonly name: string;
  readonly value: string | null;
  /** `ConfigSource`'s number; 0 is unknown. */
  readonly source: number;
  readonly sensitive: boolean;
}

/** One resource, with an error of its own. */
export interface DescribedResource {
  readonly errorCode: number;
  readonly errorMessage: string | null;
  readonly type: number;
  readonly name: string;
  readonly configs: readonly DescribedConfig[];
}

/** Configs by resource. */
export interface DescribeConfigsResponse extends Throttled {
  readonly results: readonly DescribedResource[];
}

/** DescribeConfigs: effective configs, defaults included, without synonyms and documentation. */
export const describeConfigs: Api<DescribeConfigsRequest, DescribeConfigsResponse> = {
  name: "DescribeConfigs",
  key: 32,
  versions: { min: 1, max: 4 },
  flexibleFrom: 4,
  encode(writer, request, version) {
    writer.array(request.resources, (_, resource) => {
      writer.int8(resource.type).string(resource.name);
      writer.array(null, () => undefined).tags();
    });
    writer.boolean(false);
    if (version >= 3) writer.boolean(false);
    writer.tags();
  },
  decode(reader, version) {
    const throttleTimeMs = reader.int32();
    const results = reader.array(() => {
      const resource = {
        errorCode: reader.int16(),
        errorMessage: reader.nullableString(),
        type: reader.int8(),
        name: reader.string(),
        configs: reader.array(() => config(reader, version)),
      };
      reader.tags();
      return resource;
    });
    reader.tags();
    return { throttleTimeMs, results };
  },
};

function config(reader: Reader, version: number): DescribedConfig {
  const name = reader.string();
  const value = reader.nullableString();
  reader.boolean();
  const source = reader.int8();
  const sensitive = reader.boolean();
  reader.array(synonym);
  if (version >= 3) {
    reader.int8();
    reader.nullableString();
  }
  reader.tags();
  return { name, value, source, sensitive };
}

function synonym(reader: Reader): void {
  reader.string();
  reader.nullableString();
  reader.int8();
  reader.tags();
}
