import { DataAwsEc2ManagedPrefixList } from "@cdktf/provider-aws/lib/data-aws-ec2-managed-prefix-list";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import { Annotations } from "cdktf";
import { Construct } from "constructs";
import { edgeName, type Edge } from "../../network/edge";
import { edgesOf, matrixProblems, type MatrixSettings } from "../../network/matrix";
import { dayProblem, staysOn } from "../../network/project-window";
import { type GroupedRole, groupedRoles } from "../../network/role";
import { actionsFor, missingEdges, type RunbookAction } from "../../network/runbook";
import { constructId } from "../construct-id";
import { mustHold } from "../must-hold";
import { terraformText } from "../terraform-text";
import { declareEdges } from "./declared-edges";
import { networkTags } from "./network-tags";
import { type PathSecurity } from "./path-security";
import { type PathRule, pathRuleProblems, pathRules, type RoleNetworks } from "./path-security-rules";
import { type NetworkPlace } from "./place";
import { DeployingAccount } from "./vpc/deploying-account";

/** What the ways of one target depend on: who takes part, and what people must be able to do. */
export interface PathsProps extends MatrixSettings {
  /** Every way that is open, where it is not the matrix of these roles (`edgesOf`). */
  readonly edges?: readonly Edge[];
  /** What people must be able to do; by default every action of the runbook whose roles take part. */
  readonly runbook?: readonly RunbookAction[];
}

/** Security groups for the three paths. */
export interface PathSecurityGroupsProps extends PathsProps {
  readonly place: Pick<NetworkPlace, "name" | "vpcId">;
  /** Networks of the roles that have no group of ours. Those of `object-store` are S3's own by default. */
  readonly networks: RoleNetworks;
  /** The day of the synthesis: rules that must stay until a day are protected from being destroyed up to it. */
  readonly now: Date;
  readonly owner?: string;
  readonly tags?: Readonly<Record<string, string>>;
}

/** Security groups that were there before, one for each role that takes part. */
export interface ExistingPathSecurityProps extends PathsProps {
  /** May be tokens. */
  readonly groups: Partial<Readonly<Record<GroupedRole, string>>>;
}

/**
 * One security group a role and one rule for each edge and side: a change of the matrix is a change of single rules, which
 * reviewers read. What no edge names is closed; what the runbook needs is open, or nothing is synthesized. Rules of ways back
 * to the source cannot be destroyed until their day.
 */
export class PathSecurityGroups extends Construct implements PathSecurity {
  readonly edges: readonly Edge[];
  /** Who has a group here. */
  readonly roles: readonly GroupedRole[];
  readonly #groups: ReadonlyMap<GroupedRole, SecurityGroup>;

