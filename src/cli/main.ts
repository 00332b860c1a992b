#!/usr/bin/env node
import { kafkaByoc } from "./kafka-byoc";

void kafkaByoc(process.argv.slice(2));
