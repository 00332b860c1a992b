import { type Api, type Throttled } from "./api";

/** One user with its mechanisms, with an error of its own. Salts and keys are not part of the answer. */
export interface DescribedScramUser {
  readonly user: string;
  readonly errorCode: number;
  readonly errorMessage: string | null;
  /** Mechanism 1 is SCRAM-SHA-256, 2 is SCRAM-SHA-512. */
  readonly credentials: readonly { readonly mechanism: number; readonly iterations: number }[];
}

/** All SCRAM users. */
export interface DescribeUserScramCredentialsResponse extends Throttled {
  readonly errorCode: number;
  readonly errorMessage: string | null;
  readonly users: readonly DescribedScramUser[];
}

/** DescribeUserScramCredentials (KIP-554, 2.7): every SCRAM user of the cluster in one answer. */
export const describeUserScramCredentials: Api<undefined, DescribeUserScramCredentialsResponse> = {
  name: "DescribeUserScramCredentials",
  key: 50,
  versions: { min: 0, max: 0 },
  flexibleFrom: 0,
  encode(writer) {
    // Empty means all, as null does; but a broker that refuses a null list stumbles over it and never answers.
    writer.array([], () => undefined).tags();
  },
  decode(reader) {
    const throttleTimeMs = reader.int32();
    const errorCode = reader.int16();
    const errorMessage = reader.nullableString();
    const users = reader.array(() => {
      const user = {
        user: reader.string(),
        errorCode: reader.int16(),
        errorMessage: reader.nullableString(),
        credentials: reader.array(() => {
          const credential = { mechanism: reader.int8(), iterations: reader.int32() };
          reader.tags();
          return credential;
        }),
      };
      reader.tags();
      return user;
    });
    reader.tags();
    return { throttleTimeMs, errorCode, errorMessage, users };
  },
};
