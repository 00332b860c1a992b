import { html, type Html } from "../../page/html";
import { accountOf, type Picture, type Place } from "../picture";
import { type Box, type Drawn, rectangle, text } from "./canvas";

/** A card outside the target's network: who it is, and lines below. */
export interface Card {
  readonly title: string;
  readonly lines: readonly string[];
}

/** A card for each consumer and each other place that lies on one side; many consumers become one card. */
export function cardsOf(picture: Picture, place: Place): readonly Card[] {
  switch (place) {
    case "clients":
      return consumerCards(picture);
    case "source":
      return sourceCards(picture);
    case "operators":
      return [{ title: "Operators", lines: ["pipelines, VPN"] }];
    case "on-premises":
      return [{ title: "On premises", lines: ["names, both ways"] }];
    case "object-store":
      return [{ title: "Object storage", lines: ["S3, inside AWS"] }];
    case "load-balancers":
    case "brokers":
    case "workloads":
    case "service-endpoints":
      return [];
  }
}

const consumersShown = 6;

function consumerCards({ document }: Picture): readonly Card[] {
  const consumers = document.loadBalancers[0]?.consumers ?? [];
  const others = document.loadBalancers
    .slice(1)
    .flatMap((balancer) => balancer.consumers.filter(({ name }) => !consumers.some((one) => one.name === name)));
  const all = [...consumers, ...others];
  if (all.length === 0) return [{ title: "Clients", lines: ["in or beside the network"] }];
  const rest = all.length - consumersShown;
  return [
    ...all.slice(0, consumersShown).map(({ name, principalArn, cidrs, waves, until }) => ({
      title: name,
      lines: [
        `account ${accountOf(principalArn) ?? "not told"}`,
        some(cidrs, 2),
        ...(waves.length === 0 ? [] : [`waves ${some(waves, 3)}`]),
        ...(until === null ? [] : [`until ${until}`]),
      ],
    })),
    ...(rest > 0
      ? [
          {
            title: `and ${String(rest)} more`,
            lines: [
              some(
                all.slice(consumersShown).map(({ name }) => name),
                3,
              ),
            ],
          },
        ]
      : []),
  ];
}

function sourceCards({ document }: Picture): readonly Card[] {
  if (document.sources.length === 0) return [{ title: "Source", lines: [] }];
  return document.sources.map(({ name, kind, keepUntil }) => ({
    title: name,
    lines: [kind, ...(keepUntil === null ? [] : [`stays until ${keepUntil}`])],
  }));
}

function some(values: readonly string[], shown: number): string {
  const rest = values.length - shown;
  return `${values.slice(0, shown).join(", ")}${rest > 0 ? ` +${String(rest)}` : ""}`;
}

const lineHeight = 16;

/** How tall a card is. */
export function cardHeight({ lines }: Card): number {
  return 34 + lines.length * lineHeight;
}

/** Cards one below the other, under a heading that is told once. */
export function drawCards(cards: readonly Card[], at: Omit<Box, "height">): Drawn {
  const pieces: Html[] = [];
  let y = at.y;
  for (const card of cards) {
    const height = cardHeight(card);
    pieces.push(
      html`${rectangle({ ...at, y, height }, "card")}
      ${text(at.x + 14, y + 22, card.title, { as: "heading", width: at.width - 28 })}
      ${card.lines.map((line, index) =>
        text(at.x + 14, y + 40 + index * lineHeight, line, { as: "soft", width: at.width - 28 }),
      )}`,
    );
    y += height + 10;
  }
  return { drawing: html`${pieces}`, height: y - at.y - 10 };
}
