import { type ApiAccess, type KubernetesObject, tryStrictly } from "./api-client";

/**
 * What the API would drop or refuse of a manifest, in its own words; empty where it takes every field. An apply tells
 * nothing of a misspelt field in a list: the server drops it, and the next plan is empty all the same.
 */
export async function strictProblem(api: ApiAccess, manifest: KubernetesObject): Promise<string> {
  // Under another name, because one that is there already would be a conflict.
  const metadata = { ...manifest.metadata, name: `${manifest.metadata.name}-tried` };
  return (await tryStrictly(api, withoutNulls({ ...manifest, metadata }))).message;
}

/** What Pod Security says of the Pods of a workload that is stored, asked with a Pod of the same template; empty where they may run. */
export async function podSecurityProblem(api: ApiAccess, workload: KubernetesObject): Promise<string> {
  const { template } = workload["spec"] as {
    readonly template: {
      readonly metadata?: { readonly labels?: object; readonly annotations?: object };
      readonly spec: object;
    };
  };
  const { namespace = "default" } = workload.metadata;
  const { labels = {}, annotations = {} } = template.metadata ?? {};
  const pod = {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: `${workload.metadata.name}-tried`, namespace, labels, annotations },
    spec: template.spec,
  };
  return (await tryStrictly(api, pod)).message;
}

/** The places at which what is stored is not what was declared; the server's own additions are no difference. */
export function differences(declared: unknown, stored: unknown, path = ""): readonly string[] {
  if (declared === null || declared === undefined) return [];
  if (Array.isArray(declared)) {
    if (!Array.isArray(stored) || stored.length !== declared.length) return [path];
    return declared.flatMap((item, index) => differences(item, stored[index], `${path}[${String(index)}]`));
  }
  if (typeof declared === "object") {
    const found = typeof stored === "object" && stored !== null ? new Map(Object.entries(stored)) : new Map();
    return Object.entries(declared).flatMap(([key, value]) =>
      differences(value, found.get(key), path === "" ? key : `${path}.${key}`),
    );
  }
  // Where a definition takes numbers and strings alike, the provider sends "2" as 2, and both mean the same there.
  return declared === stored || (typeof stored === "number" && declared === String(stored)) ? [] : [path];
}

/** Terraform's state has null for what a manifest leaves out. */
function withoutNulls<T>(value: T): T {
  return JSON.parse(JSON.stringify(value, (_, it) => (it === null ? undefined : it)));
}
