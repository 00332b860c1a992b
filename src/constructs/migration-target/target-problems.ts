import { dayProblem, type ProjectWindow } from "../../network/project-window";

/** What is wrong with a target before anything of it can be made: what its parts cannot know or would say of derived values. */
export function targetProblems({
  name,
  region,
  brokers,
  window,
}: {
  readonly name: string;
  readonly region: string;
  readonly brokers: number | readonly unknown[];
  readonly window: ProjectWindow;
}): readonly string[] {
  const day = dayProblem("window.lastWaveEnds", window.lastWaveEnds);
  return [
    ...(/^[a-z0-9]([a-z0-9-]{0,18}[a-z0-9])?$/.test(name)
      ? []
      : [
          `name: "${name}"; write small letters, digits and hyphens, at most 20: names in AWS and Kubernetes begin with it.`,
        ]),
    ...(/^[a-z]{2}(-[a-z]+)+-\d$/.test(region) ? [] : [`region: "${region}" is none of AWS's: write it as us-east-1.`]),
    ...(typeof brokers !== "number" || (Number.isInteger(brokers) && brokers > 0)
      ? []
      : [
          `brokers: ${String(brokers)} is not possible: write a whole number from 1, or name each with its nodeId and azId.`,
        ]),
    ...(day === undefined ? [] : [day]),
    ...(Number.isInteger(window.rollbackDays) && window.rollbackDays >= 0
      ? []
      : [`window.rollbackDays: ${String(window.rollbackDays)} is not possible: write whole days from 0.`]),
  ];
}
