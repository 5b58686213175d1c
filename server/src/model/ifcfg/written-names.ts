// The names that a file writes, on lines that are read and on lines that a fault of syntax keeps from being read, and the
// canonical spelling of a known one.
import type { DocumentKind, File } from '../file';
import { attributeRow } from '../../schema/index';
import type { ElementRow } from '../../schema/types';
import type { Attribute } from '../../syntax/tree';
import type { Span } from '../../text';
import { profileOf } from './profile';

/** Files whose names are looked up in a table. */
export const namedFiles: readonly DocumentKind[] = ['ifcfg', 'keys', 'route', 'sysconfig'];

export interface WrittenName {
  readonly name: string;
  readonly span: Span;
  /** Absent on a line that is not read as an assignment. */
  readonly attribute: Attribute | undefined;
}

const unread: ReadonlySet<string> = new Set(['space-before-equals', 'plus-equals', 'export-prefix']);

/**
 * All names, those of continued lines left out: they are pieces of a value.
 * None for a file that is of another format or that nobody reads.
 */
export function* writtenNames(file: File): Iterable<WrittenName> {
  const { tree } = file;
  if (file.kind === 'ifcfg' && (profileOf(file)?.fate ?? 'foreign') === 'foreign') return;
  const continued: Span[] = [];
  let last = -1;
  for (const { kind, span, other } of tree.problems) {
    if (kind === 'line-continuation' && other) continued.push(other);
    if (!unread.has(kind)) continue;
    const at = other ?? nameAt(tree.text, span.end);
    // One line may have several of these faults.
    if (at.start === last) continue;
    last = at.start;
    yield { name: tree.text.slice(at.start, at.end), span: at, attribute: undefined };
  }
  let next = 0;
  for (const attribute of tree.root!.attributes) {
    const span = attribute.nameSpan;
    while (next < continued.length && continued[next]!.end < span.start) next++;
    const piece = continued[next];
    if (piece && piece.start <= span.start && span.start < piece.end) continue;
    yield { name: attribute.name, span, attribute };
  }
}

function nameAt(text: string, start: number): Span {
  let end = start;
  while (/\w/.test(text.charAt(end))) end++;
  return { start, end };
}

const spellings = new Map<ElementRow, Map<string, string>>();

/** The known name that equals this one but for letter case; undefined when there is none or it is right as it stands. */
export function otherCase(table: ElementRow, name: string): string | undefined {
  if (attributeRow(table, name)) return undefined;
  const upper = name.toUpperCase();
  if (attributeRow(table, upper)) return upper;
  let known = spellings.get(table);
  if (!known) {
    known = new Map(Object.keys(table.attributes).map((it) => [it.toUpperCase(), it]));
    spellings.set(table, known);
  }
  const spelled = known.get(upper);
  return spelled !== undefined && attributeRow(table, spelled) ? spelled : undefined;
}
