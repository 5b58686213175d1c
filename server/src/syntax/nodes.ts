// How the tree of a text is stored: flat integer arrays, 2 to 3 bytes per byte of text. And how its language spells values.
import type { Span } from '../text';
import type { TemplateReading } from './template/template';

/** `other`: that of a file of which only facts are taken; its tree is empty. */
export type Language = 'xml' | 'ifcfg' | 'keyfile' | 'bridge.conf' | 'other';

/** What a node is. A `line` is an ifcfg line that is no assignment (the reader drops it). */
export const kinds = { element: 1, text: 2, comment: 3, instruction: 4, cdata: 5, doctype: 6, line: 7 } as const;
export type Kind = (typeof kinds)[keyof typeof kinds];

/** Layout of one node: `nodes[i * nodeSize + field]`. Nodes stand in document order; `next` is the first node after the subtree. */
export const nodeSize = 10;
export const node = {
  kind: 0,
  start: 1,
  end: 2,
  nameStart: 3,
  nameEnd: 4,
  /** Offset just after the `>` of the open tag. */
  openEnd: 5,
  /** Offset of `</`; -1 when never closed; -2 when the open tag itself was never finished; -3 when self-closed. */
  closeStart: 6,
  /** Index of the parent node, -1 at top level. */
  parent: 7,
  /** Index of the first attribute; its attributes end where those of the next node start. */
  firstAttribute: 8,
  next: 9,
} as const;

/** Layout of one attribute: `attributes[i * attributeSize + field]`. */
export const attributeSize = 5;
export const attribute = { nameStart: 0, nameEnd: 1, valueStart: 2, valueEnd: 3, flags: 4 } as const;

/**
 * `implied`: the name is not written (the destination of an `ip route` line); its name is `to`.
 * `single`: an ifcfg value between single quotes, where nothing is escaped.
 */
export const flags = {
  noEquals: 1,
  noQuote: 2,
  unterminated: 4,
  bad: 8,
  implied: 16,
  duplicate: 32,
  single: 64,
} as const;

/** Something that keeps the text from being what the reader of this language takes whole. */
export interface SyntaxProblem {
  /** Stable kind, for example `stray-ampersand` or `space-after-equals`; the rule of that name explains it. */
  readonly kind: string;
  readonly span: Span;
  /** What belongs to it elsewhere in the text (the open tag that a close tag does not match). */
  readonly other?: Span;
  /** The words that the message and the fix need, such as the name that was expected. */
  readonly detail?: string;
}

/** How one language spells values; given to the tree by its parser. */
export interface Spelling {
  readonly language: Language;
  /** The value as the reader of the language takes it: references expanded or quotes and escapes removed. */
  decode(raw: string, flags: number): string;
  /** Offsets in `raw` of each character of the decoded value, and of its end. */
  map(raw: string, flags: number): number[];
}

export interface TreeData {
  /** As it is read. */
  readonly text: string;
  /** As it is written. */
  readonly written: string;
  /** When it is a template, which is not read as it is written. */
  readonly template: TemplateReading | undefined;
  readonly spelling: Spelling;
  readonly nodes: Int32Array;
  readonly nodeCount: number;
  readonly attributes: Int32Array;
  readonly attributeCount: number;
  readonly problems: readonly SyntaxProblem[];
  /** Names of elements whose names are not written: of the root of a file of lines, and of a line of words below it. */
  readonly names?: readonly [root: string, child?: string];
}
