import {
  BrokerCertificates,
  type BrokerCertificatesProps,
  type CertManagerCertificates,
  type RequestedCertificates,
} from "../../../src/constructs/certificates/broker-certificates";
import { declaredIn } from "../../../src/constructs/network/declared";
import { type NetworkExpectations } from "../../../src/expectations/network/document";
import { aListenerPlan, anAuthority, issuerIdentity, synthesizedCloud } from "../../builders/cloud";
import { blocksOf, type Synthesized } from "../../builders/synthesized";

const names = [
  "bootstrap.c1.kafka.example.com",
  "b-0.c1.kafka.example.com",
  "b-1.c1.kafka.example.com",
  "b-2.c1.kafka.example.com",
  "orders.kafka.example.com",
];

const window = { lastWaveEnds: "2027-03-01", rollbackDays: 30 };

const renewed = (source: Partial<CertManagerCertificates> = {}): CertManagerCertificates => ({
  kind: "cert-manager",
  authority: anAuthority(),
  region: "us-east-1",
  identity: issuerIdentity,
  namespace: "kafka",
  name: "orders",
  ...source,
});

const requested = (source: Partial<RequestedCertificates> = {}): RequestedCertificates => ({
  kind: "signing-request",
  authority: anAuthority(),
  request: "-----BEGIN CERTIFICATE REQUEST-----\nMIIB\n-----END CERTIFICATE REQUEST-----\n",
  validUntil: "2027-12-31",
  ...source,
});

const synthesized = (
  props: Partial<BrokerCertificatesProps> & Pick<BrokerCertificatesProps, "source">,
  seen: (certificates: BrokerCertificates, expectations: NetworkExpectations) => void = () => undefined,
): Synthesized =>
  synthesizedCloud((stack) => {
    const certificates = new BrokerCertificates(stack, "certificates", { listeners: aListenerPlan(), ...props });
    seen(certificates, declaredIn(stack, { target: "orders", region: null }).expectations);
  });

describe("certificates of brokers", () => {
  it("hold every name of the plan, are made by cert-manager in Kubernetes and renewed before a third of their life is left", () => {
    const stack = synthesized({ source: renewed(), otherNames: ["internal.kafka.example.com"] });
    const manifests = blocksOf("kubernetes_manifest", stack).map(({ manifest }) => manifest);
    expect(manifests).toEqual([
      {
        apiVersion: "cert-manager.io/v1",
        kind: "Certificate",
        metadata: { name: "orders", namespace: "kafka" },
        spec: {
          secretName: "orders-tls",
          duration: "2160h0m0s",
          renewBefore: "720h0m0s",
          commonName: "bootstrap.c1.kafka.example.com",
          dnsNames: [...names, "internal.kafka.example.com"],
          privateKey: { algorithm: "ECDSA", encoding: "PKCS8", rotationPolicy: "Always", size: 256 },
          usages: ["server auth"],
          issuerRef: { group: "awspca.cert-manager.io", kind: "AWSPCAClusterIssuer", name: "orders" },
        },
      },
      {
        apiVersion: "awspca.cert-manager.io/v1beta1",
        kind: "AWSPCAClusterIssuer",
        metadata: { name: "orders" },
        spec: { arn: anAuthority().arn, region: "us-east-1" },
      },
    ]);
  });

  it("give cert-manager the right to leaves of one template from one authority, by one service account", () => {
    const stack = synthesized({ source: renewed() });
    const [policy] = blocksOf("aws_iam_role_policy", stack);
    expect(JSON.parse(String(policy?.["policy"])).Statement).toEqual([
      {
        Sid: "IssueLeaves",
        Effect: "Allow",
        Action: ["acm-pca:IssueCertificate"],
        Resource: [anAuthority().arn],
        Condition: {
          StringEquals: { "acm-pca:TemplateArn": "arn:aws:acm-pca:::template/EndEntityServerAuthCertificate/V1" },
        },
      },
      {
        Sid: "FetchLeaves",
        Effect: "Allow",
        Action: ["acm-pca:DescribeCertificateAuthority", "acm-pca:GetCertificate"],
        Resource: [anAuthority().arn],
      },
    ]);
    const [role] = blocksOf("aws_iam_role", stack);
    expect(JSON.parse(String(role?.["assume_role_policy"])).Statement[0].Condition).toEqual({
      StringEquals: {
        "oidc.eks.us-east-1.amazonaws.com/id/ABC:aud": "sts.amazonaws.com",
        "oidc.eks.us-east-1.amazonaws.com/id/ABC:sub": "system:serviceaccount:cert-manager:aws-pca-issuer",
      },
    });
  });

  it("are signed for an operator's request with the plan's names, whatever the request names", () => {
    const stack = synthesized({ source: requested(), window }, (certificates) => {
      expect(certificates.secret).toBeNull();
      expect(certificates.certificateChain).not.toBeNull();
    });
    const [certificate] = blocksOf("aws_acmpca_certificate", stack);
    expect(certificate).toMatchObject({
      template_arn: "arn:aws:acm-pca:::template/EndEntityServerAuthCertificate_APIPassthrough/V1",
      validity: { type: "END_DATE", value: "2027-12-31T23:59:59Z" },
    });
    expect(JSON.parse(String(certificate?.["api_passthrough"]))).toEqual({
      Extensions: { SubjectAlternativeNames: names.map((DnsName) => ({ DnsName })) },
    });
  });

  it("may be the platform's own, of which Terraform makes nothing", () => {
    const stack = synthesized({ source: { kind: "platform" } }, (certificates) => {
      expect([certificates.secret, certificates.trustBundle, certificates.issuer]).toEqual([null, null, null]);
      expect(certificates.names).toEqual(names);
    });
    expect(stack.resource).toEqual({});
  });

  it.each([renewed(), requested(), { kind: "platform" as const }])(
    "leave no private key in Terraform's files ($kind)",
    (source) => {
      expect(synthesized({ source }).text).not.toMatch(/PRIVATE KEY|private_key|tls_private/);
    },
  );

  it("must be shown by each bootstrap and each broker, until the migration is over", () => {
    synthesized({ source: requested(), window }, (_, { certificates }) => {
      expect(certificates).toHaveLength(4);
      expect(certificates[0]).toEqual({
        host: "bootstrap.c1.kafka.example.com",
        port: 19000,
        from: ["consumer"],
        names: ["bootstrap.c1.kafka.example.com", "orders.kafka.example.com"],
        validUntil: "2027-04-14",
      });
      expect(certificates[2]).toMatchObject({
        host: "b-1.c1.kafka.example.com",
        port: 19093,
        names: ["bootstrap.c1.kafka.example.com", "b-1.c1.kafka.example.com", "orders.kafka.example.com"],
      });
    });
  });
});

