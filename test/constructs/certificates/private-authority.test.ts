import { PrivateAuthority, type PrivateAuthorityProps } from "../../../src/constructs/certificates/private-authority";
import { anAuthority, resolved, synthesizedCloud } from "../../builders/cloud";
import { blocksOf, type Synthesized } from "../../builders/synthesized";

const aRoot = (props: Partial<PrivateAuthorityProps> = {}): PrivateAuthorityProps => ({
  name: "orders-servers",
  purpose: "servers",
  commonName: "Orders servers",
  validUntil: "2036-12-31",
  ...props,
});

const synthesized = (props: Partial<PrivateAuthorityProps> = {}): Synthesized =>
  synthesizedCloud((stack) => new PrivateAuthority(stack, "servers", aRoot(props)));

describe("a private authority", () => {
  it("is a root that signs its own certificate until a day, and can be brought back for 30 days", () => {
    const stack = synthesized({ organization: "Example" });
    expect(blocksOf("aws_acmpca_certificate_authority", stack)).toEqual([
      {
        type: "ROOT",
        permanent_deletion_time_in_days: 30,
        certificate_authority_configuration: {
          key_algorithm: "EC_prime256v1",
          signing_algorithm: "SHA256WITHECDSA",
          subject: { common_name: "Orders servers", organization: "Example" },
        },
        tags: { Name: "orders-servers", "kafka-byoc/path": "data", "kafka-byoc/signs-for": "servers" },
      },
    ]);
    const [certificate] = blocksOf("aws_acmpca_certificate", stack);
    expect(certificate).toMatchObject({
      template_arn: "arn:aws:acm-pca:::template/RootCACertificate/V1",
      signing_algorithm: "SHA256WITHECDSA",
      validity: { type: "END_DATE", value: "2036-12-31T23:59:59Z" },
    });
    expect(certificate?.["certificate_signing_request"]).toMatch(
      /^\$\{aws_acmpca_certificate_authority\..*\.certificate_signing_request\}$/,
    );
    expect(blocksOf("aws_acmpca_certificate_authority_certificate", stack)).toHaveLength(1);
  });

  it("below another signs leaves only, and is signed as the one above signs", () => {
    const stack = synthesized({ parent: anAuthority({ keyAlgorithm: "RSA_4096" }), keyAlgorithm: "EC_secp384r1" });
    expect(blocksOf("aws_acmpca_certificate_authority", stack)[0]).toMatchObject({ type: "SUBORDINATE" });
    expect(blocksOf("aws_acmpca_certificate", stack)[0]).toMatchObject({
      certificate_authority_arn: anAuthority().arn,
      template_arn: "arn:aws:acm-pca:::template/SubordinateCACertificate_PathLen0/V1",
      signing_algorithm: "SHA512WITHRSA",
    });
    expect(blocksOf("aws_acmpca_certificate_authority_certificate", stack)[0]).toHaveProperty("certificate_chain");
  });

  it("hands out its ARN only once it can sign", () => {
    synthesizedCloud((stack) => {
      const { arn } = new PrivateAuthority(stack, "servers", aRoot());
      expect(resolved(stack, arn)).toMatch(/^\$\{aws_acmpca_certificate_authority_certificate\..*\}$/);
    });
  });

  it("costs less and signs for 7 days where that is asked for, and tells revocation where somebody asks", () => {
    const [authority] = blocksOf(
      "aws_acmpca_certificate_authority",
      synthesized({ shortLived: true, revocation: { kind: "crl", bucket: "crls", days: 7 } }),
    );
    expect(authority).toMatchObject({
      usage_mode: "SHORT_LIVED_CERTIFICATE",
      revocation_configuration: { crl_configuration: { enabled: true, s3_bucket_name: "crls", expiration_in_days: 7 } },
    });
    expect(
      blocksOf("aws_acmpca_certificate_authority", synthesized({ revocation: { kind: "ocsp" } }))[0],
    ).toMatchObject({ revocation_configuration: { ocsp_configuration: { enabled: true } } });
  });

  it("may be one that is there already, whose certificate is read", () => {
    const stack = synthesizedCloud((scope) => {
      const authority = PrivateAuthority.fromExisting(scope, "servers", {
        name: "corporate",
        arn: "arn:aws:acm-pca:us-east-1:111122223333:certificate-authority/0a1b",
        purpose: "servers",
        keyAlgorithm: "RSA_2048",
        validUntil: "2030-01-01",
      });
      expect(resolved(scope, authority.trustBundle)).toMatch(
        /data\.aws_acmpca_certificate_authority\..*\.certificate\}/,
      );
      expect(authority.shortLived).toBe(false);
    });
    expect(blocksOf("aws_acmpca_certificate_authority", stack)).toEqual([]);
  });

  it("of clients is trusted alone, without what is above it, and of servers with it", () => {
    synthesizedCloud((stack) => {
      const bundle = (id: string, purpose: "servers" | "clients"): string => {
        const parent = anAuthority({ purpose });
        const below = new PrivateAuthority(stack, id, aRoot({ name: id, purpose, parent }));
        return resolved(stack, below.trustBundle);
      };
      expect(bundle("clients", "clients")).toMatch(/^\$\{aws_acmpca_certificate\.\w+\.certificate\}$/);
      expect(bundle("servers", "servers")).toMatch(
        /\.certificate\}\n\$\{aws_acmpca_certificate\.\w+\.certificate_chain\}$/,
      );
    });
  });

  it("is refused where it ends before the migration, is no authority, or cannot be signed from above", () => {
    const window = { lastWaveEnds: "2027-03-01", rollbackDays: 30 };
    expect(() => synthesized({ validUntil: "2027-04-01", window })).toThrow(
      "the authority orders-servers ends on 2027-04-01, and the migration needs it until 2027-04-14",
    );
    expect(() => synthesized({ validUntil: "31.12.2036" })).toThrow('validUntil: "31.12.2036" is no day');
    expect(() => synthesized({ parent: anAuthority({ purpose: "clients" }) })).toThrow(
      "parent: servers signs for clients, and orders-servers for servers",
    );
    expect(() => synthesized({ parent: anAuthority({ validUntil: "2030-01-01" }) })).toThrow(
      "validUntil: 2036-12-31 lies after the end of the authority above it (2030-01-01)",
    );
    expect(() => synthesized({ parent: anAuthority({ shortLived: true }) })).toThrow("signs for 7 days at most");
    expect(() => synthesized({ deletionDays: 3, commonName: "" })).toThrow(
      /commonName: "" has 0 characters[\s\S]*deletionDays: 3 is not possible: write 7 to 30/,
    );
    expect(() =>
      synthesizedCloud((scope) =>
        PrivateAuthority.fromExisting(scope, "servers", {
          name: "corporate",
          arn: "arn:aws:acm:us-east-1:111122223333:certificate/0a1b",
          purpose: "servers",
          keyAlgorithm: "RSA_2048",
          validUntil: "2027-01-01",
          window,
        }),
      ),
    ).toThrow(/is no authority's ARN[\s\S]*the authority corporate ends on 2027-01-01/);
  });
});
