import { pbkdf2Sync, randomBytes } from "node:crypto";
import { type Api, type Throttled } from "../../kafka-client/protocol/api";

/** A SCRAM-SHA-512 credential as brokers keep it: the password never leaves this process. */
export interface ScramUpsertion {
  readonly user: string;
  readonly iterations: number;
  readonly salt: Buffer;
  readonly saltedPassword: Buffer;
}

interface AlterUserScramCredentialsResponse extends Throttled {
  readonly results: readonly {
    readonly user: string;
    readonly errorCode: number;
    readonly errorMessage: string | null;
  }[];
}

const sha512 = 2;

/** Salts a password as SCRAM-SHA-512 wants it (RFC 5802, `Hi`). */
export function scramUpsertion(user: string, password: string): ScramUpsertion {
  const salt = randomBytes(24);
  const iterations = 4096;
  return {
    user,
    iterations,
    salt,
    saltedPassword: pbkdf2Sync(password.normalize("NFKC"), salt, iterations, 64, "sha512"),
  };
}

/** AlterUserScramCredentials (KIP-554, 2.7). It writes, so it lives here: only clusters of our own get it. */
export const alterUserScramCredentials: Api<readonly ScramUpsertion[], AlterUserScramCredentialsResponse> = {
  name: "AlterUserScramCredentials",
  key: 51,
  versions: { min: 0, max: 0 },
  flexibleFrom: 0,
  encode(writer, upsertions) {
    writer
      .array([], () => undefined)
      .array(upsertions, (to, { user, iterations, salt, saltedPassword }) => {
        to.string(user).int8(sha512).int32(iterations).bytes(salt).bytes(saltedPassword).tags();
      })
      .tags();
  },
  decode(reader) {
    const throttleTimeMs = reader.int32();
    const results = reader.array(() => {
      const result = { user: reader.string(), errorCode: reader.int16(), errorMessage: reader.nullableString() };
      reader.tags();
      return result;
    });
    reader.tags();
    return { throttleTimeMs, results };
  },
};
