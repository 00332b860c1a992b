import { CloudBackend, LocalBackend, NamedCloudWorkspace, S3Backend, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { keyDemandsEncryptedState, keyInStateProblems } from "../../../src/constructs/certificates/key-in-state";
import { synthesizedApp } from "../../builders/synthesized";

const accepted = { by: "Ada", reason: "No other way.", expires: "2027-06-30" };

describe("a private key in the state", () => {
  it("is accepted by a person, for a reason, through a day", () => {
    expect(keyInStateProblems("x.key", accepted, new Date("2027-06-30T23:00:00Z"))).toEqual([]);
    expect(keyInStateProblems("x.key", accepted, new Date("2027-07-01T00:00:00Z"))).toEqual([
      "acceptKeyInState: Ada answered for the key until 2027-06-30, which is past: roll the key, and have it accepted anew.",
    ]);
    expect(keyInStateProblems("x.key", undefined, new Date())).toEqual([
      "x.key would put a private key into Terraform's state: let cert-manager keep it in Kubernetes (BrokerCertificates), or have somebody answer for it: acceptKeyInState: { by, reason, expires }.",
    ]);
  });

  const synthesizes = (backend: (stack: TerraformStack) => unknown) => () =>
    synthesizedApp((app) => {
      const stack = new TerraformStack(app, "target");
      backend(stack);
      keyDemandsEncryptedState(new Construct(stack, "keyed"));
      return stack;
    });

  it("must lie encrypted and away from people's disks", () => {
    const bucket = { bucket: "state", key: "target", region: "us-east-1" };
    expect(synthesizes((stack) => new LocalBackend(stack, { path: "state" }))).toThrow("keeps it in the clear");
    expect(synthesizes((stack) => new S3Backend(stack, bucket))).toThrow("keeps it in the clear");
    expect(synthesizes(() => undefined)).toThrow("keeps it in the clear");
    expect(synthesizes((stack) => new S3Backend(stack, { ...bucket, encrypt: true }))).not.toThrow();
    expect(
      synthesizes(
        (stack) => new CloudBackend(stack, { organization: "example", workspaces: new NamedCloudWorkspace("target") }),
      ),
    ).not.toThrow();
  });
});
