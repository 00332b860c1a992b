import { differences } from "./rig/judged";

describe("comparing what is stored with what was declared", () => {
  it("finds no difference in what the server added", () => {
    const declared = { spec: { replicas: 3, ports: [{ port: 9094 }] } };
    const stored = { spec: { replicas: 3, ports: [{ port: 9094, protocol: "TCP" }], paused: false }, status: {} };
    expect(differences(declared, stored)).toEqual([]);
  });

  it("names the place of a field that the server dropped", () => {
    expect(differences({ spec: { kafka: { replicaz: 3 } } }, { spec: { kafka: {} } })).toEqual(["spec.kafka.replicaz"]);
    expect(differences({ spec: { kafka: { replicaz: 3 } } }, {})).toEqual(["spec.kafka.replicaz"]);
  });

  it("names the place of another value, and of a list of another length", () => {
    expect(differences({ ports: [{ port: 1 }, { port: 2 }] }, { ports: [{ port: 1 }, { port: 3 }] })).toEqual([
      "ports[1].port",
    ]);
    expect(differences({ ports: [1, 2] }, { ports: [1] })).toEqual(["ports"]);
  });

  it("takes a number for the string that says the same, and no string for a number", () => {
    expect(differences({ cpu: "2" }, { cpu: 2 })).toEqual([]);
    expect(differences({ cpu: "2" }, { cpu: 3 })).toEqual(["cpu"]);
    expect(differences({ replicas: 2 }, { replicas: "2" })).toEqual(["replicas"]);
  });

  it("takes null for left out, as Terraform's state has it", () => {
    expect(differences({ spec: { replicas: null } }, { spec: {} })).toEqual([]);
  });
});
