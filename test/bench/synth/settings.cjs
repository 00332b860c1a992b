// What both apps tell their stack beside the wave.
const security = { protocol: "SASL_SSL", mechanism: "SCRAM-SHA-512", authority: "ca.crt" };

exports.target = {
  bootstrapServers: ["b1.kafka.example:9094", "b2.kafka.example:9094", "b3.kafka.example:9094"],
  tls: true,
  mechanism: "SCRAM-SHA-512",
  brokers: 3,
};
exports.mirrorMaker = {
  source: { alias: "src", bootstrapServers: ["s.kafka.example:9094"], security, principal: "User:mm2-source" },
  target: { alias: "tgt", bootstrapServers: exports.target.bootstrapServers, security, principal: "User:mm2-target" },
  secretsDirectory: "/etc/mirror-maker/secrets",
};
