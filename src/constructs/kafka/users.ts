import { type TerraformProvider, TerraformStack, TerraformVariable } from "cdktf";
import { Construct } from "constructs";
import { createHash } from "node:crypto";
import { type TargetScramUser } from "../../target/target-wave";
import { addressesDiffer, constructId } from "../construct-id";
import { mustHold, repeated } from "../must-hold";
import { looksLikeToken, terraformText } from "../terraform-text";
import { UserScramCredential } from "./bindings/user-scram-credential";

/** The SCRAM users of one group. */
export interface ScramUsersProps {
  readonly users: readonly TargetScramUser[];
  /**
   * Versions of passwords by user, "1" where none is given. Terraform cannot see that a password has changed: it is
   * written again only when its version changes, so raise it to rotate.
   */
  readonly passwordVersions?: Readonly<Record<string, string>>;
  /** Where a stack has several Kafka providers. */
  readonly provider?: TerraformProvider;
}

/**
 * SCRAM credentials: one `kafka_user_scram_credential` block a user and mechanism. Passwords come by one sensitive,
 * ephemeral variable a user ({@link scramPasswordVariable}) into a write-only attribute: they are in no synthesized file,
 * no plan and no state. Needs Terraform 1.11 (write-only attributes), which the stack then demands.
 */
export class ScramUsers extends Construct {
  readonly elements: readonly UserScramCredential[];
  /** The variables that must be given, by user: `TF_VAR_<name>`. */
  readonly passwordVariables: ReadonlyMap<string, string>;

  constructor(scope: Construct, id: string, props: ScramUsersProps) {
    super(scope, id);
    mustHold(this, problemsOf(props));
    const names = [...new Set(props.users.map(({ user }) => user))];
    const variables = new Map(names.map((user) => [user, this.#passwordVariable(user)]));
    this.passwordVariables = new Map(names.map((user) => [user, scramPasswordVariable(user)]));
    this.elements = props.users.map(
      ({ user, mechanism, iterations }) =>
        new UserScramCredential(this, constructId(user, mechanism), {
          username: terraformText(user),
          scramMechanism: mechanism,
          scramIterations: iterations,
          passwordWo: variables.get(user)?.stringValue ?? "",
          passwordWoVersion: terraformText(props.passwordVersions?.[user] ?? "1"),
          ...(props.provider === undefined ? {} : { provider: props.provider }),
        }),
    );
    if (names.length > 0) TerraformStack.of(this).addOverride("terraform.required_version", ">= 1.11");
    addressesDiffer(this);
  }

  #passwordVariable(user: string): TerraformVariable {
    const variable = new TerraformVariable(this, constructId("password", user), {
      type: "string",
      sensitive: true,
      nullable: false,
      description: `Password of the SCRAM user ${terraformText(user)} at the target`,
    });
    variable.overrideLogicalId(scramPasswordVariable(user));
    variable.addOverride("ephemeral", true);
    return variable;
  }
}

/**
 * The Terraform variable of a user's password: `scram_password_` and the name where that holds lower-case letters, digits
 * and underscores only, so that any shell can set `TF_VAR_…`; else the same of what remains of it, with a digest of the
 * whole name.
 */
export function scramPasswordVariable(user: string): string {
  if (/^[a-z0-9_]+$/.test(user)) return `scram_password_${user}`;
  const remains = user.toLowerCase().replace(/[^a-z0-9]+/g, "_");
  return `scram_password_${remains}_${createHash("sha256").update(user).digest("hex").slice(0, 8)}`;
}

/** The provider refuses fewer, and so do brokers for SCRAM-SHA-256 (`ScramMechanism.minIterations`). */
const fewestIterations = 4096;

function problemsOf({ users, passwordVersions }: ScramUsersProps): readonly string[] {
  const names = new Set(users.map(({ user }) => user));
  return [
    ...repeated(users.map(({ user, mechanism }) => `user "${user}" with ${mechanism}`)).map(
      (it) => `${it} is declared twice`,
    ),
    ...repeated([...names].map(scramPasswordVariable)).map((name) => `two users would share the variable ${name}`),
    ...users.flatMap(({ user, iterations }) => [
      ...(iterations < fewestIterations
        ? [`user "${user}": ${String(iterations)} iterations, at least 4096 are needed`]
        : []),
      ...(looksLikeToken(user) ? [`user "${user}" holds cdktf's own marker "TfToken[", which cannot be written`] : []),
    ]),
    ...Object.keys(passwordVersions ?? {})
      .filter((user) => !names.has(user))
      .map((user) => `passwordVersions names "${user}", who is not among the users`),
  ];
}
