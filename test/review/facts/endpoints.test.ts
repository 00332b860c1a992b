import { endpointsOf } from "../../../src/review/facts/endpoints";
import { Unknown } from "../../../src/review/plan/value";
import { aPlan, aStack } from "../../builders/plan";

const targetOf = (service: string | Unknown): unknown =>
  endpointsOf(aPlan([{ type: "aws_vpc_endpoint", after: { service_name: service } }]))[0]?.target;

describe("what an endpoint leads to", () => {
  it.each([
    ["com.amazonaws.eu-central-1.s3", "s3"],
    ["com.amazonaws.us-gov-west-1.ecr.api", "ecr.api"],
    ["cn.com.amazonaws.cn-north-1.sts", "sts"],
    ["aws.api.eu-west-1.kendra-ranking", "kendra-ranking"],
  ])("%s is a service of AWS", (name, service) => {
    expect(targetOf(name)).toEqual({ is: "aws", service });
  });

  it("is somebody's service where its name says so", () => {
    const name = "com.amazonaws.vpce.eu-central-1.vpce-svc-0123456789abcdef0";
    expect(targetOf(name)).toEqual({ is: "offered", service: name });
  });

  it("is not known where nothing tells the name", () => {
    expect(targetOf(new Unknown(["var.service"]))).toMatchObject({ is: "unknown" });
    expect(targetOf("kafka")).toMatchObject({ is: "unknown" });
  });

  it("is a service of the plan where a reference leads to one", () => {
    const plan = aPlan([
      { type: "aws_vpc_endpoint_service", name: "kafka", after: { service_name: new Unknown([]) } },
      {
        type: "aws_vpc_endpoint",
        after: { service_name: new Unknown(["aws_vpc_endpoint_service.kafka.service_name"]) },
      },
    ]);
    expect(endpointsOf(plan)[0]?.target).toEqual({ is: "offered", service: "aws_vpc_endpoint_service.kafka" });
  });

  it("is read from a synthesized stack around the region that is not known", () => {
    const plan = aStack({
      data: { aws_region: { here: {} } },
      resource: { aws_vpc_endpoint: { kms: { service_name: "com.amazonaws.${data.aws_region.here.name}.kms" } } },
    });
    expect(endpointsOf(plan)[0]?.target).toEqual({ is: "aws", service: "kms" });
  });

  it("has the policy of a resource of its own rather than none", () => {
    const plan = aPlan([
      { type: "aws_vpc_endpoint", name: "s3", after: { id: "vpce-1", service_name: "com.amazonaws.eu-central-1.s3" } },
      { type: "aws_vpc_endpoint_policy", name: "s3", after: { vpc_endpoint_id: "vpce-1", policy: "{}" } },
    ]);
    expect(endpointsOf(plan)[0]?.policy).toMatchObject({
      resource: { address: "aws_vpc_endpoint_policy.s3" },
      value: "{}",
    });
  });
});
