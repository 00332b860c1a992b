import { type IStackSynthesizer, type TerraformStack } from "cdktf";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A file that lies beside a synthesized stack. */
export interface FileBeside {
  /** Name without a directory: `expectations.json`. */
  readonly name: string;
  /** Made when it is written, so that nothing large waits in memory while the stack is synthesized. */
  readonly text: () => string;
}

/**
 * Writes files into the stack's own folder (`cdktf.out/stacks/<stack>`) whenever the stack is synthesized, after the
 * stack itself: where the stack is refused, there are no documents that speak of it.
 */
export function besideTheStack(stack: TerraformStack, files: readonly FileBeside[]): void {
  const own = stack.synthesizer;
  const withFiles: IStackSynthesizer = {
    synthesize: (session) => {
      own.synthesize(session);
      const folder = join(session.outdir, session.manifest.forStack(stack).workingDirectory);
      mkdirSync(folder, { recursive: true });
      for (const { name, text } of files) writeFileSync(join(folder, name), text());
    },
  };
  stack.synthesizer = withFiles;
}

/** A document as its file's text: indented, keys in the order in which they were written, one line feed at the end. */
export function documentText(content: unknown): string {
  return `${JSON.stringify(content, null, 2)}\n`;
}
