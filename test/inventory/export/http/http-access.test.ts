import { DocumentError } from "../../../../src/documents/problem";
import { parseHttpAccess, readHttpAccess, serviceKinds } from "../../../../src/inventory/export/http/http-access";

const { registry, connect } = serviceKinds;

const lines = (...text: readonly string[]): string => text.join("\n");

/** What is wrong, in words, or nothing. */
function wrong(work: () => unknown): string {
  try {
    work();
    return "";
  } catch (error) {
    if (error instanceof DocumentError) return error.message;
    throw error;
  }
}

const header = (text: string, kind = registry): string | undefined =>
  parseHttpAccess(text, "registry.properties", kind).authorization?.reveal();

const basic = (userInfo: string): string => `Basic ${Buffer.from(userInfo).toString("base64")}`;

describe("access to a REST service", () => {
  it("is an address alone where no credential is needed; its path stays, its last slash goes", () => {
    expect(readHttpAccess("https://registry.example.com/apis/ccompat/v7/", registry)).toEqual({
      urls: ["https://registry.example.com/apis/ccompat/v7"],
      tls: null,
      authorization: null,
    });
  });

  it("is refused where a password stands in the argument, without repeating it", () => {
    const text = wrong(() => readHttpAccess("https://app:s3cr3t@registry.example.com", registry));
    expect(text).toContain("--registry  holds a password, which every user of this machine can read");
    expect(text).toContain("basic.auth.user.info=user:password");
    expect(text).not.toContain("s3cr3t");
  });

  it("is refused where the address is of another kind", () => {
    expect(wrong(() => readHttpAccess("ftp://connect", connect))).toContain("--connect  is no http or https address");
  });

  it("is told which file is not there", () => {
    expect(wrong(() => readHttpAccess("no-such.properties", connect))).toContain("no-such.properties  cannot be read");
  });

  it.each([
    ["USER_INFO", "basic.auth.credentials.source=USER_INFO\nbasic.auth.user.info=app:pw", basic("app:pw")],
    ["no source, which then is USER_INFO", "basic.auth.user.info=app:pw:with:colons", basic("app:pw:with:colons")],
    ["the older name", "schema.registry.basic.auth.user.info=app:pw", basic("app:pw")],
    [
      "SASL_INHERIT",
      'basic.auth.credentials.source=SASL_INHERIT\nsasl.jaas.config=x.PlainLoginModule required username="a" password="b";',
      basic("a:b"),
    ],
    ["a token", "bearer.auth.credentials.source=STATIC_TOKEN\nbearer.auth.token=t0ken", "Bearer t0ken"],
  ])("takes credentials as Confluent's clients do: %s", (_name, text, expected) => {
    expect(header(lines("schema.registry.url=https://registry", text))).toBe(expected);
  });

  it("takes a user from the address in a file, as Java does by default, and tells the address without it", () => {
    const access = parseHttpAccess("schema.registry.url=https://app:p%40ss@registry:8081", "r.properties", registry);
    expect(access.urls).toEqual(["https://registry:8081"]);
    expect(access.authorization?.reveal()).toBe(basic("app:p@ss"));
    expect(JSON.stringify(access)).not.toContain("p@ss");
  });

  it("reads a worker's address and user under connect., and leaves Kafka's own TLS settings alone", () => {
    const text = lines(
      "connect.url=https://connect:8083",
      "connect.basic.auth.user.info=u:p",
      "ssl.truststore.location=/no",
    );
    const access = parseHttpAccess(text, "connect.properties", connect);
    expect(access.urls).toEqual(["https://connect:8083"]);
    expect(access.tls).toEqual({ trusted: null, own: null, checkHostname: true });
    expect(access.authorization?.reveal()).toBe(basic("u:p"));
  });

  it("takes several addresses of one service", () => {
    expect(parseHttpAccess("schema.registry.url=http://a:1, http://b:2/", "r", registry).urls).toEqual([
      "http://a:1",
      "http://b:2",
    ]);
  });

  it("is told all that is wrong at once, under the names that are written in the file, without secrets", () => {
    const text = wrong(() =>
      parseHttpAccess(
        lines(
          "schema.registry.url=https://app:s3cr3t@registry, nonsense",
          "schema.registry.ssl.truststore.type=PEM",
          "schema.registry.ssl.truststore.location=no-such.pem",
          "bearer.auth.credentials.source=OAUTHBEARER",
          "basic.auth.credentials.source=USER_INFO",
          "basic.auth.user.info=s3cr3twithoutcolon",
        ),
        "registry.properties",
        registry,
      ),
    );
    expect(text).toContain("registry.properties:1:1  schema.registry.url  holds what is no http or https address");
    expect(text).toContain(
      'registry.properties:3:1  schema.registry.ssl.truststore.location  "no-such.pem" cannot be read',
    );
    expect(text).toContain('registry.properties:4:1  bearer.auth.credentials.source  "OAUTHBEARER" is not supported');
    expect(text).toContain("registry.properties:6:1  basic.auth.user.info  holds no colon");
    expect(text).not.toContain("s3cr3t");
  });

  it("knows a misspelt key of its own", () => {
    expect(
      wrong(() =>
        parseHttpAccess("schema.registry.url=http://r\nschema.registry.ssl.trustore.location=x", "r", registry),
      ),
    ).toContain("Write schema.registry.ssl.truststore.location");
  });
});
