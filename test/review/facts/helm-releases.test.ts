import { kafkaReleasesOf, openingValues } from "../../../src/review/facts/helm-releases";
import { Unknown } from "../../../src/review/plan/value";
import { aPlan, aStack, type PlannedResourceFacts } from "../../builders/plan";

const released = (after: NonNullable<PlannedResourceFacts["after"]>) =>
  kafkaReleasesOf(aPlan([{ type: "helm_release", after }]));

const valuesOf = (after: NonNullable<PlannedResourceFacts["after"]>): readonly (readonly unknown[])[] =>
  released({ chart: "kafka", ...after }).flatMap(({ values }) =>
    [...values].map(([key, { value, path }]) => [key, value, path]),
  );

describe("Helm releases of Kafka", () => {
  test.each([
    [{ chart: "kafka" }],
    [{ chart: "strimzi-kafka-operator" }],
    [{ chart: "oci://registry.example.com/redpanda" }],
    [{ chart: "operator", repository: "oci://registry.example.com/confluent" }],
    [{ chart: "./charts/akhq" }],
    [{ chart: "cp-helm-charts" }],
    [{ chart: new Unknown(["var.chart"]) }],
  ])("%j", (after) => {
    expect(released(after)).toHaveLength(1);
  });

  test.each([[{ chart: "ingress-nginx" }], [{ chart: "rabbitmq", name: "broker" }], [{ chart: "vcp-helm" }], [{}]])(
    "and not %j",
    (after) => {
      expect(released(after)).toEqual([]);
    },
  );

  test("by the end of a path whose folder is not known", () => {
    const plan = aStack({
      resource: {
        helm_release: {
          ours: { chart: "${path.module}/charts/orders" },
          kafka: { chart: "${path.module}/charts/kafka" },
          any: { chart: "${path.module}/${var.chart}" },
        },
      },
    });
    expect(kafkaReleasesOf(plan).map(({ resource }) => resource.name)).toEqual(["kafka", "any"]);
  });
});

describe("values of a release", () => {
  test("have the path at which they are written, and the last one counts", () => {
    expect(
      valuesOf({
        values: ["tls: {enabled: true}", "tls: {enabled: false}\nport: 9094"],
        set: [{ name: "port", value: "9092" }],
      }),
    ).toEqual([
      ["tls.enabled", false, "values[1].tls.enabled"],
      ["port", "9092", "set[0].value"],
    ]);
  });

  test("are none where they cannot be read", () => {
    expect(valuesOf({ values: ["tls: [", new Unknown(["var.x"]), 7], set: "x" })).toEqual([]);
    expect(valuesOf({ values: new Unknown(["var.x"]) })).toEqual([]);
  });

  test("name what they open", () => {
    const [one] = released({
      chart: "kafka",
      values: [
        "externalAccess: {enabled: true, broker: {service: {type: LoadBalancer}}}\nexternal: {enabled: false}\nservice: {type: ClusterIP}",
      ],
    });
    expect(one === undefined ? null : openingValues(one)).toEqual([
      "externalAccess.enabled = true",
      "externalAccess.broker.service.type = LoadBalancer",
    ]);
  });
});