describe("certificates that cert-manager renews", () => {
  it("must hold whenever somebody looks: none of them ever lasts until the migration is over", () => {
    synthesized({ source: renewed(), window }, (_, { certificates }) => {
      expect(certificates).toHaveLength(4);
      for (const certificate of certificates) expect(certificate).not.toHaveProperty("validUntil");
    });
  });
});

describe("certificates that brokers cannot have", () => {
  const refused = (props: Partial<BrokerCertificatesProps> & Pick<BrokerCertificatesProps, "source">) => () =>
    synthesized(props);

  it("come from the clients' authority", () => {
    expect(refused({ source: renewed({ authority: anAuthority({ name: "c", purpose: "clients" }) }) })).toThrow(
      'c signs for clients, and certificates of servers are wanted: with one authority for both, every server could sign in as a client. Give an authority whose purpose is "servers".',
    );
  });

  it("end, they or their authority, before the migration does", () => {
    expect(refused({ source: requested({ validUntil: "2027-04-13" }), window })).toThrow(
      "the brokers' certificate ends on 2027-04-13, and the migration needs it until 2027-04-14 (last wave 2027-03-01 + 30 days to go back + 14 in reserve)",
    );
    expect(refused({ source: renewed({ authority: anAuthority({ validUntil: "2027-01-01" }) }), window })).toThrow(
      "the authority servers ends on 2027-01-01",
    );
    expect(refused({ source: requested({ validUntil: "2037-01-01" }) })).toThrow(
      "lies after the end of servers (2036-12-31)",
    );
  });

  it("live longer than their authority signs for, or are renewed after their end", () => {
    const shortLived = anAuthority({ shortLived: true });
    expect(refused({ source: renewed({ authority: shortLived, validDays: 90 }) })).toThrow(
      "source.validDays: 90 is not possible: write 1 to 7, since servers is in short-lived mode.",
    );
    expect(refused({ source: renewed({ validDays: 30, renewBeforeDays: 30 }) })).toThrow(
      "source.renewBeforeDays: 30 of 30 days",
    );
    expect(refused({ source: requested({ authority: shortLived }) })).toThrow("which nobody renews here");
  });

  it("are asked for with a key instead of a request, which the message does not repeat", () => {
    const key = "-----BEGIN EC PRIVATE KEY-----\nMHcCAQEE\n-----END EC PRIVATE KEY-----";
    expect(refused({ source: requested({ request: key }) })).toThrow("source.request: holds a private key");
    expect(refused({ source: requested({ request: key }) })).not.toThrow(/MHcCAQEE/);
    expect(refused({ source: requested({ request: "hello" }) })).toThrow("source.request: is no signing request");
  });

  it("have names that neither Kubernetes nor DNS takes", () => {
    expect(refused({ source: renewed({ name: "Orders!" }), otherNames: ["kafka"] })).toThrow(
      /otherNames: "kafka" is not a full name[\s\S]*source\.name: "Orders!" is no name that Kubernetes takes/,
    );
    expect(
      refused({ source: renewed({ identity: { ...issuerIdentity, oidcIssuer: "https://oidc.example.com" } }) }),
    ).toThrow("leave the scheme out");
  });
});
