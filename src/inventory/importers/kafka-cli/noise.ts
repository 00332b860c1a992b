/** What tools, Java, loggers and shells say about themselves: there is nothing of the cluster in it. */
const noise: readonly RegExp[] = [
  /^SLF4J\(?[A-Z]?\)?: /,
  /^log4j:WARN /,
  /^(OpenJDK|Java HotSpot).* VM warning:/,
  /^Picked up (_?JAVA|JDK)_\w+:/,
  /^(WARNING|Warning|Note): /,
  /^(DEPRECATED|\[deprecated\])/i,
  /^Querying brokers for log directories information/,
  /^Received log directory information from brokers /,
  // A shell's prompt with the command that somebody typed.
  /^\S*[#$>%]\s.*\bkafka-[a-z-]+(\.sh|\.bat)?\b/,
  /^(\S*\/)?kafka-[a-z-]+(\.sh|\.bat)? --/,
  /^[-=#*]{3,}\s*$/,
];

const logged = /^\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3}\] (TRACE|DEBUG|INFO|WARN) /;

/** Says of each line, in turn, whether it is nothing but noise; remembers what a logger has begun. */
export function noiseFilter(): (line: string) => boolean {
  let listsValues = false;
  return (line) => {
    if (logged.test(line)) {
      listsValues = /values: ?$/.test(line);
      return true;
    }
    if (listsValues) {
      listsValues = !/^ \([\w.]+\)\s*$/.test(line);
      if (!listsValues || /^\t[\w.-]+ = /.test(line)) return true;
      listsValues = false;
    }
    return noise.some((one) => one.test(line));
  };
}
