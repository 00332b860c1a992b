import { HttpCertificate, type HttpCertificateProps } from "../../../src/constructs/certificates/http-certificate";
import { declaredIn } from "../../../src/constructs/network/declared";
import { aListenerPlan, anAuthority, synthesizedCloud } from "../../builders/cloud";
import { blocksOf, type Synthesized } from "../../builders/synthesized";

const zone = { id: "Z123", name: "example.com" };

const synthesized = (props: Partial<HttpCertificateProps> = {}): Synthesized =>
  synthesizedCloud(
    (stack) =>
      new HttpCertificate(stack, "registry", {
        names: ["registry.example.com", "schemas.example.com"],
        source: { kind: "public", zone },
        listeners: aListenerPlan(),
        path: "control",
        ...props,
      }),
  );

describe("a certificate of an HTTP endpoint", () => {
  it("is proved by a record for each name, and replaced before the old one goes", () => {
    const stack = synthesized();
    expect(blocksOf("aws_acm_certificate", stack)).toEqual([
      {
        domain_name: "registry.example.com",
        subject_alternative_names: ["schemas.example.com"],
        validation_method: "DNS",
        tags: { Name: "registry.example.com", "kafka-byoc/path": "control" },
        lifecycle: { create_before_destroy: true },
      },
    ]);
    const [record] = blocksOf("aws_route53_record", stack);
    expect(record?.["for_each"]).toMatch(/domain_validation_options.*domain_name/);
    expect(record).toMatchObject({
      name: "${each.value.resource_record_name}",
      records: ["${each.value.resource_record_value}"],
      type: "${each.value.resource_record_type}",
      ttl: 60,
      zone_id: "Z123",
    });
    const [address = ""] = Object.keys(stack.resource["aws_route53_record"] ?? {});
    expect(blocksOf("aws_acm_certificate_validation", stack)[0]?.["validation_record_fqdns"]).toBe(
      `\${[for record in aws_route53_record.${address} : record.fqdn]}`,
    );
  });

  it("is proved where it is shown, once somebody says where", () => {
    const proved = (props: Partial<HttpCertificateProps>) => {
      const found: unknown[] = [];
      synthesizedCloud((stack) => {
        const names = ["console.example.com"];
        const source = { kind: "public", zone } as const;
        new HttpCertificate(stack, "console", { names, source, listeners: null, path: "control", ...props });
        found.push(...declaredIn(stack, { target: "orders", region: null }).expectations.certificates);
      });
      return found;
    };
    const from: ["on-premises"] = ["on-premises"];
    expect(proved({})).toEqual([]);
    expect(proved({ shown: { port: 443, from } })).toEqual([
      { host: "console.example.com", port: 443, from, names: ["console.example.com"] },
    ]);
    expect(() => proved({ shown: { port: 443, from: [] } })).toThrow("shown.from: is empty");
  });

  it("may come from an authority of ours, and needs no proof then", () => {
    const stack = synthesized({
      source: { kind: "private", authority: anAuthority() },
      names: ["console.example.com"],
    });
    expect(blocksOf("aws_acm_certificate", stack)[0]).toMatchObject({ certificate_authority_arn: anAuthority().arn });
    expect(blocksOf("aws_acm_certificate", stack)[0]).not.toHaveProperty("validation_method");
    expect(blocksOf("aws_acm_certificate_validation", stack)).toEqual([]);
  });

  it("is refused on brokers", () => {
    expect(() => synthesized({ names: ["bootstrap.c1.kafka.example.com"] })).toThrow(
      "names: bootstrap.c1.kafka.example.com is a name of the brokers. A certificate of ACM cannot lie on them: TLS would end at the load balancer, without mutual TLS. Use BrokerCertificates.",
    );
  });

  it("is refused for any host of a zone, for more names than ACM gives, for none, and for one twice", () => {
    expect(() => synthesized({ names: ["*.example.com"] })).toThrow("stands for any host of its zone, brokers too");
    const many = Array.from({ length: 11 }, (_, place) => `n${String(place)}.example.com`);
    expect(() => synthesized({ names: many })).toThrow(
      "names: 11 names in one certificate of ACM; at most 10 are possible unless AWS raises the quota.",
    );
    expect(() => synthesized({ names: many.slice(1) })).not.toThrow();
    expect(() => synthesized({ names: [] })).toThrow("names: there is none");
    expect(() => synthesized({ names: ["a.example.com", "a.example.com"] })).toThrow("a.example.com is there twice");
  });

  it("is refused where its proof has no place, or the clients' authority would sign it", () => {
    expect(() => synthesized({ names: ["registry.example.org"] })).toThrow(
      "names: registry.example.org does not lie in example.com, where its proof would be written.",
    );
    expect(() => synthesized({ source: { kind: "private", authority: anAuthority({ purpose: "clients" }) } })).toThrow(
      "certificates of servers are wanted",
    );
  });
});
