import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type CorpusPlan, wholePlan } from "./whole-plan";

describe("the planned values of a plan that was kept without them", () => {
  const real: CorpusPlan = JSON.parse(readFileSync(join(__dirname, "fixtures/open-groups.json"), "utf8"));

  it("are those that Terraform wrote, as far as a scanner reads them", () => {
    const { planned_values: written, ...kept } = real;
    const unread = (key: string, value: unknown): unknown =>
      key === "schema_version" || key === "sensitive_values" ? undefined : value;
    expect(JSON.parse(JSON.stringify(wholePlan(kept).planned_values))).toEqual(
      JSON.parse(JSON.stringify(written, unread)),
    );
  });

  it("hold nothing of what will be gone", () => {
    const gone = { actions: ["delete"], after: null };
    const plan = {
      resource_changes: [
        { address: "aws_lb.a", mode: "managed", type: "aws_lb", name: "a", provider_name: "aws", change: gone },
      ],
    };
    expect(wholePlan(plan).planned_values).toEqual({ root_module: { resources: [], child_modules: [] } });
  });
});
