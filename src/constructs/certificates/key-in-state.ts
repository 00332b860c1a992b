import { TerraformBackend, TerraformStack } from "cdktf";
import { type Construct } from "constructs";
import { dayProblem } from "../../network/project-window";

/** Who answers for a private key that Terraform's state will hold, why, and until when. */
export interface AcceptedKeyInState {
  /** A person. */
  readonly by: string;
  readonly reason: string;
  /** The last day of the acceptance: synthesis fails after it. */
  readonly expires: string;
}

/**
 * What stands against a private key in Terraform's state; none where somebody answers for it by name. Everybody who can read
 * the state could stand for the brokers.
 *
 * @param what the resource and attribute that would hold it
 */
export function keyInStateProblems(
  what: string,
  accepted: AcceptedKeyInState | undefined,
  now: Date,
): readonly string[] {
  if (accepted === undefined)
    return [
      `${what} would put a private key into Terraform's state: let cert-manager keep it in Kubernetes (BrokerCertificates), or have somebody answer for it: acceptKeyInState: { by, reason, expires }.`,
    ];
  const day = dayProblem("acceptKeyInState.expires", accepted.expires);
  return [
    ...(accepted.by.trim() === "" ? ["acceptKeyInState.by: is empty: name the person who answers for it."] : []),
    ...(accepted.reason.trim() === "" ? ["acceptKeyInState.reason: is empty: say why the key must be there."] : []),
    ...(day === undefined ? [] : [day]),
    ...(day === undefined && accepted.expires < now.toISOString().slice(0, 10)
      ? [
          `acceptKeyInState: ${accepted.by} answered for the key until ${accepted.expires}, which is past: roll the key, and have it accepted anew.`,
        ]
      : []),
  ];
}

/** Backends that keep the state in one place with rights of its own, and encrypted at rest always. */
const encryptedBackends = new Set(["remote", "cloud", "gcs", "azurerm"]);

/**
 * Demands that a state which holds a private key lies encrypted and away from people's disks. Looked at when the stack is
 * synthesized, since its backend may be set until then.
 */
export function keyDemandsEncryptedState(construct: Construct): void {
  construct.node.addValidation({
    validate: () => {
      const stack = TerraformStack.of(construct);
      const backend = stack.node.children.find((child) => TerraformBackend.isBackend(child));
      if (backend !== undefined && isEncrypted(backend.toTerraform())) return [];
      return [
        "its state holds a private key, and its backend keeps it in the clear: use S3Backend with encrypt: true (better with kmsKeyId), or HCP Terraform.",
      ];
    },
  });
}

function isEncrypted(rendered: {
  readonly terraform?: { readonly backend?: unknown; readonly cloud?: unknown };
}): boolean {
  const { backend, cloud } = rendered.terraform ?? {};
  if (cloud !== undefined) return true;
  return Object.entries(typeof backend === "object" && backend !== null ? backend : {}).some(
    ([kind, settings]: [string, unknown]) => encryptedBackends.has(kind) || (kind === "s3" && encrypts(settings)),
  );
}

function encrypts(settings: unknown): boolean {
  return typeof settings === "object" && settings !== null && "encrypt" in settings && settings.encrypt === true;
}
