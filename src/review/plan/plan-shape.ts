import { type Want, wantKeys } from "./json-stream/want";

const eachPiece: Want = { each: "piece" };

const everyPiece: Want = wantKeys({}, "piece");

/** A module of `configuration`, with the modules that it calls. */
function configurationModule(depth: number): Want {
  return wantKeys({
    outputs: "piece",
    variables: "piece",
    resources: eachPiece,
    module_calls:
      depth === 0
        ? "piece"
        : wantKeys(
            {},
            wantKeys({
              source: "piece",
              expressions: "piece",
              for_each_expression: "piece",
              count_expression: "piece",
              module: configurationModule(depth - 1),
            }),
          ),
  });
}

/** A module of a state, with its children. */
function stateModule(depth: number): Want {
  return wantKeys({
    address: "piece",
    resources: eachPiece,
    child_modules: depth === 0 ? "piece" : { each: stateModule(depth - 1) },
  });
}

/** Modules within modules that are followed; Terraform's users stop long before. */
const deepestModule = 40;

/**
 * What a review needs of the documents that it reads: `terraform show -json` of a plan or of a state
 * (https://developer.hashicorp.com/terraform/internals/json-format), `terraform.tfstate`, and a synthesized stack.
 * `planned_values` says what `resource_changes` says, without what was before.
 */
export const planShape: Want = wantKeys({
  format_version: "piece",
  terraform_version: "piece",
  errored: "piece",
  complete: "piece",
  variables: "piece",
  resource_changes: eachPiece,
  resource_drift: eachPiece,
  deferred_changes: eachPiece,
  action_invocations: eachPiece,
  checks: eachPiece,
  prior_state: wantKeys({ values: wantKeys({ root_module: stateModule(deepestModule) }) }),
  values: wantKeys({ outputs: everyPiece, root_module: stateModule(deepestModule) }),
  configuration: wantKeys({ provider_config: "piece", root_module: configurationModule(deepestModule) }),
  planned_values: wantKeys({}),
  output_changes: everyPiece,
  version: "piece",
  lineage: "piece",
  modules: wantKeys({}),
  outputs: everyPiece,
  resources: eachPiece,
  resource: wantKeys({}, everyPiece),
  data: wantKeys({}, everyPiece),
  output: everyPiece,
  variable: "piece",
  provider: "piece",
  locals: "piece",
  module: "piece",
  terraform: "piece",
  apiVersion: "piece",
  kind: "piece",
  "@level": "piece",
});
