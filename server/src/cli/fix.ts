// Repairs what has an obvious repair, as *Fix all* does in an editor: in the files, or in what is printed.
import type { CheckOptions } from '../features/problems';
import { rewriteSync } from '../files/write';
import type { File } from '../model/file';
import type { WorkspaceFacts } from '../model/workspace-facts';
import { textWithoutSecrets } from '../schema/secrets';
import { applyEdits, type Edit } from '../text';
import type { Workspace } from '../workspace';
import type { CheckWords } from './check-options';
import { type Loaded, standardInput } from './load';
import type { Output } from './output';
import { obviousEdits } from './repair';
import { hunksOf } from './unified-diff';

export interface Fixing {
  readonly words: CheckWords;
  readonly workspace: Workspace;
  readonly output: Output;
  factsAround(file: File): WorkspaceFacts;
  judging(file: File): CheckOptions;
}

export interface Fixed {
  readonly count: number;
  /** A file could not be written. */
  readonly failed: boolean;
}

/** Repairs the files one after the other, each as those before it are by then. */
export function fixFiles({ files }: Loaded, { words, workspace, output, factsAround, judging }: Fixing): Fixed {
  let [count, failed] = [0, false];
  for (const { path, uri } of files) {
    const file = workspace.file(uri)!;
    const isInput = words.paths.includes(standardInput) && path === (words.inputName ?? standardInput);
    const edits = obviousEdits(file, factsAround(file), judging(file));
    const after = applyEdits(file.text, edits);
    if (words.fix === 'write') {
      const why = isInput || edits.length === 0 ? undefined : rewriteSync(path, file.text, after);
      if (why !== undefined) {
        output.complain(`virtnet: ${path} ${why}`);
        failed = true;
        continue;
      }
      if (isInput) output.document(after.replace(/\n$/, ''));
    }
    if (edits.length === 0) continue;
    count++;
    workspace.setOnDisk(uri, after, file.kind, file.access);
    if (words.fix === 'show') printDiff(path, file, edits, workspace.file(uri)!, output);
  }
  return { count, failed };
}

/** A diff is a report, and no place for secrets: one with dots in it does not apply. */
function printDiff(path: string, file: File, edits: readonly Edit[], fixed: File, output: Output): void {
  output.line(`--- ${path}`);
  output.line(`+++ ${path}`);
  for (const { head, lines } of hunksOf(file.text, edits)) {
    output.line(head);
    for (const { sign, span, isCut } of lines) {
      output.lineOfFile(sign + textWithoutSecrets(sign === '+' ? fixed.tree : file.tree, span));
      if (isCut) output.line('\\ No newline at end of file');
    }
  }
}
