/** Who Terraform is at the target cluster. */
export interface TerraformCredentials {
  readonly username: string;
  readonly password: string;
  /** PEM file of the authority that the brokers' certificates come from. */
  readonly caFile: string;
  /** Passwords of SCRAM users by the name of their Terraform variable (`scramPasswordVariable`). */
  readonly variables: Readonly<Record<string, string>>;
  /** Terraform's own configuration file; absent where providers come from the registry. */
  readonly cliConfigFile?: string;
}

/**
 * The environment in which `cdktf` and `terraform` reach the target: the only place where secrets are. The provider
 * reads `KAFKA_*` itself; Terraform reads `TF_VAR_*` into the sensitive variables of the stack.
 */
export function terraformEnvironment(credentials: TerraformCredentials): Readonly<Record<string, string>> {
  const variables = Object.entries(credentials.variables).map(([name, value]) => [`TF_VAR_${name}`, value] as const);
  return {
    KAFKA_SASL_USERNAME: credentials.username,
    KAFKA_SASL_PASSWORD: credentials.password,
    KAFKA_CA_CERT: credentials.caFile,
    ...Object.fromEntries(variables),
    ...(credentials.cliConfigFile === undefined ? {} : { TF_CLI_CONFIG_FILE: credentials.cliConfigFile }),
  };
}
