// What the rules of syntax share: the faults that the reader of a file noted, and how to name and quote what is there.
import type { Target } from '../target';
import { memoize } from '../../memoize';
import type { DocumentKind, File } from '../file';
import { attributeRow, tableOf } from '../../schema/index';
import type { Severity } from '../../schema/types';
import { lineOf } from '../../syntax/lines';
import type { Attribute, SyntaxProblem, Tree } from '../../syntax/tree';
import type { Span } from '../../text';
import { profileOf } from './profile';

/** Files that hold assignments. */
export const assignmentFiles: readonly DocumentKind[] = ['ifcfg', 'keys', 'route', 'sysconfig'];

/** All files of network-scripts. */
export const allFiles: readonly DocumentKind[] = [...assignmentFiles, 'route6', 'rule', 'rule6'];

const byKind = memoize((tree: Tree) => groupsOf(tree.problems, (it) => it.kind));

/** The faults of one kind that the reader noted, in the order of the text. */
export const faultsOf = (file: File, kind: string): readonly SyntaxProblem[] => byKind(file.tree).get(kind) ?? [];

const byName = memoize((tree: Tree) => groupsOf(tree.root!.attributes, (it) => it.name));

/** All assignments of one name, in the order of the text. */
export const assignmentsOf = (file: File, name: string): readonly Attribute[] => byName(file.tree).get(name) ?? [];

function groupsOf<T>(items: readonly T[], keyOf: (it: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const it of items) {
    const group = groups.get(keyOf(it));
    if (group) group.push(it);
    else groups.set(keyOf(it), [it]);
  }
  return groups;
}

/**
 * Whether NetworkManager takes the value of the assignment in this line, an odd one, as it stands: the last of its name,
 * and nothing for which its key is refused or dropped with a warning.
 */
export function isTakenAsText(file: File, offset: number): boolean {
  const line = lineOf(file.tree, offset);
  const name = /^\s*([A-Z_]\w*)=/i.exec(file.tree.text.slice(line.start, Math.min(line.end, line.start + 200)))?.[1];
  const last = name === undefined ? undefined : assignmentsOf(file, name).at(-1);
  if (!last || last.nameSpan.start < line.start || last.nameSpan.start > line.end || last.value === '') return false;
  const table = tableOf(file.tree);
  const row = table && attributeRow(table, last.name);
  const isWrong = row?.value.complaint?.(last.value) !== undefined;
  return row !== undefined && !(isWrong && (row.wrong === 'refuse' || row.wrong === 'ignore'));
}

const rank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, information: 2, hint: 3 };

/** What counts for who reads the file; for both the worse of the two. What NetworkManager leaves alone the scripts read. */
export function severityFor(file: File, target: Target, networkManager: Severity, scripts: Severity): Severity {
  const isLeft = file.kind === 'ifcfg' && profileOf(file)?.fate === 'unmanaged';
  if (target.backend === 'network-scripts' || isLeft) return scripts;
  if (target.backend === 'NetworkManager') return networkManager;
  return rank[networkManager] <= rank[scripts] ? networkManager : scripts;
}

export const textOf = (file: File, span: Span): string => file.tree.text.slice(span.start, span.end);

/** A text that fits into a message: on one line, cut when long. */
export function shortened(text: string): string {
  const line = text.slice(0, mostRead).trim().replace(/\s+/g, ' ');
  return line.length > 50 || text.length > mostRead ? `${line.slice(0, 49)}…` : line;
}

/** What is shown of a text is found in its first characters. */
const mostRead = 1000;

/** The name before the equals sign that stands before an offset; empty when there is none on the line. */
export function nameBefore(file: File, offset: number): string {
  const { text } = file.tree;
  const { start } = lineOf(file.tree, offset);
  const head = text.slice(start, Math.min(offset, start + 200));
  return /(?:^|[\s;])([A-Z_]\w*)[ \t]*=/i.exec(head)?.[1] ?? '';
}
