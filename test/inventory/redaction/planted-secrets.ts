/**
 * Secrets of every shape, each with a part that must not be seen anywhere afterwards. They are put together here from pieces,
 * so that nobody who looks for secrets in this repository finds one.
 */
export const plantedSecrets: readonly { readonly shape: string; readonly text: string; readonly secret: string }[] = [
  [
    "private key",
    `-----BEGIN ${"PRIVATE"} KEY-----\nMIIEvQIBADANBg\nkqhkiG9w0B\n-----END PRIVATE KEY-----`,
    "kqhkiG9w0B",
  ],
  ["private key cut off", `-----BEGIN RSA ${"PRIVATE"} KEY-----\nMIIEvQIBADANBg`, "MIIEvQIBADANBg"],
  ["JWT", `eyJhbGciOiJIUzI1NiJ9.${"eyJzdWIiOiJhcHAifQ"}.c2lnbmF0dXJlLXNpZ25hdHVyZQ`, "eyJzdWIiOiJhcHAifQ"],
  ["AWS access key", `AKIA${"IOSFODNN7EXAMPLE"}`, "IOSFODNN7EXAMPLE"],
  ["AWS secret", `k3Vq9/XwT7mB2nRz${"L5pYc8Hd4JsQ1gFu+A6eZbM0"}`, "L5pYc8Hd4JsQ1gFu"],
  ["URL", "http://example:chAngeme9@search.example:9200/index", "chAngeme9"],
  ["URL with an at in the password", "mongodb+srv://app:p@ss/w0rd@db.example/orders", "p@ss/w0rd"],
  ["Oracle URL", "jdbc:oracle:thin:scott/t1gerT1ger@//db.example:1521/orders", "t1gerT1ger"],
  ["JDBC URL", "jdbc:postgresql://db.example/orders?user=app&password=s3cretS3cret&ssl=true", "s3cretS3cret"],
  ["JAAS", 'x.ScramLoginModule required username="app" password="a\\"b,c;d9";', "c;d9"],
  ["JAAS cut off", 'x.PlainLoginModule required username="app" password="q7w8e9r', "q7w8e9r"],
  ["OAuth JAAS", 'x.OAuthBearerLoginModule required clientId="app" clientSecret="y6t5r4e3";', "y6t5r4e3"],
  ["GitHub", `ghp_${"16C7e42F292c6912E7710c838347Ae178B4a"}`, "6912E7710c838347"],
  ["Slack", `xoxb-${"17653672481-19874698323-pdFZKVeTuE8sk7oOcHrzzqgy"}`, "pdFZKVeTuE8sk7oOcHrzzqgy"],
  ["Google", `AIza${"SyDaGmWKa4JsXZ-HjGw7ISLn_3namBGewQe"}`, "GmWKa4JsXZ"],
  ["Stripe", `sk_live_${"4eC39HqLyjWDarjtT1zdp7dc"}`, "4eC39HqLyjWDarjtT1zdp7dc"],
  ["Vault", `hvs.${"CAESIJlWh3aR8yT5uE2kQ9zXvB7nM4pL6"}`, "CAESIJlWh3aR8yT5"],
  ["Confluent API secret", `R7mQ2xV9bT4nK8pL3sW6yZ1cF5hJ0dGa/uEoIrXwMvNqStBgYkPzCjDl+H2e4${"A6i"}`, "R7mQ2xV9bT4nK8pL"],
  [
    "Azure",
    `Endpoint=sb://x.example/;SharedAccessKey=${"u8Pq2mVn4sXz7kLb"}cD1eF3gH5iJ7kL9mN0pQ2rS4t=`,
    "u8Pq2mVn4sXz7kLb",
  ],
  ["bearer header", "Authorization: Bearer 2YotnFZFEjr1zCsicMWpAA99", "2YotnFZFEjr1zCsicMWpAA99"],
  ["basic header", `Basic ${Buffer.from("elastic:changeme").toString("base64")}`, "ZWxhc3RpYzpjaGFuZ2VtZQ"],
  ["JSON", '{"host":"db.example","password":"hunTer2hunTer2","port":1}', "hunTer2hunTer2"],
  ["JSON in JSON", '{"config":"{\\"client.secret\\":\\"hunTer3hunTer3\\"}"}', "hunTer3hunTer3"],
  ["SCRAM credential", "SCRAM-SHA-512=[salt=MTIzNDU2,stored_key=q1w2e3r4==,iterations=4096]", "q1w2e3r4"],
  ["hash", `$2b$12$${"GhvMmNVjRW29ulnudl.LbuAnUtN/LRfe1JsBm1Xu6LE3059z5Tr8m"}`, "LbuAnUtN"],
].map(([shape = "", text = "", secret = ""]) => ({ shape, text, secret }));
