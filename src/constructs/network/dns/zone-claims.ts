import { Token } from "cdktf";
import { type Construct, type IConstruct } from "constructs";
import { zoneConflicts, type ZoneAssociation } from "../../../network/zone-conflicts";

const claims = new WeakMap<IConstruct, ZoneAssociation[]>();

/**
 * Says that a private zone is answered in a VPC. Two of one name in one VPC, in whichever stacks of the app, do not
 * synthesize: Route 53 would refuse the second in the middle of an apply.
 *
 * @param vpc known by its id, or by its name where the id is known only after the apply
 */
export function claimZone(
  construct: Construct,
  zone: string,
  vpc: { readonly name: string; readonly vpcId: string },
): void {
  const { root } = construct.node;
  const all = claims.get(root) ?? [];
  if (!claims.has(root)) {
    claims.set(root, all);
    construct.node.addValidation({ validate: () => [...zoneConflicts(all)] });
  }
  all.push({ zone, vpc: Token.isUnresolved(vpc.vpcId) ? vpc.name : vpc.vpcId, wantedBy: construct.node.path });
}
