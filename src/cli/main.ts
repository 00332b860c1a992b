#!/usr/bin/env node
import { kafkaByoc } from "./kafka-byoc";

// Ended on purpose: kafkajs can leave a timer behind that would keep a finished process alive for ever.
void kafkaByoc(process.argv.slice(2)).finally(() => process.exit());
