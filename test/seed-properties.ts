import fc from "fast-check";
import { fuzzSeed } from "./fuzz-seed";

// Jest loads this before each test file (setupFiles). What a single assert says of its runs or its seed still holds.
fc.configureGlobal({ seed: fuzzSeed(process.env["KAFKA_BYOC_FUZZ_SEED"]) });
