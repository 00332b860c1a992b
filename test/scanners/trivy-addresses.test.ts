import { readFileSync } from "node:fs";
import { join } from "node:path";
import { meansResource } from "./scanner-finding";
import { trivyAddresses } from "./trivy-addresses";

const openGroups = JSON.parse(readFileSync(join(__dirname, "fixtures/open-groups.json"), "utf8"));

describe("the plan's addresses behind the names that trivy gives", () => {
  const addresses = trivyAddresses(openGroups);

  it("are the same for the root module's resources", () => {
    expect(addresses.get("aws_security_group.brokers")).toBe("aws_security_group.brokers");
  });

  it("have the module's address where trivy has its MD5, and no key of the resource's own", () => {
    expect(addresses.get("aws_security_group_rule.open_0a30499cd25bc289cf0e5c2febda2a5c")).toBe(
      'module.path["a.b"].aws_security_group_rule.open',
    );
    expect([...addresses.values()].sort()).toEqual([
      "aws_security_group.brokers",
      "aws_vpc_security_group_ingress_rule.kafka",
      'module.path["a.b"].aws_security_group_rule.open',
      'module.path["a.b"].aws_vpc_endpoint_service.brokers',
      'module.path["c"].aws_security_group_rule.open',
      'module.path["c"].aws_vpc_endpoint_service.brokers',
    ]);
  });

  it("of one without a key mean every instance, and nothing else that begins alike", () => {
    expect(meansResource("aws_subnet.a", "aws_subnet.a[0]")).toBe(true);
    expect(meansResource("aws_subnet.a", "aws_subnet.a")).toBe(true);
    expect(meansResource("aws_subnet.a", "aws_subnet.ab")).toBe(false);
    expect(meansResource("aws_subnet.a[0]", "aws_subnet.a[1]")).toBe(false);
  });
});
