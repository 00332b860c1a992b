import { type TerraformMetaArguments, TerraformResource, Token } from "cdktf";
import { type Construct } from "constructs";
import { autoMqMetadata, inHcl } from "./provider";

/** `automq_kafka_instance` of provider 0.4, as far as it is used here; keys are Terraform's, verbatim. */
export interface KafkaInstanceAttributes {
  readonly environment_id: string;
  readonly name: string;
  readonly description: string;
  readonly version: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly compute_specs: {
    readonly deploy_type: "IAAS";
    readonly pricing_mode: "SubscriptionBased";
    readonly reserved_aku: number;
    /** `zone` is a zone's name here, and nothing else is taken. */
    readonly networks: readonly { readonly zone: string; readonly subnets: readonly string[] }[];
    readonly security_groups: readonly string[];
    readonly data_buckets?: readonly { readonly bucket_name: string }[];
    readonly dns_zone?: string;
    readonly instance_role?: string;
  };
  readonly features: {
    readonly wal_mode: "EBSWAL" | "S3WAL";
    readonly security: {
      readonly authentication_methods: readonly ("sasl" | "mtls")[];
      readonly transit_encryption_modes: readonly "tls"[];
      readonly data_encryption_mode: "CPMK";
      readonly tls_hostname_validation_enabled: true;
      readonly certificate_authority: string;
      readonly certificate_chain: string;
      readonly private_key: string;
    };
    readonly instance_configs: Readonly<Record<string, string>>;
  };
}

/** The resource's arguments. */
export interface KafkaInstanceConfig extends TerraformMetaArguments {
  readonly attributes: KafkaInstanceAttributes;
}

/** One `automq_kafka_instance` block. */
export class KafkaInstance extends TerraformResource {
  static readonly tfResourceType = "automq_kafka_instance";
  readonly #attributes: KafkaInstanceAttributes;

  constructor(scope: Construct, id: string, { attributes, ...meta }: KafkaInstanceConfig) {
    super(scope, id, {
      terraformResourceType: KafkaInstance.tfResourceType,
      terraformGeneratorMetadata: { ...autoMqMetadata },
      ...meta,
    });
    this.#attributes = attributes;
  }

  /** Where clients inside the network begin, as a list that is known after the apply. */
  get bootstrapServers(): string[] {
    const chosen = `endpoint.network_type == "VPC" && startswith(endpoint.protocol, "${this.#protocol}")`;
    const servers = `one([for endpoint in ${this.#address}.endpoints : endpoint.bootstrap_servers if ${chosen}])`;
    return Token.asList(`\${split(",", ${servers})}`);
  }

  get #address(): string {
    return `${KafkaInstance.tfResourceType}.${this.friendlyUniqueId}`;
  }

  get #protocol(): string {
    return this.#attributes.features.security.authentication_methods.includes("sasl") ? "SASL_SSL" : "SSL";
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return { ...this.#attributes };
  }

  protected override synthesizeHclAttributes(): Record<string, unknown> {
    return inHcl(this.synthesizeAttributes());
  }
}
