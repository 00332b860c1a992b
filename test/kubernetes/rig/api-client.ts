import { request } from "node:https";
import { text } from "node:stream/consumers";

/** Any object of Kubernetes. */
export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly [field: string]: unknown;
  };
  readonly [field: string]: unknown;
}

/** Where an API answers, and as whom we ask. */
export interface ApiAccess {
  /** `https://127.0.0.1:20443`. */
  readonly url: string;
  readonly token: string;
  /** PEM. */
  readonly authority: string;
}

/** What the API said. */
export interface ApiAnswer {
  readonly status: number;
  readonly body: KubernetesObject;
  /** What it warns of: misspelt fields, pod templates that Pod Security would refuse. */
  readonly warnings: readonly string[];
  /** The message of a refusal; empty where there was none. */
  readonly message: string;
}

/** Asks the API for one thing. */
export async function ask(
  api: ApiAccess,
  method: "GET" | "POST" | "PATCH",
  path: string,
  body?: object,
): Promise<ApiAnswer> {
  return new Promise((resolve, reject) => {
    const call = request(
      `${api.url}${path}`,
      {
        method,
        ca: api.authority,
        headers: {
          authorization: `Bearer ${api.token}`,
          "content-type": method === "PATCH" ? "application/merge-patch+json" : "application/json",
        },
        timeout: 30_000,
      },
      (response) => {
        text(response)
          .then((said) => {
            const parsed = said.startsWith("{") ? JSON.parse(said) : { message: said };
            const status = response.statusCode ?? 0;
            const warning = response.headers["warning"];
            resolve({
              status,
              body: parsed,
              warnings:
                warning === undefined ? [] : [...String(warning).matchAll(/"([^"]*)"/g)].map(([, it]) => it ?? ""),
              message: status >= 400 ? String(parsed.message) : "",
            });
          })
          .catch(reject);
      },
    );
    call.on("error", reject);
    call.on("timeout", () => call.destroy(new Error(`No answer to ${method} ${path} within 30 s.`)));
    call.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

/** The kinds that tests use, by their name in addresses; those without a namespace say so. */
const addresses: Readonly<Record<string, { readonly plural: string; readonly clusterWide?: true }>> = {
  Namespace: { plural: "namespaces", clusterWide: true },
  CustomResourceDefinition: { plural: "customresourcedefinitions", clusterWide: true },
  ServiceAccount: { plural: "serviceaccounts" },
  ConfigMap: { plural: "configmaps" },
  Secret: { plural: "secrets" },
  Service: { plural: "services" },
  Pod: { plural: "pods" },
  Deployment: { plural: "deployments" },
  PodDisruptionBudget: { plural: "poddisruptionbudgets" },
  NetworkPolicy: { plural: "networkpolicies" },
  Kafka: { plural: "kafkas" },
  KafkaNodePool: { plural: "kafkanodepools" },
  KafkaUser: { plural: "kafkausers" },
  KafkaMirrorMaker2: { plural: "kafkamirrormaker2s" },
  TargetGroupBinding: { plural: "targetgroupbindings" },
  Certificate: { plural: "certificates" },
  Issuer: { plural: "issuers" },
  ClusterIssuer: { plural: "clusterissuers", clusterWide: true },
  AWSPCAIssuer: { plural: "awspcaissuers" },
  AWSPCAClusterIssuer: { plural: "awspcaclusterissuers", clusterWide: true },
};

/** Where objects of this kind lie. */
function collection({ apiVersion, kind, metadata }: KubernetesObject): string {
  const address = addresses[kind];
  if (address === undefined) throw new Error(`Tell api-client.ts where objects of kind ${kind} lie.`);
  const group = apiVersion.includes("/") ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
  const namespace = address.clusterWide ? "" : `/namespaces/${metadata.namespace ?? "default"}`;
  return `${group}${namespace}/${address.plural}`;
}

/** Creates an object; the answer tells whether it was. */
export function create(api: ApiAccess, object: KubernetesObject): Promise<ApiAnswer> {
  return ask(api, "POST", collection(object), object);
}

/** What would become of an object: all of admission and validation, unknown and double fields refused, nothing stored. */
export function tryStrictly(api: ApiAccess, object: KubernetesObject): Promise<ApiAnswer> {
  return ask(api, "POST", `${collection(object)}?dryRun=All&fieldValidation=Strict`, object);
}

/** The object as it is stored. */
export function stored(
  api: ApiAccess,
  object: Pick<KubernetesObject, "apiVersion" | "kind" | "metadata">,
): Promise<ApiAnswer> {
  return ask(api, "GET", `${collection(object)}/${object.metadata.name}`);
}

/** Writes the status of an object, as the controller that it belongs to would. */
export function writeStatus(api: ApiAccess, object: KubernetesObject, status: object): Promise<ApiAnswer> {
  return ask(api, "PATCH", `${collection(object)}/${object.metadata.name}/status`, { status });
}
