import { type SecretInOutput, secretsInOutputs } from "../../facts/output-secrets";
import { cannotTell, found, type Rule } from "../../rule";

/** Passwords that every run prints. */
export const secretInOutput: Rule = {
  name: "secret-in-output",
  area: "secrets",
  severity: "high",
  title: "A secret is an output that everybody sees",
  what: "An output of the root module that is not sensitive holds a password, a token or a private key, by its name or its shape; or it is made of an attribute that is one, as random_password.result, a SCRAM user's password or a secret store's entry. Outputs that are sensitive are left alone.",
  why: "Terraform prints such outputs at the end of every plan and apply: the secret lands in the logs of the pipeline, and in the state of whoever reads it as remote state.",
  remedy:
    "Take the output away, and hand out the ARN or the name of the secret instead; at least write sensitive = true, which hides it from the terminal and not from the state. A suppression names it with resource: plan, path: output.NAME. Roll what was printed.",
  references: [
    "https://developer.hashicorp.com/terraform/language/values/outputs#sensitive-suppressing-values-in-cli-output",
    "https://developer.hashicorp.com/terraform/language/state/sensitive-data",
  ],
  *find(plan) {
    for (const secret of secretsInOutputs(plan))
      yield (secret.is === "not-told" ? cannotTell : found)(null, `output.${secret.output}`, seen(secret));
  },
  cases: {
    nonCompliant: { terraform: output('"mm2_password"', '"not-a-secret-of-anybody"') },
    compliant: {
      terraform: output('"mm2_password_secret_arn"', "aws_secretsmanager_secret.mm2.arn"),
    },
  },
};

function seen({ output, is, from }: SecretInOutput): string {
  const made = from ?? "something that is not told";
  switch (is) {
    case "private-key":
      return `The output ${output} holds a private key in PEM, and is not sensitive.`;
    case "text":
      return `The output ${output} holds a secret in the clear, and is not sensitive.`;
    case "made-of":
      return `The output ${output} is made of ${made}, which is a secret, and is not sensitive.`;
    case "not-told":
      return `Whether the output ${output} holds a secret is not known: it is made of ${made}. Where it does, write sensitive = true.`;
  }
}

function output(name: string, value: string): string {
  return `
resource "aws_secretsmanager_secret" "mm2" {
  name = "mm2"
}
output ${name} {
  value = ${value}
}`;
}
