import { type Api, type Throttled, type VersionRange } from "./api";
import { type Reader } from "./reader";

/** Which client asks; brokers log it (KIP-511). */
export interface ApiVersionsRequest {
  readonly softwareName: string;
  readonly softwareVersion: string;
}

/** What one broker speaks. */
export interface ApiVersionsResponse extends Throttled {
  readonly errorCode: number;
  readonly apis: ReadonlyMap<number, VersionRange>;
  /** Finalized features by name with their level: `metadata.version` tells a KRaft cluster's release (KIP-584). */
  readonly finalizedFeatures: ReadonlyMap<string, number>;
  /** Features that this broker could be raised to. */
  readonly supportedFeatures: ReadonlyMap<string, VersionRange>;
}

const unsupportedVersion = 35;
const supportedFeaturesTag = 0;
const finalizedFeaturesTag = 2;

/** ApiVersions: what a broker speaks. A broker that is older than the version asked answers in version 0. */
export const apiVersions: Api<ApiVersionsRequest, ApiVersionsResponse> = {
  name: "ApiVersions",
  key: 18,
  versions: { min: 0, max: 3 },
  flexibleFrom: 3,
  encode(writer, request, version) {
    if (version >= 3) writer.string(request.softwareName).string(request.softwareVersion).tags();
  },
  decode(reader, version) {
    const errorCode = reader.int16();
    if (errorCode === unsupportedVersion) return unsupported(errorCode);
    const apis = new Map(
      reader.array(() => {
        const key = reader.int16();
        const range = { min: reader.int16(), max: reader.int16() };
        reader.tags();
        return [key, range] as const;
      }),
    );
    const throttleTimeMs = version >= 1 ? reader.int32() : 0;
    return { errorCode, apis, throttleTimeMs, ...features(reader, version) };
  },
};

function unsupported(errorCode: number): ApiVersionsResponse {
  return { errorCode, apis: new Map(), throttleTimeMs: 0, finalizedFeatures: new Map(), supportedFeatures: new Map() };
}

function features(
  reader: Reader,
  version: number,
): Pick<ApiVersionsResponse, "finalizedFeatures" | "supportedFeatures"> {
  const finalizedFeatures = new Map<string, number>();
  const supportedFeatures = new Map<string, VersionRange>();
  if (version >= 3)
    reader.taggedFields((tag, field) => {
      if (tag === supportedFeaturesTag)
        field.array(() => {
          supportedFeatures.set(field.string(), { min: field.int16(), max: field.int16() });
          field.tags();
        });
      if (tag === finalizedFeaturesTag)
        field.array(() => {
          const name = field.string();
          finalizedFeatures.set(name, field.int16());
          field.int16();
          field.tags();
        });
    });
  return { finalizedFeatures, supportedFeatures };
}
