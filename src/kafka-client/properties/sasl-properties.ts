import { type SaslSettings } from "../client-settings";
import { Secret } from "../secret";
import { type JaasConfig, parseJaasConfig } from "./jaas-config";
import { type PropertiesFile } from "./properties-file";

const mechanisms = ["PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512", "OAUTHBEARER"] as const;

/** The login module of each mechanism, and how its line reads. */
const lines: Readonly<Record<(typeof mechanisms)[number], { readonly module: string; readonly line: string }>> = {
  PLAIN: {
    module: "PlainLoginModule",
    line: 'org.apache.kafka.common.security.plain.PlainLoginModule required username="…" password="…";',
  },
  "SCRAM-SHA-256": {
    module: "ScramLoginModule",
    line: 'org.apache.kafka.common.security.scram.ScramLoginModule required username="…" password="…";',
  },
  "SCRAM-SHA-512": {
    module: "ScramLoginModule",
    line: 'org.apache.kafka.common.security.scram.ScramLoginModule required username="…" password="…";',
  },
  OAUTHBEARER: {
    module: "OAuthBearerLoginModule",
    line: 'org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required clientId="…" clientSecret="…";',
  },
};

/** Settings of SASL, or undefined where a problem was noted. */
export function saslProperties(properties: PropertiesFile): SaslSettings | undefined {
  const named = properties.get("sasl.mechanism");
  const mechanism = mechanisms.find((one) => one === named);
  if (mechanism === undefined) {
    if (named === undefined) properties.wrong("sasl.mechanism", "is missing", `Write one of ${mechanisms.join(", ")}.`);
    else properties.wrong("sasl.mechanism", "is not supported", `Write one of ${mechanisms.join(", ")}.`);
    return undefined;
  }
  const { module, line } = lines[mechanism];
  const text = properties.get("sasl.jaas.config");
  const jaas = text === undefined ? undefined : parseJaasConfig(text);
  if (jaas === undefined) {
    const rule = text === undefined ? "is missing" : "is not a JAAS line";
    properties.wrong("sasl.jaas.config", rule, `Write it as ${line}`);
    return undefined;
  }
  if (jaas.loginModule !== module) {
    const rule = `names ${jaas.loginModule}, which does not belong to ${mechanism}`;
    properties.wrong("sasl.jaas.config", rule, `Write it as ${line}`);
    return undefined;
  }
  return mechanism === "OAUTHBEARER" ? oauthSettings(properties, jaas) : passwordSettings(properties, jaas, mechanism);
}

function passwordSettings(
  properties: PropertiesFile,
  { options }: JaasConfig,
  mechanism: Exclude<(typeof mechanisms)[number], "OAUTHBEARER">,
): SaslSettings | undefined {
  const username = optionOf(properties, options, "username");
  const password = optionOf(properties, options, "password");
  if (username === undefined || password === undefined) return undefined;
  return { mechanism, username, password: new Secret(password) };
}

const extensionPrefix = "extension_";

function oauthSettings(properties: PropertiesFile, { options }: JaasConfig): SaslSettings | undefined {
  const clientId = optionOf(properties, options, "clientId");
  const clientSecret = optionOf(properties, options, "clientSecret");
  const tokenEndpoint = properties.get("sasl.oauthbearer.token.endpoint.url");
  if (tokenEndpoint === undefined || !/^https?:\/\/\S+$/.test(tokenEndpoint)) {
    const rule = tokenEndpoint === undefined ? "is missing" : "is not an http(s) address";
    properties.wrong(
      "sasl.oauthbearer.token.endpoint.url",
      rule,
      "Write the address at which the identity provider gives tokens, such as https://login.example.com/oauth2/token.",
    );
    return undefined;
  }
  if (clientId === undefined || clientSecret === undefined) return undefined;
  const extensions = [...options]
    .filter(([key]) => key.startsWith(extensionPrefix))
    .map(([key, value]) => [key.slice(extensionPrefix.length), value] as const);
  return {
    mechanism: "OAUTHBEARER",
    clientId,
    clientSecret: new Secret(clientSecret),
    tokenEndpoint,
    scope: options.get("scope") ?? properties.get("sasl.oauthbearer.scope") ?? null,
    extensions: Object.fromEntries(extensions),
  };
}

function optionOf(properties: PropertiesFile, options: JaasConfig["options"], name: string): string | undefined {
  const value = options.get(name);
  if (value === undefined || value === "") {
    properties.wrong("sasl.jaas.config", `has no ${name}`, `Write ${name}="…" before the semicolon.`);
    return undefined;
  }
  return value;
}
