import { IamPolicy } from "@cdktf/provider-aws/lib/iam-policy";
import { Token } from "cdktf";
import { type Construct } from "constructs";
import { type ClientAuthentication } from "../target-cluster/target-cluster";

/** Where one secret of a client is kept. Its value is nowhere in here. */
export interface SecretReference {
  /** What it is for: `credentials`. */
  readonly name: string;
  /** In Secrets Manager; may be a token. */
  readonly arn: string;
  /** The key that it is encrypted with, where it is not the account's own for Secrets Manager. May be a token. */
  readonly kmsKeyArn?: string;
}

/** A policy that lets its holder read these secrets and no other. */
export function secretsPolicy(
  scope: Construct,
  secrets: readonly SecretReference[],
  { name, region, tags }: { readonly name: string; readonly region: string; readonly tags: Record<string, string> },
): IamPolicy {
  const keys = secrets.map(({ kmsKeyArn }) => kmsKeyArn).filter((key) => key !== undefined);
  return new IamPolicy(scope, "read-secrets", {
    namePrefix: `${name}-kafka-secrets-`,
    description: `Reads what clients of ${name} sign in to Kafka with`,
    policy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "ReadSecrets",
          Effect: "Allow",
          Action: ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"],
          Resource: secrets.map(({ arn }) => arn),
        },
        ...(keys.length === 0
          ? []
          : [
              {
                Sid: "DecryptSecrets",
                Effect: "Allow",
                Action: ["kms:Decrypt"],
                Resource: [...new Set(keys)],
                Condition: { StringLike: { "kms:ViaService": `secretsmanager.${region}.amazonaws.com*` } },
              },
            ]),
      ],
    }),
    tags,
  });
}

const secretArn = /^arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\d{12}:secret:\S+$/;
const keyArn = /^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key\/\S+$/;

/** What is wrong with references. Where one is not an ARN it may be the secret itself, so it is not repeated. */
export function secretProblems(
  secrets: readonly SecretReference[],
  authentication: ClientAuthentication,
): readonly string[] {
  const needs = authentication !== "AWS_MSK_IAM" && secrets.length === 0;
  return [
    ...(needs
      ? [
          `secrets: clients sign in with ${authentication}: name the secret in Secrets Manager that holds what they need.`,
        ]
      : []),
    ...secrets
      .filter(({ arn }) => !Token.isUnresolved(arn) && !secretArn.test(arn))
      .map(
        ({ name }) =>
          `secrets.${name}: what is given is no ARN of Secrets Manager. Write arn:aws:secretsmanager:us-east-1:111122223333:secret:…; the secret itself never goes in here.`,
      ),
    ...secrets
      .filter(({ kmsKeyArn }) => kmsKeyArn !== undefined && !Token.isUnresolved(kmsKeyArn) && !keyArn.test(kmsKeyArn))
      .map(({ name }) => `secrets.${name}.kmsKeyArn is no key's ARN: write arn:aws:kms:us-east-1:111122223333:key/….`),
  ];
}
