import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readClientProperties } from "../../../src/kafka-client/client-properties";
import { scramClient, writePropertiesFile, writeSecretFile } from "../../../src/rehearsal/rig/client-files";
import { certificateAuthority } from "../../../src/rehearsal/rig/certificates";

describe("files that clients log in with", () => {
  const directory = mkdtempSync(join(tmpdir(), "kafka-byoc-files-"));
  afterAll(() => {
    rmSync(directory, { recursive: true, force: true });
  });

  it("are read back as they were meant, template-like names included, by nobody but their owner", () => {
    const caFile = join(directory, "ca.pem");
    writeSecretFile(caFile, certificateAuthority("authority", new Date()).certificate);
    const file = join(directory, "client.properties");
    writePropertiesFile(file, scramClient("127.0.0.1:21001", caFile, { name: "${env}-batch", password: "p:w=d #1" }));
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const read = readClientProperties(file);
    expect(read.bootstrap).toEqual([{ host: "127.0.0.1", port: 21001 }]);
    expect(JSON.stringify(read.sasl)).toContain("${env}-batch");
    expect(read.tls).not.toBeNull();
  });
});
