import { type Inventory } from "../document/inventory";
import { type Taken } from "../document/nothing-known";
import { type sourceFormats } from "../document/provenance";

/** One file that a person named, with its text. */
export interface ImportedFile {
  /** As the person named it; problems carry it. */
  readonly file: string;
  readonly text: string;
}

/** How one kind of file becomes an inventory. */
export interface Importer {
  readonly format: Exclude<(typeof sourceFormats)[number], "kafka" | "schema-registry" | "connect">;
  /** `Confluent's kcp: kcp-state.json of every version since 0.4`. */
  readonly title: string;
  /**
   * Reads files of this kind together: pure, without input or output. The inventory has one entry in `sources`, null for
   * what such files do not tell, with an entry in `unknowns` for each such part, and an entry in `leftOut` for everything
   * that was there and was not understood.
   *
   * `cluster` picks one where a file has several.
   *
   * @throws DocumentError with every problem of every file: not of this kind, malformed, several clusters and none named
   */
  read(files: readonly ImportedFile[], options: Taken & { readonly cluster?: string }): Inventory;
}
