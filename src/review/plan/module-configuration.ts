import { type Value } from "./value";

/** What a module's configuration says of names: a plan's `configuration`, or a synthesized stack. */
export interface ModuleConfiguration {
  /** The default of a variable, or the value that the root module got; undefined where there is none. */
  readonly variable: (name: string) => Value | undefined;
  readonly local: (name: string) => Value | undefined;
  readonly output: (name: string) => Value | undefined;
  readonly outputNames: readonly string[];
  /** What a resource is repeated for, by its address inside of the module: `aws_lb.b`, `data.aws_vpc.c`. */
  readonly forEach: (resource: string) => Value | undefined;
  /** Whether a resource has `count` or `for_each`, so that its name alone is a list or a map. */
  readonly isRepeated: (resource: string) => boolean;
  readonly call: (name: string) => ModuleCall | undefined;
}

/** A call of a module. */
export interface ModuleCall {
  /** What a variable is given; undefined where its default holds. */
  readonly argument: (name: string) => Value | undefined;
  readonly forEach: Value | undefined;
  readonly module: ModuleConfiguration;
}

/** Where no configuration tells anything. */
export const noConfiguration: ModuleConfiguration = {
  variable: () => undefined,
  local: () => undefined,
  output: () => undefined,
  outputNames: [],
  forEach: () => undefined,
  isRepeated: () => false,
  call: () => undefined,
};
