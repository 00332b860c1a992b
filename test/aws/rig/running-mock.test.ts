import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePorts } from "../../../src/rehearsal/rig/free-ports";
import { describeWithAws } from "./describe-with-aws";
import { installWithinMs } from "./python-packages";
import { type RunningMock, startMock } from "./running-mock";

describeWithAws("the mock of AWS's API", () => {
  let directory: string;
  let mock: RunningMock;

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), "mock-"));
    mock = await startMock(directory);
  }, installWithinMs);
  afterAll(async () => {
    await mock?.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  /** One attempt at making a group of one name, as a client of AWS sends it. */
  async function attempt(name: string, invocation: string, number: number): Promise<{ status: number; text: string }> {
    const response = await fetch(mock.url, {
      method: "POST",
      headers: {
        Authorization:
          "AWS4-HMAC-SHA256 Credential=nobody/20270110/us-east-1/ec2/aws4_request, SignedHeaders=host, Signature=0",
        "Amz-Sdk-Invocation-Id": invocation,
        "Amz-Sdk-Request": `attempt=${String(number)}; max=25`,
      },
      body: new URLSearchParams({
        Action: "CreateSecurityGroup",
        Version: "2016-11-15",
        GroupName: name,
        GroupDescription: name,
      }),
    });
    return { status: response.status, text: await response.text() };
  }

  it("does once what is attempted twice, also side by side, and tells the same answer", async () => {
    const both = await Promise.all([attempt("orders", "of-orders", 1), attempt("orders", "of-orders", 2)]);
    const later = await attempt("orders", "of-orders", 3);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect(later.text).toContain("sg-");
    expect([both[0].text, both[1].text]).toEqual([later.text, later.text]);
    expect(readFileSync(join(directory, "mock.log"), "utf8")).toContain("told again: of-orders, attempt=3; max=25");
  });

  it("is started on another port where its own was taken in between, and never taken for who is there", async () => {
    const taken = Number(new URL(mock.url).port);
    const ports = [[taken], await freePorts(1)];
    const other = await startMock(mkdtempSync(join(directory, "other-")), () => Promise.resolve(ports.shift() ?? []));
    expect(ports).toEqual([]);
    expect(other.url).not.toBe(mock.url);
    await other.stop();
  });

  it("refuses a duplicate that is asked for anew", async () => {
    expect((await attempt("billing", "of-billing", 1)).status).toBe(200);
    const anew = await attempt("billing", "of-billing-again", 1);
    expect(anew.status).toBe(400);
    expect(anew.text).toContain("InvalidGroup.Duplicate");
  });

  it("does anew what failed before", async () => {
    expect((await attempt("billing", "refused", 1)).status).toBe(400);
    expect((await attempt("claims", "refused", 2)).status).toBe(200);
  });
});
