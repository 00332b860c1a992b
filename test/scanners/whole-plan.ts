/** A plan of the corpus: it keeps what a review reads, and that is not `planned_values`. */
export interface CorpusPlan {
  readonly resource_changes?: readonly ChangedResource[];
  readonly [key: string]: unknown;
}

/** One resource of a plan, as `terraform show -json` tells its change. */
export interface ChangedResource {
  readonly address: string;
  readonly module_address?: string;
  readonly mode: string;
  readonly type: string;
  readonly name: string;
  readonly index?: string | number;
  readonly provider_name: string;
  readonly change: { readonly actions: readonly string[]; readonly after: unknown };
}

/**
 * The plan with the `planned_values` that Terraform wrote, made anew from its changes: both scanners look at nothing else to
 * know what there will be. Modules inside of modules lie beside them, which is the same to both.
 */
export function wholePlan(plan: CorpusPlan): CorpusPlan {
  const remaining = (plan.resource_changes ?? []).filter(({ change }) => change.after !== null);
  const valuesOf = (module: string): object[] =>
    remaining.filter(({ module_address = "" }) => module_address === module).map(plannedValues);
  const children = new Set(remaining.flatMap(({ module_address }) => module_address ?? []));
  return {
    ...plan,
    planned_values: {
      root_module: {
        resources: valuesOf(""),
        child_modules: [...children].map((address) => ({ resources: valuesOf(address), address })),
      },
    },
  };
}

function plannedValues({ address, mode, type, name, index, provider_name, change }: ChangedResource): object {
  return {
    address,
    mode,
    type,
    name,
    ...(index === undefined ? {} : { index }),
    provider_name,
    values: change.after,
  };
}
