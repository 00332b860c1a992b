/** What is wrong with a name of a Kubernetes object (RFC 1123: 63 characters here, so that labels can hold it too), or undefined. */
export function kubernetesNameProblem(what: string, name: string): string | undefined {
  if (/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(name)) return undefined;
  return `${what}: "${name}" is no name that Kubernetes takes: write lower-case letters, digits and hyphens inside, 63 at most.`;
}
