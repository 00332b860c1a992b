import {
  ClientAuthority,
  type ClientAuthorityProps,
  principalOfCommonName,
} from "../../../src/constructs/certificates/client-authority";
import { PrivateAuthority } from "../../../src/constructs/certificates/private-authority";
import { anAuthority, resolved, synthesizedCloud } from "../../builders/cloud";
import { blocksOf, type Synthesized } from "../../builders/synthesized";

const synthesized = (props: Partial<ClientAuthorityProps> = {}): Synthesized =>
  synthesizedCloud(
    (stack) =>
      new ClientAuthority(stack, "clients", {
        name: "orders-clients",
        commonName: "Orders clients",
        validUntil: "2036-12-31",
        servers: anAuthority(),
        ...props,
      }),
  );

describe("the authority of clients", () => {
  it("signs for 7 days unless somebody says why not", () => {
    const usage = (stack: Synthesized): unknown =>
      blocksOf("aws_acmpca_certificate_authority", stack)[0]?.["usage_mode"];
    expect(usage(synthesized())).toBe("SHORT_LIVED_CERTIFICATE");
    expect(usage(synthesized({ longLivedBecause: "Mainframe clients are renewed by hand." }))).toBeUndefined();
    expect(() => synthesized({ longLivedBecause: " " })).toThrow("longLivedBecause: is empty");
  });

  it("lets whoever asks have leaves for clients and nothing else", () => {
    synthesizedCloud((stack) => {
      const clients = new ClientAuthority(stack, "clients", {
        name: "orders-clients",
        commonName: "Orders clients",
        validUntil: "2036-12-31",
        servers: anAuthority(),
      });
      const [issue, fetch] = JSON.parse(resolved(stack, clients.issuingPolicy())).Statement;
      expect(issue).toMatchObject({
        Action: ["acm-pca:IssueCertificate"],
        Condition: {
          StringEquals: { "acm-pca:TemplateArn": "arn:aws:acm-pca:::template/EndEntityClientAuthCertificate/V1" },
        },
      });
      expect(issue.Resource).toHaveLength(1);
      expect(fetch.Action).toEqual(["acm-pca:DescribeCertificateAuthority", "acm-pca:GetCertificate"]);
      expect(JSON.parse(resolved(stack, clients.issuingPolicy("aws-cn"))).Statement[0].Condition.StringEquals).toEqual({
        "acm-pca:TemplateArn": "arn:aws-cn:acm-pca:::template/EndEntityClientAuthCertificate/V1",
      });
    });
  });

  it("is never the servers' own, brought along or made here", () => {
    const servers = anAuthority();
    expect(() =>
      synthesizedCloud((stack) =>
        ClientAuthority.fromExisting(stack, "clients", {
          name: "corporate",
          arn: servers.arn,
          keyAlgorithm: "RSA_2048",
          validUntil: null,
          servers,
        }),
      ),
    ).toThrow(
      "arn:aws:acm-pca:us-east-1:111122223333:certificate-authority/0a1b signs the servers' certificates already: brokers that trust it for clients would let in whoever holds any server's key. Make a ClientAuthority of its own.",
    );
    expect(() =>
      synthesizedCloud((stack) => {
        const made = new PrivateAuthority(stack, "servers", {
          name: "orders-servers",
          purpose: "servers",
          commonName: "Orders servers",
          validUntil: "2036-12-31",
        });
        ClientAuthority.fromExisting(stack, "clients", {
          name: "same",
          arn: made.arn,
          keyAlgorithm: "EC_prime256v1",
          validUntil: null,
          servers: made,
        });
      }),
    ).toThrow("orders-servers signs the servers' certificates already");
  });

  it("may be another that is there already", () => {
    synthesizedCloud((stack) => {
      const clients = ClientAuthority.fromExisting(stack, "clients", {
        name: "corporate clients",
        arn: "arn:aws:acm-pca:us-east-1:111122223333:certificate-authority/ffff",
        keyAlgorithm: "RSA_2048",
        validUntil: null,
        servers: anAuthority(),
      });
      expect(clients.purpose).toBe("clients");
    });
  });

  it("has a rule by which brokers name a client after its common name", () => {
    const [, pattern = ""] = /^RULE:(.*)\/\$1\/,DEFAULT$/.exec(principalOfCommonName) ?? [];
    expect("CN=billing,O=Example".replace(new RegExp(pattern), "$1")).toBe("billing");
    expect("CN=billing".replace(new RegExp(pattern), "$1")).toBe("billing");
    expect(new RegExp(pattern).test("O=Example,CN=billing")).toBe(false);
  });
});
