import { createHash } from "node:crypto";

/** As much of a plan as tells what trivy calls its resources. */
export interface PlanAddresses {
  readonly resource_changes?: readonly { readonly address: string; readonly type: string; readonly name: string }[];
}

/**
 * From trivy's names to the plan's addresses. Trivy writes a plan anew as one file of configuration: instances of one resource
 * all get its name, and a resource of a module gets the MD5 of the module's address behind its name
 * (`pkg/iac/scanners/terraformplan/tfjson/parser`, getResources).
 */
export function trivyAddresses(plan: PlanAddresses): ReadonlyMap<string, string> {
  return new Map(
    (plan.resource_changes ?? []).map(({ address, type, name }) => {
      const own = `${type}.${name}`;
      if (!address.startsWith("module.")) return [own, own];
      const [module = ""] = address.split(`.${type}.`);
      const path = module.replace(/\.data$/, "");
      return [`${own}_${createHash("md5").update(path).digest("hex")}`, `${path}.${own}`];
    }),
  );
}
