import { type NetworkDocument } from "../network/document";

/** How a report is written where that is a choice: colours and width of a terminal. */
export interface RenderOptions {
  readonly colour: boolean;
  /** Columns; text only. */
  readonly width: number;
  /** The network that was looked at, for its picture; HTML only. */
  readonly network?: NetworkDocument;
}
