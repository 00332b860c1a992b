import { type Cidr } from "../../network/cidr";
import { type Plan, type PlannedResource } from "../plan/plan";
import { isOneTraversal } from "../plan/template";
import { elementsOf, isUnknown, textOf, type Unknown, type Value } from "../plan/value";
import { networkOf } from "./addresses";
import { ledTo } from "./led-to";
import { prefixListsOf } from "./prefix-lists";
import { groupsMeant } from "./security-groups";

/** Who stands on the other side of a rule. */
export type Peer =
  | { readonly kind: "network"; readonly name: string; readonly networks: readonly Cidr[] }
  /** A prefix list; `complete` is false where what it holds is not known wholly. `ofAws`: a service of AWS. */
  | {
      readonly kind: "prefix-list";
      readonly name: string;
      readonly networks: readonly Cidr[];
      readonly complete: boolean;
      readonly ofAws: boolean;
    }
  /** A security group by its address or id. */
  | { readonly kind: "group"; readonly name: string }
  /** A network or an address of the plan's own whose numbers are known after the apply: a VPC is no wider than /16. */
  | { readonly kind: "own-network"; readonly name: string }
  | { readonly kind: "unknown"; readonly name: string };

/** Attributes that are a network or an address of the account's own. */
const ownNetwork = /\.(cidr_block|ipv6_cidr_block|public_ip|private_ip|vpc_cidr_block|vpc_ipv6_cidr_block)$/;

/** Networks of a rule, written as CIDRs. */
export function networkPeers(plan: Plan, from: PlannedResource, value: Value): readonly Peer[] {
  return each(plan, from, value).map((one): Peer => {
    const text = textOf(one);
    if (isUnknown(text)) return unknownNetwork(text);
    const network = text === null ? undefined : networkOf(text);
    return network === undefined
      ? { kind: "unknown", name: text ?? "something that is no network" }
      : { kind: "network", name: text ?? "", networks: [network] };
  });
}

/** Prefix lists of a rule, with what is in them. */
export function prefixListPeers(plan: Plan, from: PlannedResource, value: Value): readonly Peer[] {
  const lists = prefixListsOf(plan);
  const led = ledTo(plan, from, value);
  const known = led.resources.flatMap(({ address }): readonly Peer[] => {
    const list = lists.get(address);
    if (list === undefined) return [];
    return [{ kind: "prefix-list", name: address, ...list }];
  });
  const others = led.resources.filter(({ address }) => !lists.has(address)).map(({ address }) => address);
  const foreign = [...led.foreign, ...led.unresolved, ...others].map((name): Peer => ({
    kind: "prefix-list",
    name,
    networks: [],
    complete: false,
    ofAws: false,
  }));
  return [...known, ...foreign];
}

/** Security groups of a rule, its own one for `self`. */
export function groupPeers(plan: Plan, from: PlannedResource, value: Value): readonly Peer[] {
  const { groups, unresolved } = groupsMeant(plan, from, value);
  const named = groups.map((group): Peer => ({ kind: "group", name: withoutAccount(group) }));
  return named.length > 0 ? named : unresolved.map((name): Peer => ({ kind: "unknown", name }));
}

/** `444455556666/sg-0abc` is a group of another account. */
function withoutAccount(group: string): string {
  return /^\d{12}\/sg-/.test(group) ? group.slice(13) : group;
}

function each(plan: Plan, from: PlannedResource, value: Value): readonly Value[] {
  const elements = elementsOf(plan.follow(from, value));
  if (isUnknown(elements)) return [elements];
  return elements.flatMap((element) => {
    const inner = elementsOf(plan.follow(from, element));
    return isUnknown(inner) ? [inner] : inner;
  });
}

/**
 * A plan says what an unknown network refers to and not what is made of it: `["0.0.0.0/0", "${aws_eip.nat.public_ip}/32"]` and
 * `"${aws_eip.nat.public_ip}/0"` look there like the address alone. So only the text of a synthesized stack tells an own network.
 */
function unknownNetwork({ references, template }: Unknown): Peer {
  const [first] = references;
  if (first === undefined) return { kind: "unknown", name: "networks that are known after the apply" };
  const telling = references.filter((one) =>
    references.every((other) => other === one || !other.startsWith(`${one}.`)),
  );
  return isOneAlone(template) &&
    telling.every((one) => ownNetwork.test(one) && !/^(var|local|data\.(?!aws_(vpc|subnet)\.))/.test(one))
    ? { kind: "own-network", name: telling.join(", ") }
    : { kind: "unknown", name: first };
}

/** Whether a text is one attribute and nothing else but the mask of a single address. */
function isOneAlone(template: string | null): boolean {
  return template !== null && isOneTraversal(template.replace(/\/(?:32|128)$/, ""));
}
