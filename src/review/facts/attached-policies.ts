import { principalOfArn } from "../../inventory/principals-at-source";
import { oncePerPlan } from "../once-per-plan";
import { type Plan, type PlannedResource } from "../plan/plan";
import { blocksOf, elementsOf, field, isUnknown, textOf, Unknown, type Value } from "../plan/value";
import { managed } from "./attribute-at";
import { type IamPolicy, iamPolicyOf } from "./iam-policy";

/** A policy of AWS where it takes effect: with whom it is, or on what it lies. */
export interface AttachedPolicy {
  readonly resource: PlannedResource;
  /** Where the policy stands: `policy`, `inline_policy[0].policy`. */
  readonly path: string;
  readonly policy: IamPolicy;
  /** `identity`: its holders may do what it says. `resource`: its statements name their principals themselves. */
  readonly kind: "identity" | "resource";
  /**
   * Who holds it, as Kafka principals: `User:arn:aws:iam::1:role/orders`, or `User:aws_iam_role.orders` where its ARN is
   * known only after the apply. `User:` and the policy's address where the plan gives it to nobody.
   */
  readonly holders: readonly string[];
}

/** Where inline policies stand, and which attribute names their holder. */
const inline: Readonly<Record<string, string>> = {
  aws_iam_role_policy: "role",
  aws_iam_user_policy: "user",
  aws_iam_group_policy: "group",
};

/** Which attributes of an attachment name holders. */
const attachments: Readonly<Record<string, readonly string[]>> = {
  aws_iam_role_policy_attachment: ["role"],
  aws_iam_user_policy_attachment: ["user"],
  aws_iam_group_policy_attachment: ["group"],
  aws_iam_policy_attachment: ["roles", "users", "groups"],
};

/** Every policy of a role, a user or a group, and those that lie on MSK clusters, in the order of the plan's resources. */
export const attachedPolicies = oncePerPlan((plan: Plan): readonly AttachedPolicy[] => [
  ...managed(plan, ...Object.keys(inline)).flatMap((resource) => {
    const holders = holdersOf(plan, resource, field(resource.after ?? {}, inline[resource.type] ?? ""));
    return policyAt(plan, resource, "policy", "identity", holders);
  }),
  ...managed(plan, "aws_iam_role").flatMap((role) => inlineOf(plan, role)),
  ...managedPolicies(plan),
  ...policiesOfAws(plan),
  ...managed(plan, "aws_msk_cluster_policy").flatMap((resource) => policyAt(plan, resource, "policy", "resource", [])),
]);

function policyAt(
  plan: Plan,
  resource: PlannedResource,
  path: string,
  kind: AttachedPolicy["kind"],
  holders: readonly string[],
  value: Value = field(resource.after ?? {}, path),
): readonly AttachedPolicy[] {
  const policy = iamPolicyOf(plan, resource, value);
  return policy === null ? [] : [{ resource, path, policy, kind, holders }];
}

function inlineOf(plan: Plan, role: PlannedResource): readonly AttachedPolicy[] {
  const blocks = blocksOf(field(role.after ?? {}, "inline_policy"));
  if (isUnknown(blocks)) return [];
  return blocks.flatMap((block, at) =>
    policyAt(plan, role, `inline_policy[${String(at)}].policy`, "identity", [selfOf(role)], field(block, "policy")),
  );
}

function managedPolicies(plan: Plan): readonly AttachedPolicy[] {
  const holders = new Map<PlannedResource, Set<string>>();
  for (const attachment of managed(plan, ...Object.keys(attachments))) {
    const after = attachment.after ?? {};
    const held = plan.resolve(attachment, field(after, "policy_arn")).resources;
    const names = (attachments[attachment.type] ?? []).flatMap((key) => holdersOf(plan, attachment, field(after, key)));
    for (const policy of held) holders.set(policy, new Set([...(holders.get(policy) ?? []), ...names]));
  }
  return managed(plan, "aws_iam_policy").flatMap((resource) => {
    const own = [...(holders.get(resource) ?? [])];
    return policyAt(plan, resource, "policy", "identity", own.length === 0 ? [`User:${resource.address}`] : own);
  });
}

/** Policies that AWS keeps, by their ARN: those that reach Kafka's records, with what they say of it. */
const ofAws = /^arn:aws[a-z-]*:iam::aws:policy\/(?:AdministratorAccess|PowerUserAccess)$/;

const everything: IamPolicy = {
  statements: [
    {
      sid: null,
      effect: "Allow",
      actions: ["*"],
      notActions: [],
      resources: ["*"],
      notResources: [],
      principals: [],
      notPrincipals: [],
      conditions: [],
    },
  ],
  missing: [],
};

/** Where a role, a user or a group gets a policy of AWS's own: attached, or on the role's list. */
function policiesOfAws(plan: Plan): readonly AttachedPolicy[] {
  const attached = managed(plan, ...Object.keys(attachments)).flatMap((resource) => {
    const after = resource.after ?? {};
    const holders = (attachments[resource.type] ?? []).flatMap((key) => holdersOf(plan, resource, field(after, key)));
    return isOfAws(plan, resource, field(after, "policy_arn")) ? [{ resource, path: "policy_arn", holders }] : [];
  });
  const listed = managed(plan, "aws_iam_role").flatMap((resource) => {
    const arns = elementsOf(field(resource.after ?? {}, "managed_policy_arns"));
    if (isUnknown(arns) || !arns.some((arn) => isOfAws(plan, resource, arn))) return [];
    return [{ resource, path: "managed_policy_arns", holders: [selfOf(resource)] }];
  });
  return [...attached, ...listed].map((one) => ({ ...one, policy: everything, kind: "identity" }));
}

function isOfAws(plan: Plan, from: PlannedResource, value: Value): boolean {
  const arn = textOf(plan.follow(from, value));
  return typeof arn === "string" && ofAws.test(arn);
}

function holdersOf(plan: Plan, from: PlannedResource, value: Value): readonly string[] {
  const names = elementsOf(plan.follow(from, value));
  return (isUnknown(names) ? [names] : names).flatMap((name) => {
    const { resources } = plan.resolve(from, name);
    const known = resources.filter(({ type }) => /^aws_iam_(?:role|user|group)$/.test(type));
    if (known.length > 0) return known.map(selfOf);
    const text = textOf(name);
    return [typeof text === "string" ? `User:${text}` : `User:${from.address}`];
  });
}

function selfOf(resource: PlannedResource): string {
  const arn = textOf(field(resource.after ?? {}, "arn"));
  return arn === null || arn instanceof Unknown ? `User:${resource.address}` : principalOfArn(arn);
}
