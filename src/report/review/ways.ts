import { type ExposedWay, type Exposure } from "../../review/exposure/exposure";

/** A way with the stack that opens it. */
export interface OneWay {
  readonly stack: string;
  readonly way: ExposedWay;
}

/** All ways, the internet first, then what is not certain, then other accounts; else in their order. Equal ones once. */
export function sortedWays(exposure: readonly Exposure[]): readonly OneWay[] {
  const seen = new Set<string>();
  const all = exposure
    .flatMap(({ stack, ways }) => ways.map((way) => ({ stack, way })))
    .filter(({ stack, way }) => {
      const key = keyOf(stack, way);
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    });
  return [0, 1, 2, 3].flatMap((rank) => all.filter(({ way }) => rankOf(way) === rank));
}

function keyOf(stack: string, { client, through, to, ports, until, path, certain }: ExposedWay): string {
  const { name, account, consumer, internet } = client;
  const who = [name, account ?? "", consumer ?? "", String(internet)];
  return [stack, ...who, ...through, to, ports, until ?? "", path ?? "", String(certain)].join("\u0000");
}

function rankOf({ client, certain }: ExposedWay): number {
  if (client.internet) return 0;
  if (!certain) return 1;
  return client.account === null ? 3 : 2;
}
