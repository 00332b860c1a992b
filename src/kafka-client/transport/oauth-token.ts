import { errorText } from "../../documents/error-code";
import { type SaslSettings } from "../client-settings";

/** What a broker is shown under OAUTHBEARER. */
export interface OAuthToken {
  readonly value: string;
  readonly extensions: Readonly<Record<string, string>>;
}

/** A token endpoint that gave no token; the message holds neither secret nor token. */
export class TokenRefused extends Error {
  override readonly name = "TokenRefused";
}

/**
 * A token by the client credentials grant (RFC 6749, 4.4), as Java's `OAuthBearerLoginCallbackHandler` asks for it.
 *
 * @throws TokenRefused
 */
export async function fetchOAuthToken(
  settings: Extract<SaslSettings, { mechanism: "OAUTHBEARER" }>,
  timeoutMs: number,
): Promise<OAuthToken> {
  const credentials = Buffer.from(`${settings.clientId}:${settings.clientSecret.reveal()}`).toString("base64");
  const form = new URLSearchParams({ grant_type: "client_credentials" });
  if (settings.scope !== null) form.set("scope", settings.scope);
  try {
    const response = await globalThis.fetch(settings.tokenEndpoint, {
      method: "POST",
      headers: { authorization: `Basic ${credentials}`, accept: "application/json" },
      body: form,
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (!response.ok) throw new TokenRefused(`it answered ${String(response.status)}`);
    return { value: tokenIn(await response.json()), extensions: settings.extensions };
  } catch (error) {
    if (error instanceof TokenRefused) throw error;
    const cause: unknown = error instanceof Error ? error.cause : undefined;
    throw new TokenRefused(errorText(cause ?? error), { cause: error });
  }
}

function tokenIn(answer: unknown): string {
  if (typeof answer === "object" && answer !== null && "access_token" in answer) {
    const token = answer.access_token;
    if (typeof token === "string" && token !== "") return token;
  }
  throw new TokenRefused("its answer holds no access_token");
}
