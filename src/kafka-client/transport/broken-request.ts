import { errorCode, errorText } from "../../documents/error-code";
import { type ClientProperties } from "../client-settings";
import { type Endpoint } from "../endpoint";
import { type Layer } from "../layer";
import { MalformedResponse } from "../protocol/malformed-response";
import { EndpointUnreachable } from "../unreachable";
import { alertCause } from "./dial";
import { TokenRefused } from "./oauth-token";

/**
 * What a failed request means, as an EndpointUnreachable: kafkajs wraps the same few causes in many ways, and brokers
 * often just hang up. A fault of our own is given back as it is.
 */
export function brokenRequest(
  endpoint: Endpoint,
  { tls, sasl }: ClientProperties,
  layer: Layer,
  error: unknown,
): unknown {
  // What Node itself throws at wrong arguments is a fault of ours and none of the broker's.
  if (error instanceof RangeError || error instanceof TypeError) return error;
  if (error instanceof MalformedResponse)
    return new EndpointUnreachable(endpoint, layer, "MALFORMED_RESPONSE", error.message);
  const text = errorText(error);
  const code = errorCode(error) ?? "";
  const byAlert = alertCause(code, tls) ?? (/alert/i.test(text) ? alertCause(alertIn(text), tls) : undefined);
  if (byAlert !== undefined) return new EndpointUnreachable(endpoint, layer, byAlert);
  if (error instanceof TokenRefused || /token/i.test(text))
    return new EndpointUnreachable(endpoint, layer, "OAUTH_TOKEN_REFUSED", text);
  if (/timed? ?out/i.test(text)) return new EndpointUnreachable(endpoint, layer, "ETIMEDOUT");
  if (/closed|not connected/i.test(text) || code === "ECONNRESET" || code === "EPIPE")
    return new EndpointUnreachable(endpoint, layer, hungUpCause(layer, tls !== null, sasl !== null));
  if (layer === "sasl") return new EndpointUnreachable(endpoint, layer, saslCause(error, text), saslDetail(text));
  return new EndpointUnreachable(endpoint, layer, code === "" ? "MALFORMED_RESPONSE" : code, text);
}

function alertIn(text: string): string {
  return `ERR_SSL_ALERT_${text.toUpperCase().replace(/[^A-Z0-9]+/g, "_")}`;
}

function hungUpCause(layer: Layer, hasTls: boolean, hasSasl: boolean): string {
  if (layer === "api-versions" && !hasTls) return "TLS_EXPECTED";
  if (layer === "metadata" && !hasSasl) return "SASL_EXPECTED";
  return "CONNECTION_CLOSED";
}

function saslCause(error: unknown, text: string): string {
  const type = typeof error === "object" && error !== null && "type" in error ? String(error.type) : "";
  if (type === "UNSUPPORTED_SASL_MECHANISM" || /mechanism is not supported/.test(text))
    return "UNSUPPORTED_SASL_MECHANISM";
  if (type === "ILLEGAL_SASL_STATE") return "SASL_NOT_EXPECTED";
  return "SASL_AUTHENTICATION_FAILED";
}

/** The broker's own words behind kafkajs' prefix. */
function saslDetail(text: string): string {
  return text.replace(/^SASL [A-Z0-9 -]+ authentication failed: /, "").replace(/\.$/, "");
}
