import { type VpcReference } from "./private-zone";
import { type PathSecurity } from "../path-security";
import { type NetworkPlace } from "../place";

/** Where resolvers on premises are asked for one domain. */
export interface ForwardedDomain {
  /** `corp.example.com`, with everything below it. */
  readonly domain: string;
  /** Resolvers on premises. */
  readonly resolvers: readonly { readonly ip: string; readonly port?: number }[];
  /** VPCs that ask them. Default: the place's own. */
  readonly vpcs?: readonly VpcReference[];
}

/** How names are asked for over the border between AWS and networks on premises. */
export interface ResolverEndpointsProps {
  /** The target's name. */
  readonly name: string;
  /** Where the addresses lie: its endpoint tier, 2 to 10 of them. */
  readonly network: NetworkPlace;
  /** The target's groups, of which role `resolver` is used; or the networks on premises, for a group of its own. */
  readonly security: PathSecurity | { readonly onPremises: readonly string[] };
  /** Networks on premises ask here for the target's names. Fixed addresses by zone id, where their resolvers must know them beforehand. */
  readonly inbound?: { readonly addresses?: Readonly<Record<string, string>> };
  /** The target asks networks on premises. */
  readonly outbound?: { readonly forward: readonly ForwardedDomain[] };
  /** Private zones that are answered in the place: forwarding one of them would hide it. */
  readonly answeredHere?: readonly string[];
  readonly owner?: string;
}
