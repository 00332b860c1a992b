import { type Cidr } from "../../network/cidr";
import { oncePerPlan } from "../once-per-plan";
import { type Plan, type PlannedResource } from "../plan/plan";
import {
  blocksOf,
  elementsOf,
  field,
  isObject,
  isUnknown,
  numberOf,
  textOf,
  type Value,
  type ValueObject,
} from "../plan/value";
import { networkOf } from "./addresses";
import { manifestsOf } from "./manifests";
import { everyPort, type PortRange } from "./port-range";

/** One line of a Kubernetes NetworkPolicy that lets connections in. */
export interface PolicyIngress {
  readonly resource: PlannedResource;
  readonly path: string;
  /** Empty where it names no sources, which is everybody; null where they cannot be told. */
  readonly networks: readonly Cidr[] | null;
  /** Whether it lets everybody in: it names no source at all. */
  readonly fromAll: boolean;
  /** TCP ports; all of them where it names none; null where they cannot be told. */
  readonly ports: readonly PortRange[] | null;
}

const typed = ["kubernetes_network_policy", "kubernetes_network_policy_v1"];

/** What NetworkPolicies let in, as typed resources and as manifests write them (Kubernetes API, `NetworkPolicyIngressRule`). */
export const policyIngressOf = oncePerPlan((plan): readonly PolicyIngress[] => [
  ...plan.ofType(...typed).flatMap((resource) => {
    const spec = resource.after === null ? [] : blocksOf(plan.follow(resource, field(resource.after, "spec")));
    const [first] = isUnknown(spec) ? [] : spec;
    return first === undefined ? [] : linesOf(plan, resource, "spec[0]", first, typedNames);
  }),
  ...manifestsOf(plan).flatMap(({ resource, group, kind, object, path }) => {
    const spec = group === "networking.k8s.io" && kind === "NetworkPolicy" ? field(object, "spec") : null;
    return isObject(spec) ? linesOf(plan, resource, `${path}.spec`, spec, manifestNames) : [];
  }),
]);

const typedNames = { ipBlock: "ip_block", endPort: "end_port" };
const manifestNames = { ipBlock: "ipBlock", endPort: "endPort" };

type Names = typeof typedNames;

function linesOf(
  plan: Plan,
  resource: PlannedResource,
  where: string,
  spec: ValueObject,
  names: Names,
): readonly PolicyIngress[] {
  const lines = elementsOf(plan.follow(resource, field(spec, "ingress")));
  if (isUnknown(lines)) return [];
  return lines.map((line, index): PolicyIngress => {
    const path = `${where}.ingress[${String(index)}]`;
    // A block without content is a line that names nobody: everybody.
    const block = isObject(line) ? line : {};
    const from = elementsOf(plan.follow(resource, field(block, "from")));
    const networks = isUnknown(from) ? null : networksOf(plan, resource, from, names);
    const fromAll = !isUnknown(from) && from.length === 0;
    return { resource, path, networks, fromAll, ports: portsOf(plan, resource, field(block, "ports"), names) };
  });
}

function networksOf(
  plan: Plan,
  resource: PlannedResource,
  from: readonly Value[],
  { ipBlock }: Names,
): readonly Cidr[] | null {
  const texts = from.flatMap((peer) => {
    const blocks = isObject(peer) ? blocksOf(plan.follow(resource, field(peer, ipBlock))) : [];
    return isUnknown(blocks) ? [blocks] : blocks.map((block) => textOf(plan.follow(resource, field(block, "cidr"))));
  });
  if (texts.some(isUnknown)) return null;
  return texts.flatMap((text) => {
    const network = typeof text === "string" ? networkOf(text) : undefined;
    return network === undefined ? [] : [network];
  });
}

function portsOf(plan: Plan, resource: PlannedResource, value: Value, { endPort }: Names): readonly PortRange[] | null {
  const ports = elementsOf(plan.follow(resource, value));
  if (isUnknown(ports)) return null;
  if (ports.length === 0) return [everyPort];
  const ranges = ports.filter(isObject).map((one): PortRange | null => {
    const protocol = textOf(field(one, "protocol"));
    if (typeof protocol === "string" && protocol !== "" && protocol.toUpperCase() !== "TCP")
      return { from: -1, to: -1 };
    const port = plan.follow(resource, field(one, "port"));
    const from = numberOf(port);
    const to = numberOf(plan.follow(resource, field(one, endPort)));
    if (isUnknown(from) || isUnknown(to)) return null;
    // A port may be called by its name in the pod, which the policy alone does not tell.
    if (from === null) return port === null || port === "" ? everyPort : { from: -1, to: -1 };
    return { from, to: to ?? from };
  });
  return ranges.includes(null) ? null : ranges.filter((range) => range !== null);
}
