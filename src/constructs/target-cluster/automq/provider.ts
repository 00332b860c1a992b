import { TerraformProvider } from "cdktf";
import { type Construct } from "constructs";

/** The Terraform provider of AutoMQ BYOC, by hand: its schema in full is not needed for one resource. */
export interface AutoMqProviderConfig {
  /** The environment's console inside the network: `http://console.example:8080`. */
  readonly endpoint: string;
  /** Where a stack has several. */
  readonly alias?: string;
}

/** Versions whose schema the binding is made for. */
const metadata = { providerName: "automq", providerVersionConstraint: "~> 0.4.4" } as const;

/** What a resource tells of its provider. */
export const autoMqMetadata: { readonly providerName: string; readonly providerVersionConstraint: string } = metadata;

/**
 * The provider block. Its keys are read from `AUTOMQ_BYOC_ACCESS_KEY` (so its code; its documentation calls it
 * `AUTOMQ_BYOC_ACCESS_KEY_ID`) and `AUTOMQ_BYOC_SECRET_KEY` of `cdktf deploy`'s environment, and are in no file.
 */
export class AutoMqProvider extends TerraformProvider {
  static readonly tfResourceType = "automq";
  readonly #endpoint: string;

  constructor(scope: Construct, id: string, { endpoint, alias }: AutoMqProviderConfig) {
    super(scope, id, {
      terraformResourceType: AutoMqProvider.tfResourceType,
      terraformGeneratorMetadata: { ...metadata },
      terraformProviderSource: "automq/automq",
    });
    this.#endpoint = endpoint;
    if (alias !== undefined) this.alias = alias;
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return {
      automq_byoc_endpoint: this.#endpoint,
      ...(this.alias === undefined ? {} : { alias: this.alias }),
    };
  }

  protected override synthesizeHclAttributes(): Record<string, unknown> {
    return inHcl(this.synthesizeAttributes());
  }
}

/** Attributes as cdktf's HCL writer takes them; it would leave out others. */
export function inHcl(attributes: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [name, { value, isBlock: false, type: "any" }]),
  );
}
