import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { BrokerCertificates } from "../../src/constructs/certificates/broker-certificates";
import { PrivateAuthority } from "../../src/constructs/certificates/private-authority";
import { listenerPlan } from "../../src/network/listener-plan";
import { type KubernetesObject, stored } from "./rig/api-client";
import { type KubernetesStack, stackFor } from "./rig/applied-stack";
import { certManagerDefinitions } from "./rig/custom-definitions";
import { buildWithinMs, describeWithKubernetes } from "./rig/describe-with-kubernetes";
import { differences, strictProblem } from "./rig/judged";
import { madeOnce } from "./rig/made-once";
import { makeNamespace, type RunningApi, startApi, teach } from "./rig/running-api";

const arn = "arn:aws:acm-pca:eu-central-1:111122223333:certificate-authority/11111111-2222-3333-4444-555555555555";

const listeners = listenerPlan({
  zone: "c1.kafka.internal.example.com",
  brokers: [0, 1, 2].map((nodeId) => ({ nodeId, azId: `euc1-az${String(nodeId + 1)}` })),
  aliases: ["orders.kafka.example.com"],
});

describeWithKubernetes("cert-manager 1.18.2 with the AWS Private CA issuer 1.7.0", () => {
  let api: RunningApi;
  let stack: KubernetesStack;
  let manifests: readonly KubernetesObject[];

  beforeAll(async () => {
    api = await startApi();
    await teach(api, await madeOnce(certManagerDefinitions));
    await makeNamespace(api, "kafka", "restricted");
    stack = await stackFor(api, "certificates", (scope) => {
      new AwsProvider(scope, "aws", { region: "eu-central-1" });
      const authority = PrivateAuthority.fromExisting(scope, "authority", {
        name: "servers",
        arn,
        purpose: "servers",
        keyAlgorithm: "EC_prime256v1",
        validUntil: "2031-03-31",
      });
      new BrokerCertificates(scope, "certificates", {
        listeners,
        source: {
          kind: "cert-manager",
          authority,
          region: "eu-central-1",
          identity: {
            oidcProviderArn: "arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-central-1.amazonaws.com/id/EXAMPLE",
            oidcIssuer: "oidc.eks.eu-central-1.amazonaws.com/id/EXAMPLE",
            namespace: "cert-manager",
            serviceAccount: "aws-privateca-issuer",
          },
          namespace: "kafka",
          name: "c1-brokers",
        },
      });
    });
    await stack.apply();
    manifests = await stack.manifests();
  }, buildWithinMs);
  afterAll(() => api?.stop());

  it("has an empty plan after the apply", async () => {
    expect(await stack.changes()).toEqual([]);
  });

  it("knows every field of the issuer and of the certificate", async () => {
    expect(manifests.map(({ kind }) => kind).sort()).toEqual(["AWSPCAClusterIssuer", "Certificate"]);
    for (const manifest of manifests) expect(await strictProblem(api, manifest)).toBe("");
  });

  it("stores them as they were declared", async () => {
    for (const manifest of manifests) expect(differences(manifest, (await stored(api, manifest)).body)).toEqual([]);
  });

  it("asks for a certificate with every name of the listener plan, from the issuer that is there", async () => {
    const certificate = manifests.find(({ kind }) => kind === "Certificate")!;
    const { body } = await stored(api, certificate);
    expect(body["spec"]).toMatchObject({
      dnsNames: [...listeners.certificateNames],
      issuerRef: { group: "awspca.cert-manager.io", kind: "AWSPCAClusterIssuer", name: "c1-brokers" },
    });
    const issuer = {
      apiVersion: "awspca.cert-manager.io/v1beta1",
      kind: "AWSPCAClusterIssuer",
      metadata: { name: "c1-brokers" },
    };
    expect((await stored(api, issuer)).body["spec"]).toEqual({ arn, region: "eu-central-1" });
  });

  it("would refuse a usage that it does not know, and a field that is misspelt", async () => {
    const certificate = manifests.find(({ kind }) => kind === "Certificate")!;
    const spec = certificate["spec"] as object;
    const usage = { ...certificate, spec: { ...spec, usages: ["serving"] } };
    expect(await strictProblem(api, usage)).toContain('spec.usages[0]: Unsupported value: "serving"');
    const misspelt = { ...certificate, spec: { ...spec, renewBefor: "720h" } };
    expect(await strictProblem(api, misspelt)).toContain('unknown field "spec.renewBefor"');
  });
});
