import { attributeAt, managed } from "../../facts/attribute-at";
import { manifestsOf, under } from "../../facts/manifests";
import { isSecretText } from "../../facts/secret-text";
import { environmentsOf } from "../../facts/settings/workload-environment";
import { type Plan, type PlannedResource } from "../../plan/plan";
import { field, isObject, isUnknown, textOf, type Value } from "../../plan/value";
import { found, type Rule, type Sighting } from "../../rule";

/** Passwords that everybody reads who may look at a namespace. */
export const secretInConfigMap: Rule = {
  name: "secret-in-config-map",
  area: "secrets",
  severity: "high",
  title: "A secret stands in a ConfigMap or a program's environment",
  what: "Data of a ConfigMap, or a plain value in the environment of a container in Kubernetes or ECS or of a Lambda function, holds a password by its key (sasl.jaas.config, ssl.keystore.password) or by its shape.",
  why: "ConfigMaps and pods are readable for nearly everybody in a cluster, are not encrypted at rest, and end up in logs, backups and the state.",
  remedy:
    "Keep it in a Secret that is mounted, and refer to it: ${dir:/etc/secrets:password} with a config provider, valueFrom.secretKeyRef, secrets of ECS.",
  references: [
    "https://kubernetes.io/docs/concepts/configuration/configmap/",
    "https://cwiki.apache.org/confluence/display/KAFKA/KIP-297%3A+Externalizing+Secrets+for+Connect+Configurations",
    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specifying-sensitive-data.html",
  ],
  *find(plan) {
    for (const resource of managed(plan, "kubernetes_config_map", "kubernetes_config_map_v1")) {
      yield* inData(plan, resource, "data", attributeAt(plan, resource, "data"));
      yield* inData(plan, resource, "binary_data", attributeAt(plan, resource, "binary_data"));
    }
    for (const { resource, kind, object, path } of manifestsOf(plan))
      if (kind === "ConfigMap") yield* inData(plan, resource, `${path}.data`, under(object, "data"));
    for (const resource of managed(plan, "aws_lambda_function"))
      yield* inData(plan, resource, "environment.variables", attributeAt(plan, resource, "environment", "variables"));
    for (const { resource, path, variables } of environmentsOf(plan))
      for (const [name, value] of variables) {
        const text = said(plan.follow(resource, value));
        if (text !== null && isSecretText(name, text))
          yield found(
            resource,
            `${path}[${JSON.stringify(name)}]`,
            `The variable ${name} holds a secret in the clear.`,
          );
      }
  },
  cases: {
    nonCompliant: { terraform: configMap("not-a-secret-of-anybody") },
    compliant: { terraform: configMap("$${dir:/etc/secrets:password}") },
  },
};

function* inData(plan: Plan, resource: PlannedResource, path: string, data: Value): Generator<Sighting> {
  if (!isObject(data)) return;
  for (const name of Object.keys(data)) {
    const text = said(plan.follow(resource, field(data, name)));
    if (text !== null && isSecretText(name, path === "binary_data" ? plain(text) : text))
      yield found(resource, `${path}[${JSON.stringify(name)}]`, `${name} holds a secret in the clear.`);
  }
}

/** What is told of a text: of one with holes the parts around them. */
function said(value: Value): string | null {
  const text = textOf(value);
  return isUnknown(text) ? text.template : text;
}

function plain(base64: string): string {
  return Buffer.from(base64, "base64").toString("latin1");
}

function configMap(password: string): string {
  return `
resource "kubernetes_config_map_v1" "mm2" {
  metadata {
    name      = "mm2"
    namespace = "kafka"
  }
  data = {
    "client.properties" = <<-EOT
      security.protocol=SASL_SSL
      sasl.mechanism=SCRAM-SHA-512
      sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required username="mm2" password="${password}";
    EOT
  }
}`;
}
