import { below, type Piece, readAt, type Tree } from "./json-stream/piece";
import { type PlannedResource } from "./plan";
import { type AddProblem, type PlanContents, type PlanInput, problemsOf } from "./plan-input";
import { moduleStepsOf } from "./reference";
import { headOf } from "./resource-head";
import { changedResource } from "./terraform-change";
import { failedChecks } from "./terraform-checks";
import { changedOutputs } from "./terraform-outputs";
import { terraformModule, type TerraformModule } from "./terraform-configuration";
import { providerSettings } from "./terraform-providers";
import { stateResources } from "./terraform-state";
import { unreadOfPlan } from "./terraform-unread";

/**
 * What `terraform show -json` says of a plan (https://developer.hashicorp.com/terraform/internals/json-format).
 *
 * @throws DocumentError where it has not the shape that Terraform writes
 */
export function planContents(input: PlanInput): PlanContents {
  const { file, tree, beside } = input;
  const root = terraformModule(below(tree, "configuration", "root_module"), readAt(tree, "variables"));
  const moduleAt = modulesOf(root);
  const problems = problemsOf(file);
  const changes = listAt(tree, "resource_changes", problems.add);
  const resources = changes.flatMap((piece, index) => {
    const fields = piece.fields();
    const head = headOf(piece, fields, `resource_changes[${String(index)}]`, problems.add);
    if (head === null) return [];
    const same = head.module === "" ? beside?.(head.inModule) : undefined;
    const module = moduleAt(head.module);
    return [changedResource({ place: piece.place, fields, head, file, module, beside: same }, problems.add)];
  });
  const outputs = changedOutputs(input, root, problems.add);
  const drifted = listAt(tree, "resource_drift", problems.add).flatMap(addressesOf);
  problems.throwAny();
  const known = new Set(resources.map(({ address }) => address));
  const inState = stateResources(below(tree, "prior_state", "values", "root_module"), file, "no-op");
  const read = inState.filter(({ mode, address }) => mode === "data" && !known.has(address));
  for (const { previousAddress } of resources) if (previousAddress !== null) known.add(previousAddress);
  const standing = inState.flatMap(({ mode, address }) => (mode === "managed" ? [address] : []));
  const passedOver = new Set([...standing, ...drifted].filter((address) => !known.has(address)));
  return {
    kind: "plan",
    resources: [...resources, ...read],
    outputs,
    configuration: root,
    drifted,
    destroys: destroysAll(resources),
    providers: providerSettings(readAt(tree, "configuration", "provider_config")),
    unread: unreadOfPlan(tree, passedOver.size),
    failedChecks: failedChecks(tree),
    tellsTemplates: false,
  };
}

function listAt(tree: Tree, key: string, add: AddProblem): readonly Piece[] {
  const list = below(tree, key);
  if (list?.kind === "list") return list.elements.filter((element) => element.kind === "piece");
  if (list?.kind === "piece" && list.read() !== null)
    add({ ...list.place, path: key, rule: "is not a list", instead: "Make the plan again: terraform show -json." });
  return [];
}

function addressesOf(piece: Piece): readonly string[] {
  const address = piece.field("address")?.read();
  return typeof address === "string" ? [address] : [];
}

/** The configuration of a module by its address: every instance of a module has the same. */
function modulesOf(root: TerraformModule): (address: string) => TerraformModule | undefined {
  const found = new Map<string, TerraformModule | undefined>();
  return (address) => {
    if (address === "") return root;
    if (!found.has(address)) {
      let at: TerraformModule | undefined = root;
      for (const { name } of moduleStepsOf(address) ?? []) at = at?.call(name)?.module;
      found.set(address, at === root ? undefined : at);
    }
    return found.get(address);
  };
}

/** A plan of `terraform destroy`: nothing but deletions, none of which has a reason in the configuration. */
function destroysAll(resources: readonly PlannedResource[]): boolean {
  const managed = resources.filter(({ mode }) => mode === "managed");
  return (
    managed.length > 0 && managed.every(({ action, actionReason }) => action === "delete" && actionReason === null)
  );
}
