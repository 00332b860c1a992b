/** A synthesized stack as JSON, as far as we look into it. */
interface StackJson {
  readonly terraform: {
    readonly required_providers: Readonly<Record<string, object>>;
    readonly [key: string]: unknown;
  };
  readonly provider?: Readonly<Record<string, unknown>>;
  readonly resource?: Readonly<Record<string, Readonly<Record<string, { readonly depends_on?: readonly string[] }>>>>;
  readonly [block: string]: unknown;
}

/** What stands for an attribute of AWS's that only AWS knows. */
export const standIn = "arn:aws:stand-in:eu-central-1:111122223333:of-a-test";

/**
 * What goes to Kubernetes of a stack that also makes things in AWS: its kubernetes blocks as they were synthesized, references
 * to AWS's blocks replaced by {@link standIn}. The other half is applied to a mock of AWS's API (test/aws).
 */
export function kubernetesPart(text: string): string {
  const { terraform, provider = {}, resource = {}, ...rest } = JSON.parse(text) as StackJson;
  const ours = Object.entries(resource)
    .filter(([type]) => type.startsWith("kubernetes_"))
    .map(([type, blocks]) => [type, Object.fromEntries(Object.entries(blocks).map(([id, it]) => [id, apart(it)]))]);
  const part = {
    terraform: { ...terraform, required_providers: { kubernetes: terraform.required_providers["kubernetes"] } },
    provider: { kubernetes: provider["kubernetes"] },
    resource: Object.fromEntries(ours),
    ...("variable" in rest ? { variable: rest["variable"] } : {}),
  };
  return JSON.stringify(part, null, 2).replace(/\$\{[^}]*\}/g, withoutAws);
}

/** A reference becomes the stand-in; one inside a function's call becomes it as a literal, so that the call stays. */
function withoutAws(expression: string): string {
  if (/^\$\{(data\.)?aws_[^}(]+\}$/.test(expression)) return standIn;
  return expression.replace(/(data\.)?\baws_[\w.-]+/g, JSON.stringify(JSON.stringify(standIn)).slice(1, -1));
}

function apart<T extends { readonly depends_on?: readonly string[] }>(block: T): T {
  if (block.depends_on === undefined) return block;
  return { ...block, depends_on: block.depends_on.filter((address) => address.startsWith("kubernetes_")) };
}