  constructor(scope: Construct, id: string, props: PathSecurityGroupsProps) {
    super(scope, id);
    const edges = edgesFor(props);
    const storesObjects = edges.some(({ from, to }) => from === "object-store" || to === "object-store");
    const networks: RoleNetworks =
      storesObjects && props.networks["object-store"] === undefined
        ? { ...props.networks, "object-store": [{ prefixListId: this.#listOfS3(), maxEntries: 1, name: "Amazon S3" }] }
        : props.networks;
    mustHold(this, [...pathsProblems(props, edges), ...pathRuleProblems(edges, networks)]);
    this.#remarkPast(edges, props.now);
    this.edges = edges;
    this.roles = rolesIn(edges);
    this.#groups = new Map(this.roles.map((role) => [role, this.#group(role, props)]));
    for (const rule of pathRules(edges, networks)) this.#rule(rule, props);
    declareEdges(this, edges);
  }

  /** Security groups that were there before: their rules are others' work, what must be open is declared and the runbook held against it. */
  static fromExisting(scope: Construct, id: string, props: ExistingPathSecurityProps): PathSecurity {
    return new ExistingPathSecurity(scope, id, props);
  }

  securityGroupId(role: GroupedRole): string {
    const group = this.#groups.get(role);
    if (group === undefined) throw roleTakesNoPart(this, role);
    return group.id;
  }

  /** AWS's own list of S3's addresses, the one that the gateway endpoint routes; it counts as one rule. */
  #listOfS3(): string {
    const { region } = DeployingAccount.of(this);
    return new DataAwsEc2ManagedPrefixList(this, "s3", { name: `com.amazonaws.${region}.s3` }).id;
  }

  #group(role: GroupedRole, { place, owner, tags = {} }: PathSecurityGroupsProps): SecurityGroup {
    const own = this.edges.filter(({ from, to }) => from === role || to === role);
    const [path, ...otherPaths] = new Set(own.map((edge) => edge.path));
    return new SecurityGroup(this, constructId("group", role), {
      namePrefix: `${place.name}-${role}-`,
      description: `${role} of ${place.name}: opened by declared edges alone`,
      vpcId: place.vpcId,
      tags: networkTags({
        name: `${place.name}-${role}`,
        // Who stands on several paths has no path of its own: its rules have.
        ...(path === undefined || otherPaths.length > 0 ? {} : { path }),
        ...(owner === undefined ? {} : { owner }),
        more: { ...tags, "kafka-byoc/role": role },
      }),
      lifecycle: { createBeforeDestroy: true },
    });
  }

  #rule(rule: PathRule, { now, owner, tags = {} }: PathSecurityGroupsProps): void {
    const { side, peer, ports, path, description, keepUntil } = rule;
    const config = {
      securityGroupId: this.securityGroupId(rule.group),
      ipProtocol: ports.protocol,
      fromPort: ports.from,
      toPort: ports.to,
      description: terraformText(description),
      ...(peer.kind === "group"
        ? { referencedSecurityGroupId: this.securityGroupId(peer.role) }
        : "prefixListId" in peer
          ? { prefixListId: peer.prefixListId }
          : peer.cidr.includes(":")
            ? { cidrIpv6: peer.cidr }
            : { cidrIpv4: peer.cidr }),
      tags: networkTags({
        path,
        ...(keepUntil === undefined ? {} : { until: keepUntil }),
        ...(owner === undefined ? {} : { owner }),
        more: tags,
      }),
      ...(keepUntil !== undefined && staysOn(keepUntil, now) ? { lifecycle: { preventDestroy: true } } : {}),
    };
    if (side === "ingress") new VpcSecurityGroupIngressRule(this, constructId(rule.name), config);
    else new VpcSecurityGroupEgressRule(this, constructId(rule.name), config);
  }

  #remarkPast(edges: readonly Edge[], now: Date): void {
    const past = edges.filter(({ keepUntil }) => keepUntil !== undefined && !staysOn(keepUntil, now));
    if (past.length > 0)
      Annotations.of(this).addWarning(
        `${past.map((edge) => `${edgeName(edge)} (${edge.keepUntil ?? ""})`).join(", ")}: the day is past until which these had to stay. Take them out, or give them a later day.`,
      );
  }
}

/** See {@link PathSecurityGroups.fromExisting}. */
class ExistingPathSecurity extends Construct implements PathSecurity {
  readonly edges: readonly Edge[];
  readonly #groups: Partial<Readonly<Record<GroupedRole, string>>>;

  constructor(scope: Construct, id: string, props: ExistingPathSecurityProps) {
    super(scope, id);
    this.edges = edgesFor(props);
    this.#groups = props.groups;
    const without = rolesIn(this.edges).filter((role) => props.groups[role] === undefined);
    mustHold(this, [
      ...pathsProblems(props, this.edges),
      ...without.map(
        (role) => `groups.${role}: ${role} takes part: name its security group, such as sg-0123456789abcdef0.`,
      ),
    ]);
    declareEdges(this, this.edges);
  }

  securityGroupId(role: GroupedRole): string {
    const id = this.#groups[role];
    if (id === undefined) throw roleTakesNoPart(this, role);
    return id;
  }
}

function edgesFor(props: PathsProps): readonly Edge[] {
  return props.edges ?? edgesOf(props);
}

function rolesIn(edges: readonly Edge[]): readonly GroupedRole[] {
  return groupedRoles.filter((role) => edges.some(({ from, to }) => from === role || to === role));
}

function pathsProblems(props: PathsProps, edges: readonly Edge[]): readonly string[] {
  const { roles, rollbackUntil } = props;
  const takePart = [...roles, ...edges.flatMap(({ from, to }) => [from, to])];
  const runbook = props.runbook ?? actionsFor(takePart, rollbackUntil);
  const day = rollbackUntil === undefined ? undefined : dayProblem("rollbackUntil", rollbackUntil);
  const problems = [...(props.edges === undefined ? matrixProblems(props) : []), ...(day === undefined ? [] : [day])];
  return problems.length > 0 ? problems : missingEdges(runbook, edges);
}

function roleTakesNoPart(construct: Construct, role: GroupedRole): Error {
  return new Error(
    `${construct.node.path} has no security group for ${role}: no edge names it. Let it take part (roles), or declare an edge.`,
  );
}
