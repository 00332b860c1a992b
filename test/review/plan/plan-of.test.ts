import { Unknown } from "../../../src/review/plan/value";
import { aPlan, planJson } from "../../builders/plan";

describe("a plan", () => {
  it("tells unknown values with what they refer to, each reference once and at its most exact", () => {
    const plan = aPlan([
      { type: "aws_security_group", name: "broker" },
      {
        type: "aws_vpc_security_group_ingress_rule",
        after: {
          security_group_id: new Unknown(["aws_security_group.broker.id", "aws_security_group.broker"]),
          from_port: 9092,
          arn: new Unknown([]),
        },
      },
    ]);
    expect(plan.at("aws_vpc_security_group_ingress_rule.x")?.after).toEqual({
      from_port: 9092,
      security_group_id: new Unknown(["aws_security_group.broker.id"]),
      arn: new Unknown([]),
    });
  });

  it("tells what happens to a resource, in our words", () => {
    const plan = aPlan([
      { type: "a", name: "new", after: {} },
      { type: "a", name: "changed", before: {}, after: {} },
      {
        type: "a",
        name: "gone",
        before: { name: "n" },
        after: null,
        actionReason: "delete_because_no_resource_config",
      },
      { type: "a", name: "left", before: {}, after: null, action: "forget" },
      {
        type: "a",
        name: "again",
        before: {},
        after: {},
        action: "replace-create-first",
        replacedBecauseOf: [["in", 0, "a.b"]],
      },
      { type: "a", name: "moved", before: {}, after: {}, action: "no-op", previousAddress: "a.old", imported: true },
    ]);
    expect(plan.resources.map(({ action }) => action)).toEqual([
      ...["create", "update", "delete", "forget", "replace-create-first", "no-op"],
    ]);
    expect(plan.ofType("a").map(({ name }) => name)).toEqual(["new", "changed", "again", "moved"]);
    expect(plan.at("a.gone")).toMatchObject({
      after: null,
      before: { name: "n" },
      actionReason: "delete_because_no_resource_config",
    });
    expect(plan.at("a.again")!.replacedBecauseOf).toEqual(['in[0]["a.b"]']);
    expect(plan.at("a.moved")).toMatchObject({ previousAddress: "a.old", imported: true });
    expect(plan.destroys).toBe(false);
  });

  it("keeps the order of the file where several types are asked for", () => {
    const plan = aPlan([{ type: "b" }, { type: "a" }, { type: "b", name: "y" }]);
    expect(plan.ofType("a", "b").map(({ address }) => address)).toEqual(["b.x", "a.x", "b.y"]);
  });

  it("of a whole destroy is told from one that drops every resource", () => {
    const gone = { type: "a", before: {}, after: null };
    expect(aPlan([gone]).destroys).toBe(true);
    expect(aPlan([{ ...gone, actionReason: "delete_because_no_resource_config" }]).destroys).toBe(false);
    expect(aPlan([]).destroys).toBe(false);
  });

  it("tells an object that was set aside beside the resource itself", () => {
    const [change] = planJson([{ type: "a", before: {}, after: {} }])["resource_changes"] as object[];
    const plan = aPlan([], {
      resource_changes: [
        change,
        { ...change, deposed: "0a1b2c3d", change: { actions: ["delete"], before: {}, after: null } },
      ],
    });
    expect(plan.resources.map(({ address, action }) => [address, action])).toEqual([
      ["a.x", "update"],
      ["a.x (deposed object 0a1b2c3d)", "delete"],
    ]);
  });

  it("has the data sources that were read while it was made", () => {
    const plan = aPlan([], {
      prior_state: {
        values: {
          root_module: {
            resources: [
              {
                address: "data.aws_vpc.v",
                mode: "data",
                type: "aws_vpc",
                name: "v",
                values: { cidr_block: "10.0.0.0/8" },
              },
              { address: "aws_lb.old", mode: "managed", type: "aws_lb", name: "old", values: {} },
            ],
          },
        },
      },
    });
    expect(plan.resources.map(({ address, action }) => [address, action])).toEqual([["data.aws_vpc.v", "no-op"]]);
    expect(plan.at("data.aws_vpc.v")!.after).toEqual({ cidr_block: "10.0.0.0/8" });
  });

  it("tells which values are sensitive, with all that they are part of", () => {
    const plan = aPlan([{ type: "a", after: { password: "p", list: [{ key: "k" }] }, sensitive: ["password"] }]);
    const resource = plan.at("a.x")!;
    expect(
      ["password", "password.x[0]", "list", "list[0].key", "none"].filter((path) => resource.isSensitive(path)),
    ).toEqual([...["password", "password.x[0]"]]);
  });

  it("tells settings of providers, and makes nothing of references", () => {
    const { providers } = aPlan([], {
      configuration: {
        provider_config: {
          kafka: {
            name: "kafka",
            expressions: {
              skip_tls_verify: { references: ["var.verify"] },
              tls_enabled: { constant_value: true },
              ca_cert: {},
            },
          },
        },
        root_module: {},
      },
      variables: { verify: { value: true } },
    });
    expect(providers.get("kafka")).toEqual({
      skip_tls_verify: new Unknown(["var.verify"]),
      tls_enabled: true,
      ca_cert: new Unknown([]),
    });
  });

  it("says what it does not tell: errors, a second plan to come, changes put off, actions", () => {
    expect(
      aPlan([], {
        errored: true,
        complete: false,
        deferred_changes: [{ reason: "instance_count_unknown", resource_change: { address: "a.x" } }],
        action_invocations: [{}],
      }).unread,
    ).toEqual([
      expect.stringContaining("stopped with errors"),
      expect.stringContaining("is not complete"),
      "The plan invokes 1 action of providers: what they do is not told.",
      "Terraform put off the changes of a.x (instance_count_unknown): what they will be is not told.",
    ]);
    expect(aPlan([], { errored: false, complete: true, deferred_changes: [] }).unread).toEqual([]);
  });

  it("says how many resources of the state it passes over, as with -target and -refresh-only", () => {
    const inState = (address: string, mode = "managed"): object => ({
      address,
      mode,
      type: "aws_lb",
      name: "b",
      values: {},
    });
    const state = {
      root_module: { resources: [inState("aws_lb.b"), inState("aws_lb.c"), inState("data.aws_lb.d", "data")] },
    };
    const prior = { prior_state: { values: state } };
    const drift = { resource_drift: [{ address: "kafka_topic.orders" }] };
    const b = { type: "aws_lb", name: "b", action: "no-op", before: {} } as const;
    const c = { type: "aws_lb", name: "moved", previousAddress: "aws_lb.c", action: "no-op", before: {} } as const;
    expect(aPlan([b], { ...prior, ...drift }).unread).toEqual([
      "The plan says nothing of 2 resources of the state: it was made with -target or -refresh-only. A plan of the whole tells of them.",
    ]);
    expect(aPlan([b], prior).unread).toEqual([expect.stringContaining("says nothing of 1 resource of the state")]);
    expect(aPlan([b, c], prior).unread).toEqual([]);
  });

  it("tells what others changed", () => {
    expect(aPlan([], { resource_drift: [{ address: "aws_lb.b" }] }).drifted).toEqual(["aws_lb.b"]);
  });
});
