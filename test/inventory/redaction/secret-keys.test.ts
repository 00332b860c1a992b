import { isSecretKey } from "../../../src/inventory/redaction/secret-keys";

describe("a key that names a secret", () => {
  it.each([
    ...["password", "connection.password", "ssl.key.password", "database.password", "DB_PASSWORD", "dbPassword"],
    ...["sasl.jaas.config", "listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config", "client.secret", "clientSecret"],
    ...["aws.secret.access.key", "aws.access.key.id", "aws_access_key_id", "private.key", "snowflake.private.key"],
    ...[
      "snowflake.private.key.passphrase",
      "api.key",
      "apiKey",
      "x-api-key",
      "datadog-apikey",
      "azure.storage.account.key",
    ],
    ...["AccountKey", "SharedAccessKey", "basic.auth.user.info", "value.converter.basic.auth.user.info", "auth.token"],
    ...["access_token", "accessToken", "gcp.credentials.json", "credentials", "ssl.keystore.key", "confluent.license"],
    ...[
      "delegation.token.secret.key",
      "password.encoder.secret",
      "header.Authorization",
      "secret_id",
      "encryption.key",
    ],
    ...[
      "config.providers.vault.param.vault.token",
      "sasl.oauthbearer.client.credentials.client.secret",
      "stored_key",
      "pwd",
    ],
  ])("is known: %s", (key) => {
    expect(isSecretKey(key)).toBe(true);
  });
});

describe("a key that names none", () => {
  it.each([
    ...["key.converter", "key.converter.schema.registry.url", "key.serializer", "value.converter", "message.key"],
    ...["message.key.columns", "partition.keys", "record.key.fields", "pk.fields", "primary.key", "document.key"],
    ...["sasl.oauthbearer.token.endpoint.url", "token.endpoint.url", "sasl.oauthbearer.jwks.endpoint.url"],
    ...["ssl.keystore.location", "ssl.keystore.type", "ssl.truststore.location", "password.policy"],
    "schema.registry.url",
    ...["delegation.token.max.lifetime.ms", "delegation.token.expiry.time.ms", "password.encoder.iterations"],
    ...["password.encoder.key.length", "password.encoder.cipher.algorithm", "gcs.credentials.path", "credentials.file"],
    ...["basic.auth.credentials.source", "s3.credentials.provider.class", "config.providers.secretManager.class"],
    ...[
      "config.providers.secretManager.param.aws.region",
      "transforms.maskPassword.type",
      "predicates.isToken.pattern",
    ],
    ...["transforms.hideSecret.fields", "retention.ms", "cleanup.policy", "min.insync.replicas", "topics", "author"],
    ...[
      "sasl.oauthbearer.client.credentials.client.id",
      "max.tokens",
      "compass",
      "passive",
      "keyspace",
      "tokenizer.class",
    ],
  ])("is left alone: %s", (key) => {
    expect(isSecretKey(key)).toBe(false);
  });
});
