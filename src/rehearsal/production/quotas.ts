import { type ClientQuota } from "../../kafka/cluster-facts";

/** The quotas of the source: by user, by client id, by default, by address, and one that Terraform cannot write. */
export const productionQuotas: readonly ClientQuota[] = [
  { entity: { user: "order-api" }, values: { producer_byte_rate: 10_485_760 } },
  { entity: { user: "billing" }, values: { consumer_byte_rate: 20_971_520, request_percentage: 150.5 } },
  { entity: { user: "payments" }, values: { producer_byte_rate: 5_242_880, controller_mutation_rate: 10 } },
  { entity: { user: "${env}-batch" }, values: { consumer_byte_rate: 1_048_576 } },
  { entity: { user: "crm" }, values: { consumer_byte_rate: 1_048_576 } },
  { entity: { "client-id": "reporting" }, values: { consumer_byte_rate: 2_097_152 } },
  { entity: { "client-id": "%{if}-export" }, values: { consumer_byte_rate: 4_194_304 } },
  { entity: { user: null }, values: { request_percentage: 400 } },
  { entity: { ip: "10.20.30.41" }, values: { connection_creation_rate: 20 } },
  { entity: { user: "crm", "client-id": "bulk" }, values: { producer_byte_rate: 524_288 } },
];
