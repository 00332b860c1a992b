import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { BrokerEndpointService } from "../../src/constructs/network/broker-endpoint-service";
import { bootstrapService, brokerServices } from "../../src/constructs/target-cluster/strimzi/names";
import { listenerPlan } from "../../src/network/listener-plan";
import { edgesOf } from "../../src/network/matrix";
import { aPlace } from "../builders/network-place";
import { type KubernetesObject, stored } from "./rig/api-client";
import { type KubernetesStack, stackFor } from "./rig/applied-stack";
import { buildWithinMs, describeWithKubernetes } from "./rig/describe-with-kubernetes";
import { differences, strictProblem } from "./rig/judged";
import { standIn } from "./rig/kubernetes-part";
import { makeNamespace, type RunningApi, startApi, teachAll } from "./rig/running-api";
import { targetGroupBindingDefinition } from "./rig/target-group-binding";

const listeners = listenerPlan({
  zone: "c1.kafka.internal.example.com",
  brokers: ["use1-az1", "use1-az2", "use1-az4"].map((azId, nodeId) => ({ nodeId, azId })),
});

describeWithKubernetes("bindings of target groups to brokers on Kubernetes", () => {
  let api: RunningApi;
  let stack: KubernetesStack;
  let manifests: readonly KubernetesObject[];

  beforeAll(async () => {
    api = await startApi();
    await teachAll(api, [targetGroupBindingDefinition]);
    await makeNamespace(api, "kafka", "restricted");
    stack = await stackFor(api, "bindings", (scope) => {
      new AwsProvider(scope, "aws", { region: "us-east-1" });
      new BrokerEndpointService(scope, "brokers", {
        name: "c1",
        listeners,
        network: aPlace(),
        security: {
          edges: edgesOf({ roles: ["client", "nlb", "broker"], listeners }),
          securityGroupId: (role) => `sg-${role}`,
        },
        consumers: [
          { name: "orders", principalArn: "arn:aws:iam::111122223333:root", cidrs: ["10.30.0.0/16"], waves: ["w01"] },
        ],
        targets: {
          kind: "target-group-binding",
          namespace: "kafka",
          bootstrapService: bootstrapService("c1"),
          brokerServices: brokerServices("c1", listeners),
        },
      });
    });
    await stack.apply();
    manifests = await stack.manifests();
  }, buildWithinMs);
  afterAll(() => api?.stop());

  it("are applied, one for each broker and one for all, and the next plan is empty", async () => {
    const services = manifests.map(
      ({ spec }) => (spec as { readonly serviceRef: { readonly name: string } }).serviceRef.name,
    );
    expect(services.sort()).toEqual([...Object.values(brokerServices("c1", listeners)), bootstrapService("c1")].sort());
    expect(await stack.changes()).toEqual([]);
  });

  it("are stored as they were declared, each with a target group, and with no field that is not known", async () => {
    for (const manifest of manifests) {
      expect(await strictProblem(api, manifest)).toBe("");
      expect(differences(manifest, (await stored(api, manifest)).body)).toEqual([]);
      expect(manifest["spec"]).toMatchObject({ targetGroupARN: standIn, targetType: "ip" });
    }
  });
});
