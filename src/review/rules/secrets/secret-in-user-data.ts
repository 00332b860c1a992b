import { gunzipSync } from "node:zlib";
import { attributeAt, managed } from "../../facts/attribute-at";
import { speaksOfKafka } from "../../facts/speaks-of-kafka";
import { isSecretText } from "../../facts/secret-text";
import { isUnknown, textOf } from "../../plan/value";
import { cannotTell, found, type Rule } from "../../rule";

/** Where machines get their first script from, in base64 or not. */
const places: readonly (readonly [type: string, path: string])[] = [
  ["aws_instance", "user_data"],
  ["aws_instance", "user_data_base64"],
  ["aws_launch_template", "user_data"],
  ["aws_launch_configuration", "user_data"],
  ["aws_launch_configuration", "user_data_base64"],
  ["aws_spot_instance_request", "user_data"],
];

/** Passwords that every program of a machine can read. */
export const secretInUserData: Rule = {
  name: "secret-in-user-data",
  area: "secrets",
  severity: "medium",
  title: "A secret stands in a machine's user data",
  what: "The user_data of an instance or a launch template holds a password, a token or an access key, by its key or its shape.",
  why: "Every program of the machine reads user data without signing in, everybody who may describe instances reads it too, and old versions of a template stay.",
  remedy: "Let the machine fetch the secret with its role, from Secrets Manager or the Parameter Store.",
  references: ["https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-retrieval.html"],
  *find(plan) {
    for (const [type, path] of places)
      for (const resource of managed(plan, type)) {
        const value = textOf(attributeAt(plan, resource, path));
        const text = isUnknown(value) ? value.template : value;
        if (text !== null && digest.test(text) && speaksOfKafka(resource)) {
          yield cannotTell(
            resource,
            path,
            "The plan has the script's digest alone: review the synthesized stack, or use a launch template.",
          );
          continue;
        }
        if (text !== null && text !== "" && isSecretText(path, withoutVariables(plain(text))))
          yield found(resource, path, "The script holds a secret in the clear.");
      }
  },
  cases: {
    nonCompliant: { terraform: machine('password="not-a-secret-of-anybody"') },
    compliant: { terraform: machine('password="$(aws secretsmanager get-secret-value --secret-id mm2)"') },
  },
};

/** What the AWS provider keeps of an instance's script, also in a plan: SHA-1. */
const digest = /^[0-9a-f]{40}$/;

/** No script is longer, packed or not (EC2 takes 16 KiB): what unpacks to more is not read. */
const longestBytes = 1 << 20;

/** Scripts begin with `#` or are said to be MIME: what does not and is base64 is taken out of it. */
function plain(text: string): string {
  const packed = text.replace(/\s+/g, "");
  return packed.length > 16 && /^[A-Za-z0-9+/]+={0,2}$/.test(packed)
    ? unzipped(Buffer.from(packed, "base64")).toString("latin1")
    : text;
}

/** cloud-init unpacks scripts that are gzipped: `base64gzip(…)`. */
function unzipped(script: Buffer): Buffer {
  if (script[0] !== 0x1f || script[1] !== 0x8b) return script;
  try {
    return gunzipSync(script, { maxOutputLength: longestBytes });
  } catch {
    return script;
  }
}

/** What a shell puts in at run time is in no script. */
function withoutVariables(script: string): string {
  return script.replace(/"?\$(?:\([^)]{0,1000}\)|\{?[A-Za-z_]\w{0,100}\}?)"?/g, '""');
}

function machine(line: string): string {
  return `
resource "aws_launch_template" "mm2" {
  image_id      = "ami-0123456789abcdef0"
  instance_type = "m7g.large"
  user_data = base64encode(<<-EOT
    #!/bin/sh
    ${line}
  EOT
  )
}`;
}
