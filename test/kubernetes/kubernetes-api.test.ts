import { DeploymentV1 } from "@cdktf/provider-kubernetes/lib/deployment-v1";
import { Manifest } from "@cdktf/provider-kubernetes/lib/manifest";
import { ServiceAccountV1 } from "@cdktf/provider-kubernetes/lib/service-account-v1";
import { freePorts } from "../../src/rehearsal/rig/free-ports";
import { type KubernetesObject, ask, create, stored, tryStrictly } from "./rig/api-client";
import { stackFor } from "./rig/applied-stack";
import { certManagerDefinitions, strimziDefinitions } from "./rig/custom-definitions";
import { buildWithinMs, describeWithKubernetes } from "./rig/describe-with-kubernetes";
import { kubernetesVersion } from "./rig/go-programs";
import { differences, podSecurityProblem, strictProblem } from "./rig/judged";
import { madeOnce } from "./rig/made-once";
import { makeNamespace, type RunningApi, startApi, teach } from "./rig/running-api";

const kafkaUser = (name: string, spec: object): KubernetesObject => ({
  apiVersion: "kafka.strimzi.io/v1",
  kind: "KafkaUser",
  metadata: { name, namespace: "kafka" },
  spec: { authentication: { type: "scram-sha-512" }, ...spec },
});

const deployment = (name: string): KubernetesObject => ({
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name, namespace: "kafka" },
});

describeWithKubernetes("the Kubernetes API that tests apply to", () => {
  let api: RunningApi;

  beforeAll(async () => {
    api = await startApi();
    await teach(api, await madeOnce(strimziDefinitions));
    await teach(api, await madeOnce(certManagerDefinitions));
    await makeNamespace(api, "kafka", "restricted");
  }, buildWithinMs);
  afterAll(() => api?.stop());

  it("is a real one of the version that it says", async () => {
    expect((await ask(api, "GET", "/version")).body).toMatchObject({ gitVersion: `v${kubernetesVersion}` });
  });

  it.each([
    ["etcd's", 0],
    ["the API's", 2],
  ])("is started on other ports where %s was taken in between", async (_whose, at) => {
    const unlucky = [...(await freePorts(2))];
    unlucky.splice(at, 0, Number(new URL(api.url).port));
    const ports = [unlucky, await freePorts(3)];
    const other = await startApi(() => Promise.resolve(ports.shift() ?? []));
    expect(ports).toEqual([]);
    expect(other.url).not.toBe(api.url);
    await other.stop();
  });

  it("lets nobody in without the token", async () => {
    expect((await ask({ ...api, token: "guessed" }, "GET", "/api/v1/namespaces")).status).toBe(401);
  });

  it("refuses a value of the wrong type in a custom resource", async () => {
    const { status, message } = await create(api, kafkaUser("wrong-type", { quotas: { producerByteRate: "much" } }));
    expect(status).toBe(422);
    expect(message).toContain("spec.quotas.producerByteRate");
  });

  it("has Terraform refuse a misspelt field of an object", async () => {
    const misspelt = kafkaUser("misspelt", { quotas: { producerByteRat: 1024 } });
    const stack = await stackFor(api, "misspelt", (scope) => new Manifest(scope, "user", { manifest: misspelt }));
    await expect(stack.apply()).rejects.toThrow("object.spec.quotas.producerByteRat");
  });

  it("drops a misspelt field in a list without a word, which only the strict trial and the comparison see", async () => {
    const acl = { resource: { type: "topic", name: "orders" }, operations: ["Read"], hoost: "10.0.0.9" };
    const misspelt = kafkaUser("in-a-list", { authorization: { type: "simple", acls: [acl] } });
    const stack = await stackFor(api, "in-a-list", (scope) => new Manifest(scope, "user", { manifest: misspelt }));
    await stack.apply();
    expect(await stack.changes()).toEqual([]);
    const [applied] = await stack.manifests();
    expect(await strictProblem(api, applied!)).toContain('unknown field "spec.authorization.acls[0].hoost"');
    expect(differences(misspelt, (await stored(api, misspelt)).body)).toEqual(["spec.authorization.acls[0].hoost"]);
  });

  it("refuses a privileged Pod for Pod Security's reason, not for another", async () => {
    const { status, message } = await tryStrictly(api, {
      apiVersion: "v1",
      kind: "Pod",
      metadata: { name: "privileged", namespace: "kafka" },
      spec: { containers: [{ name: "it", image: "registry.invalid/it:1", securityContext: { privileged: true } }] },
    });
    expect(status).toBe(403);
    expect(message).toContain('violates PodSecurity "restricted:latest": privileged');
  });

  it("says of Pods what Pod Security would, where Terraform's apply is silent", async () => {
    const stack = await stackFor(api, "workloads", (scope) => {
      new ServiceAccountV1(scope, "account", { metadata: { name: "worker", namespace: "kafka" } });
      for (const runAsNonRoot of [true, undefined])
        new DeploymentV1(scope, runAsNonRoot ? "said" : "unsaid", {
          metadata: { name: runAsNonRoot ? "said" : "unsaid", namespace: "kafka" },
          waitForRollout: false,
          spec: {
            selector: { matchLabels: { app: "worker" } },
            template: {
              metadata: { labels: { app: "worker" } },
              spec: {
                serviceAccountName: "worker",
                securityContext: { runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } },
                container: [
                  {
                    name: "worker",
                    image: "registry.invalid/worker:1",
                    securityContext: {
                      allowPrivilegeEscalation: false,
                      capabilities: { drop: ["ALL"] },
                      ...(runAsNonRoot === undefined ? {} : { runAsNonRoot }),
                    },
                  },
                ],
              },
            },
          },
        });
    });
    await stack.apply();
    expect(await stack.changes()).toEqual([]);
    expect(await podSecurityProblem(api, (await stored(api, deployment("said"))).body)).toBe("");
    // The provider sends false where a container's security context leaves the field out, and that wins over the Pod's.
    expect(await podSecurityProblem(api, (await stored(api, deployment("unsaid"))).body)).toContain(
      'runAsNonRoot != true (container "worker" must not set securityContext.runAsNonRoot=false)',
    );
  });
});
