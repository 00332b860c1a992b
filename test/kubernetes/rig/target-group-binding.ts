import { type KubernetesObject } from "./api-client";

const text = { type: "string" };

/**
 * `TargetGroupBinding` of the AWS Load Balancer Controller, as much of it as we use. No registry that we take things from has
 * the controller's own definition, so this is ours: it proves that Terraform can write the object and that it settles, and no
 * more than that. Fields after the controller's documentation ("TargetGroupBinding").
 */
export const targetGroupBindingDefinition: KubernetesObject = {
  apiVersion: "apiextensions.k8s.io/v1",
  kind: "CustomResourceDefinition",
  metadata: { name: "targetgroupbindings.elbv2.k8s.aws" },
  spec: {
    group: "elbv2.k8s.aws",
    scope: "Namespaced",
    names: { kind: "TargetGroupBinding", plural: "targetgroupbindings", singular: "targetgroupbinding" },
    versions: [
      {
        name: "v1beta1",
        served: true,
        storage: true,
        schema: {
          openAPIV3Schema: {
            type: "object",
            properties: {
              spec: {
                type: "object",
                required: ["serviceRef"],
                properties: {
                  targetGroupARN: text,
                  targetType: { ...text, enum: ["instance", "ip"] },
                  ipAddressType: { ...text, enum: ["ipv4", "ipv6"] },
                  vpcID: text,
                  serviceRef: {
                    type: "object",
                    required: ["name", "port"],
                    properties: {
                      name: text,
                      port: { anyOf: [{ type: "integer" }, text], "x-kubernetes-int-or-string": true },
                    },
                  },
                },
              },
            },
          },
        },
      },
    ],
  },
};
