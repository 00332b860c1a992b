/** Where a server listens. */
export interface Endpoint {
  /** A name or an address; an IPv6 address without its brackets. */
  readonly host: string;
  readonly port: number;
}

/** `host:port`, an IPv6 address in brackets. */
export function endpointText({ host, port }: Endpoint): string {
  return host.includes(":") ? `[${host}]:${String(port)}` : `${host}:${String(port)}`;
}

/** The endpoint in `host:port` or `[address]:port`, or undefined where the text is none. */
export function parseEndpoint(text: string): Endpoint | undefined {
  const match = /^(?:[A-Z_]+:\/\/)?(?:\[([0-9A-Fa-f:.%]+)\]|([^\s:/[\]]+)):(\d{1,5})$/.exec(text);
  const host = match?.[1] ?? match?.[2];
  const port = Number(match?.[3]);
  return host === undefined || port < 1 || port > 65535 ? undefined : { host, port };
}
