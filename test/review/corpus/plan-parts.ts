/** A plan as `terraform show -json` prints it, as far as the corpus takes it apart. */
export interface PlanJson {
  readonly format_version: string;
  readonly terraform_version: string;
  readonly resource_changes?: readonly ResourceChange[];
  readonly resource_drift?: readonly ResourceChange[];
  readonly output_changes?: Readonly<Record<string, unknown>>;
  readonly planned_values?: { readonly root_module?: ModuleValues };
  readonly configuration?: {
    readonly provider_config?: Readonly<Record<string, object>>;
    readonly root_module?: { readonly module_calls?: Readonly<Record<string, { readonly module: object }>> };
  };
  readonly [key: string]: unknown;
}

interface ResourceChange {
  readonly address: string;
  readonly module_address?: string;
  readonly previous_address?: string;
  readonly [key: string]: unknown;
}

export interface ModuleValues {
  readonly address?: string;
  readonly resources?: readonly {
    readonly mode: string;
    readonly type: string;
    readonly name: string;
    readonly index?: string | number;
    readonly provider_name: string;
    readonly schema_version: number;
    readonly values: Readonly<Record<string, unknown>>;
  }[];
  readonly child_modules?: readonly ModuleValues[];
}

/** What one module of a plan would be as a plan of its own: addresses without the module, its configuration as the root's. */
export function partOfPlan(plan: PlanJson, module: string): PlanJson {
  const prefix = `module.${module}.`;
  const within = (address: string): string => (address.startsWith(prefix) ? address.slice(prefix.length) : address);
  const apart = (changes: readonly ResourceChange[] = []): readonly ResourceChange[] =>
    changes
      .filter(({ address }) => address.startsWith(prefix))
      .map(({ module_address, previous_address, ...rest }) => ({
        ...rest,
        address: within(rest.address),
        ...(module_address === undefined || module_address === prefix.slice(0, -1)
          ? {}
          : { module_address: within(module_address) }),
        ...(previous_address === undefined ? {} : { previous_address: within(previous_address) }),
      }));
  const drift = apart(plan.resource_drift);
  return {
    format_version: plan.format_version,
    terraform_version: plan.terraform_version,
    resource_changes: apart(plan.resource_changes),
    ...(drift.length === 0 ? {} : { resource_drift: drift }),
    configuration: {
      root_module: ofTheRoot(plan.configuration?.root_module?.module_calls?.[module]?.module ?? {}, module),
    },
  };
}

/** Providers are named as the root's own: `module.case3:aws` is `aws` in a plan of the case alone. */
function ofTheRoot(configuration: object, module: string): object {
  const own: object = JSON.parse(
    JSON.stringify(configuration, (key, value: unknown) =>
      key === "provider_config_key" && typeof value === "string" && value.startsWith(`module.${module}:`)
        ? value.slice(`module.${module}:`.length)
        : value,
    ),
  ) as object;
  return own;
}

/** A plan without what a review does not read, and without the settings with which the corpus plans where a case has none of its own. */
export function withoutNoise(plan: PlanJson, hasProviders: boolean): PlanJson {
  const { format_version, terraform_version, resource_changes, resource_drift, output_changes } = plan;
  const { provider_config, ...configuration } = plan.configuration ?? {};
  return {
    format_version,
    terraform_version,
    resource_changes: resource_changes ?? [],
    ...(resource_drift === undefined ? {} : { resource_drift }),
    ...(output_changes === undefined ? {} : { output_changes }),
    configuration: { ...(hasProviders && provider_config !== undefined ? { provider_config } : {}), ...configuration },
  };
}

/**
 * A plan that found changes made outside of Terraform: a refresh needs the real thing, so it is written in as Terraform
 * writes it. What the plan creates was deleted outside, all else was changed.
 */
export function withDrift<T extends { readonly resource_changes?: unknown }>(plan: T, drifted: readonly string[]): T {
  const { resource_changes: changes } = plan;
  if (drifted.length === 0 || !Array.isArray(changes)) return plan;
  const found = changes
    .filter((change: ResourceChange) => drifted.includes(change.address))
    .map(({ change, ...rest }: ResourceChange & { change?: { actions?: readonly string[]; after?: unknown } }) => ({
      ...rest,
      change:
        change?.actions?.join() === "create"
          ? { actions: ["delete"], before: change.after, after: null }
          : { ...change, actions: ["update"] },
    }));
  return { ...plan, resource_drift: found };
}

/** Modules of planned values with their addresses, the root first. */
function* modulesOf(module: ModuleValues): Generator<ModuleValues> {
  yield module;
  for (const child of module.child_modules ?? []) yield* modulesOf(child);
}

/**
 * The state that an apply of a plan would have left: planned values, and a made-up id and ARN where only the provider would
 * know them. Terraform plans on top of it without asking anybody (`-refresh=false`).
 */
export function stateAfter(plan: PlanJson): object {
  const resources = [...modulesOf(plan.planned_values?.root_module ?? {})].flatMap(({ address, resources = [] }) =>
    resources
      .filter(({ mode }) => mode === "managed")
      .map(({ type, name, index, provider_name, schema_version, values }) => ({
        ...(address === undefined ? {} : { module: address }),
        mode: "managed",
        type,
        name,
        provider: `provider["${provider_name}"]`,
        instances: [
          {
            ...(index === undefined ? {} : { index_key: index }),
            schema_version,
            attributes: { ...madeUp(type, name), ...values },
          },
        ],
      })),
  );
  return {
    version: 4,
    terraform_version: plan.terraform_version,
    serial: 1,
    lineage: "of-a-test",
    outputs: {},
    resources: merged(resources),
  };
}

interface StateResource {
  readonly module?: string;
  readonly type: string;
  readonly name: string;
  readonly instances: readonly object[];
}

/** Instances of one resource lie in one entry of a state. */
function merged<T extends StateResource>(resources: readonly T[]): readonly T[] {
  const byAddress = new Map<string, T>();
  for (const resource of resources) {
    const key = `${resource.module ?? ""} ${resource.type} ${resource.name}`;
    const before = byAddress.get(key);
    byAddress.set(
      key,
      before === undefined ? resource : { ...before, instances: [...before.instances, ...resource.instances] },
    );
  }
  return [...byAddress.values()];
}

const withArn =
  /^aws_(lb|lb_listener|lb_target_group|acmpca_certificate_authority|kms_key|msk_cluster|secretsmanager_secret|vpc_endpoint_service|acm_certificate|iam_role|iam_policy)$/;

function madeUp(type: string, name: string): object {
  return {
    id: `${type.replaceAll("_", "-")}-${name}`,
    ...(withArn.test(type) ? { arn: `arn:aws:made-up:eu-central-1:111122223333:${type}/${name}` } : {}),
  };
}
