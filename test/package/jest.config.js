/** What is shipped, as users get it: packed, installed in an empty project, run on every line of Node that we promise. */
module.exports = {
  ...require("../../jest.config.js"),
  rootDir: "../..",
  roots: ["<rootDir>/test/package"],
  testMatch: ["**/*.packed.ts"],
  testTimeout: 900_000,
};
