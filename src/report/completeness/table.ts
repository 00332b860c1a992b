import { type InventoryStatus } from "../../inventory/completeness/status";
import { type RenderOptions } from "../render-options";
import { completenessText } from "./text";

/** Every format that `inventory status --output` takes. */
export const completenessRenderers = {
  text: completenessText,
  json: (status) => `${JSON.stringify(status, null, 2)}\n`,
} as const satisfies Readonly<Record<string, (status: InventoryStatus, options: RenderOptions) => string>>;
