import { type FileHandle, open } from "node:fs/promises";
import { DocumentError } from "../../documents/problem";
import { howToPlan } from "./contents-of";
import { ByteCutter } from "./json-stream/cut-bytes";
import { type Tree } from "./json-stream/piece";
import { type Want } from "./json-stream/want";
import { planShape } from "./plan-shape";
import { deepestNesting } from "./plan-of";
import { cannotBeRead } from "./unreadable";

/** What is read at a time. What is kept of a chunk keeps all of it: it should not be much larger than a resource. */
const chunkBytes = 1 << 20;

/**
 * A document, cut to what a review needs of it.
 *
 * @throws DocumentError where it cannot be read or is not JSON
 */
export async function readTree(file: string, want: Want = planShape): Promise<Tree> {
  const handle = await open(file, "r").catch((error: unknown) => {
    throw cannotBeRead(file, error);
  });
  try {
    return await treeOf(handle, file, want);
  } finally {
    await handle.close();
  }
}

async function treeOf(handle: FileHandle, file: string, want: Want): Promise<Tree> {
  const cutter = new ByteCutter(file, want, deepestNesting);
  for (let isFirst = true; ; isFirst = false) {
    const chunk = Buffer.allocUnsafeSlow(chunkBytes);
    const { bytesRead } = await handle.read(chunk, 0, chunkBytes).catch((error: unknown) => {
      throw cannotBeRead(file, error);
    });
    if (bytesRead === 0) return cutter.end();
    if (isFirst) mustBeText(chunk, file);
    cutter.push(chunk.subarray(0, bytesRead));
  }
}

/** How other things begin that people name by mistake, and what to do. */
const others: readonly { readonly begins: readonly number[]; readonly is: string; readonly instead: string }[] = [
  {
    begins: [0x50, 0x4b, 0x03, 0x04],
    is: "is a plan as Terraform stores it (terraform plan -out), which only Terraform reads",
    instead: "Write terraform show -json tfplan > plan.json, and name plan.json.",
  },
  { begins: [0x1f, 0x8b], is: "is compressed with gzip", instead: "Unpack it first: gunzip." },
  {
    begins: [0xff, 0xfe],
    is: "is UTF-16, as PowerShell's > writes it",
    instead: "Write terraform show -json tfplan | Out-File -Encoding utf8 plan.json.",
  },
  { begins: [0xfe, 0xff], is: "is UTF-16", instead: "Write it as UTF-8." },
];

function mustBeText(chunk: Buffer, file: string): void {
  const other = others.find(({ begins }) => begins.every((byte, at) => chunk[at] === byte));
  if (other !== undefined) throw new DocumentError([{ file, path: "", rule: other.is, instead: other.instead }]);
  const start = /[^\s\ufeff]/.exec(chunk.toString("utf8", 0, 4096))?.[0];
  if (start !== undefined && start !== "{" && start !== "[")
    throw new DocumentError([
      {
        file,
        line: 1,
        path: "",
        rule: `is not JSON: it begins with ${JSON.stringify(start)}`,
        instead: howToPlan,
      },
    ]);
}
