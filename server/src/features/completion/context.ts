// Completions: what may be written, how it is ranked and spelled. Plain data; the language server turns it into LSP.
import type { Target } from '../../model/target';
import type { WorkspaceFacts } from '../../model/workspace-facts';
import type { File } from '../../model/file';
import { type AttributeRow, version } from '../../schema/types';
import type { Tree } from '../../syntax/tree';
import type { Span } from '../../text';
import type { Markdown } from '../markdown';

export type CompletionKind = 'element' | 'attribute' | 'value' | 'template' | 'reference' | 'close-tag';

export interface Completion {
  readonly label: string;
  readonly kind: CompletionKind;
  /** What is replaced; holds the cursor, and lies on one line. */
  readonly span: Span;
  readonly insert: string;
  /** `insert` is in LSP snippet syntax. Lines after the first are indented by the editor as the first one is. */
  readonly snippet: boolean;
  /** Said of the one that is being looked at: a kind, a default, why it is offered. */
  readonly detail?: string;
  /** What it means, in a line: of each in the list. */
  readonly meaning?: string;
  /** Made only of the one that somebody looks at. */
  readonly documentation?: () => Markdown;
  readonly sortText: string;
  readonly deprecated?: boolean;
  /** What is compared with the text between the start of `span` and the cursor, when it is not the label. */
  readonly filterText?: string;
  /** Once accepted there is more to choose: completion is to be asked again. */
  readonly triggersNext?: boolean;
}

/** Everything that a completion may depend on. */
export interface CompletionContext {
  readonly file: File;
  readonly workspace: WorkspaceFacts;
  readonly target: Target;
}

/** The lower, the earlier. `unfit` is what the reader of the file would refuse, ignore or not know. */
export const ranks = { best: 1, required: 2, usual: 3, possible: 4, rare: 6, unfit: 8 } as const;

/** Text that sorts by rank first and by place in its list second. */
export const sortText = (rank: number, index: number): string => `${rank}${String(index).padStart(4, '0')}`;

/** Whether the libvirt that reads the file is too old for it. */
export const isTooNew = (since: string | undefined, target: Target): boolean =>
  since !== undefined && version(since) > target.libvirt;

/** Whether none of the programs that read the file reads the key. */
export function isUnread({ readers }: AttributeRow, target: Target): boolean {
  if (!readers || target.backend === 'both') return false;
  return !readers.includes(target.backend === 'NetworkManager' ? 'N' : 'L');
}

/** The text as it must stand in a snippet. */
export const plain = (text: string): string => text.replace(/[\\$}]/g, '\\$&');

/** The quotes that the file uses for its attributes: those of the first one, else those libvirt writes. */
export function quoteOf(tree: Tree): '"' | "'" {
  const { text } = tree;
  for (let at = text.indexOf('='); at >= 0; at = text.indexOf('=', at + 1)) {
    const next = text[at + 1];
    // The declaration and namespaces are often pasted, so the first attribute that a person wrote counts.
    if (
      (next === '"' || next === "'") &&
      !/(?:version|encoding|standalone|xmlns[\w:.-]*)$/.test(text.slice(Math.max(0, at - 40), at))
    )
      return next;
  }
  return "'";
}

/** One step of indentation in the file: that of its first indented line, else two blanks. */
export function indentOf(tree: Tree): string {
  const { text } = tree;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    if (text[at + 1] === '\t') return '\t';
    let end = at + 1;
    while (text[end] === ' ') end++;
    if (end > at + 2 && text[end] === '<') return text.slice(at + 1, Math.min(end, at + 9));
  }
  return '  ';
}
