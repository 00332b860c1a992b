import { type TerraformResourceLifecycle } from "cdktf";
import { type Construct } from "constructs";
import { type Endpoint } from "../../../network/listeners";
import { type Ports } from "../../../network/edge";
import { type PathSecurity } from "../path-security";
import { type NetworkPlace } from "../place";

/** From where a source is reached, and how long. */
export interface SourceSetting {
  /** The source, as people call it. */
  readonly name: string;
  /** The AWS region of {@link SourceSetting.place}: `us-east-1`. */
  readonly region: string;
  readonly place: NetworkPlace;
  readonly security: PathSecurity;
  /** The last day on which people may go back: `2027-03-31`. */
  readonly keepUntil: string;
}

/** What {@link SourceWay.make} puts on everything that it makes. */
export interface SourceMarks {
  /** `prevent_destroy` while the way must stay. */
  readonly lifecycle: TerraformResourceLifecycle;
  readonly tags: Record<string, string>;
}

/** A name that was made in a private zone. */
export interface SourceName {
  readonly name: string;
  /** As people read it. */
  readonly to: string;
}

/** What one way has become. */
export interface MadeWay {
  /** Tokens of the endpoint, where there is one that tells its state. */
  readonly endpoint?: { readonly id: string; readonly state: string };
  readonly zone?: { readonly name: string; readonly zoneId: string; readonly names: readonly SourceName[] };
  /** Where clients begin: `host:port,host:port`; may be a token. Missing where nobody knows it yet. */
  readonly bootstrapServers?: string;
  /** Further values that other accounts and tools ask for. */
  readonly outputs?: readonly { readonly what: string; readonly value: string; readonly description: string }[];
}

/** One kind of way to a source: what is wrong with it, what to know of it, what it makes. */
export interface SourceWay<Source> {
  /** Ports that the source listens on as seen from here. */
  ports(source: Source): readonly Ports[];
  /** Sentences, each naming the value, the rule and what to write instead. */
  problems(source: Source, setting: SourceSetting): readonly string[];
  /** What people do beside the apply; told at every synthesis. */
  remarks(source: Source): readonly string[];
  /** What must be done or accepted before the apply; told as warnings. */
  warnings?(source: Source): readonly string[];
  /** Addresses known at synthesis that must answer over TLS. */
  endpoints(source: Source): readonly Endpoint[];
  make(scope: Construct, source: Source, setting: SourceSetting, marks: SourceMarks): MadeWay;
}

/** TLS on one port. */
export const tcpPort = (port: number): Ports => ({ protocol: "tcp", from: port, to: port });

/** `host:port,host:port` as clients take it. */
export function serversText(endpoints: readonly Endpoint[]): string {
  return endpoints.map(({ host, port }) => `${host}:${String(port)}`).join(",");
}
