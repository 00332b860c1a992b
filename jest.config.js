const { randomInt } = require("node:crypto");
const { availableParallelism } = require("node:os");

// A hunt: one seed for the whole run, told so that it can be run again (test/fuzz-seed.ts).
if (process.env.KAFKA_BYOC_FUZZ_SEED === "random") {
  process.env.KAFKA_BYOC_FUZZ_SEED = String(randomInt(2 ** 31));
  process.stderr.write(`KAFKA_BYOC_FUZZ_SEED=${process.env.KAFKA_BYOC_FUZZ_SEED}\n`);
}

/** Unit tests run anywhere; the folders kafka, terraform and e2e start real parts (test/README.md tells which). */
module.exports = {
  testEnvironment: "node",
  roots: ["<rootDir>/test"],
  testMatch: ["**/*.test.ts"],
  transform: { "^.+\\.ts$": ["@swc/jest", { jsc: { parser: { syntax: "typescript" }, target: "es2022" } }] },
  setupFiles: ["<rootDir>/test/seed-properties.ts"],
  // What hangs ends; what is slow because the machine is busy does not. Tests that need more name it.
  testTimeout: 120_000,
  // Much of the time brokers, Terraform and mocks are waited for: on a small machine two work side by side nevertheless.
  maxWorkers: Math.max(2, availableParallelism() - 1),
  globalSetup: "<rootDir>/test/kafka/shared/global-setup.ts",
  globalTeardown: "<rootDir>/test/kafka/shared/global-teardown.ts",
  moduleNameMapper: { "^(\\.{1,2}/.*)\\.js$": "$1" },
};
