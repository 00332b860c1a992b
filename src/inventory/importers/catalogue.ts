import { type Importer } from "./importer";
import { julie } from "./julie/julie";
import { confluentCli } from "./confluent-cli/confluent-cli";
import { kcp } from "./kcp/kcp";
import { kafkaCli } from "./kafka-cli/kafka-cli";
import { strimzi } from "./strimzi/strimzi";

/** Every kind of file that an inventory can be made from, in the order in which help tells them. */
export const importers: readonly Importer[] = [kcp, kafkaCli, strimzi, julie, confluentCli];
