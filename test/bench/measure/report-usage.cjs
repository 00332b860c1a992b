// Loaded before a measured program: tells its CPU time and its largest resident size when it ends.
const { writeFileSync } = require("node:fs");

const file = process.env.BENCH_USAGE_FILE;
process.on("exit", () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  writeFileSync(file, JSON.stringify({ cpuMs: (userCPUTime + systemCPUTime) / 1000, peakMegabytes: maxRSS / 1024 }));
});
