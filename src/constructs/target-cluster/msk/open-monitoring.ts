import { type Edge } from "../../../network/edge";
import { type PathSecurity } from "../../network/path-security";

/** Where MSK offers metrics once open monitoring is on, by who offers them (Amazon MSK Developer Guide, "Open monitoring with Prometheus"). */
const exporterPorts = { "the JMX exporter": 11001, "the node exporter": 11002 } as const;

/**
 * What is wrong where a scraper takes part that no edge lets through to MSK's exporters, whatever the matrix was made with. None
 * where nobody scrapes: CloudWatch has metrics too.
 */
export function metricsPortProblems({ edges }: Pick<PathSecurity, "edges">): readonly string[] {
  if (!edges.some(({ from, to }) => from === "scraper" || to === "scraper")) return [];
  const closed = Object.entries(exporterPorts).filter(([, port]) => !edges.some((edge) => scrapes(edge, port)));
  return closed.length === 0
    ? []
    : [
        `security: no edge scraper→broker opens ${closed.map(([who, port]) => `${String(port)} (${who})`).join(" and ")}, where MSK offers metrics: the scraper would see none. Make the matrix with ports: { brokerMetrics: [{ protocol: "tcp", from: 11001, to: 11002 }] } (edgesOf).`,
      ];
}

function scrapes({ from, to, ports }: Edge, port: number): boolean {
  return from === "scraper" && to === "broker" && ports.protocol === "tcp" && ports.from <= port && port <= ports.to;
}
