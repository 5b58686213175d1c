// What an editor shows of completion, and the file after something is chosen.
import type { Target } from '../../server/src/model/target';
import assert from 'node:assert/strict';
import { completionsAt } from '../../server/src/features/completion/index';
import type { Completion } from '../../server/src/features/completion/context';
import { applyEdits, LineIndex } from '../../server/src/text';
import { filesOf, newest, type Texts, workspaceOf } from './checking';
import { readCursor } from './marks';
import { withoutStops } from './snippets';

/** What an editor shows, in its order: what fits the text typed so far. */
export function shown(name: string, marked: string, more: Texts = {}, target: Target = newest): Completion[] {
  const { text, offset } = readCursor(marked);
  const texts = { [name]: text, ...more };
  const items = completionsAt(filesOf(texts)[0]!, workspaceOf(texts), offset, target);
  for (const it of items) {
    assert.ok(it.span.start <= offset && offset <= it.span.end, `${it.label} replaces what the cursor is not on`);
    assert.ok(!text.slice(it.span.start, it.span.end).includes('\n'), `${it.label} replaces more than a line`);
  }
  return items
    .filter((it) => fits(text.slice(it.span.start, offset), it.filterText ?? it.label))
    .sort((a, b) => (a.sortText < b.sortText ? -1 : a.sortText > b.sortText ? 1 : 0));
}

/**
 * All that an editor lists, a line each: rank, kind, label, what is inserted when that is something else, why. `…` asks
 * again for what comes next.
 */
export const listed = (name: string, marked: string, more: Texts = {}): string[] =>
  shown(name, marked, more).map((it) => {
    const inserted = it.insert === it.label ? '' : ` → ${it.insert.replaceAll('\n', '\\n')}`;
    const why = it.detail === undefined ? '' : ` (${it.detail})`;
    return `${it.sortText[0]!} ${it.kind} ${it.label}${inserted}${why}${it.triggersNext ? ' …' : ''}`;
  });

/** Whether the letters typed occur in that order, as editors filter. */
function fits(typed: string, text: string): boolean {
  let at = 0;
  for (const it of typed.toLowerCase()) {
    at = text.toLowerCase().indexOf(it, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

/** The first completions are these, in this order. */
export function completes(
  name: string,
  marked: string,
  expected: readonly string[],
  more: Texts = {},
  target = newest,
) {
  const labels = shown(name, marked, more, target).map((it) => it.label);
  assert.deepEqual(labels.slice(0, expected.length), expected, `offered: ${labels.slice(0, 40).join(' ')}`);
}

/** No other completions than these. */
export function completesOnly(
  name: string,
  marked: string,
  expected: readonly string[],
  more: Texts = {},
  target = newest,
) {
  assert.deepEqual(
    shown(name, marked, more, target).map((it) => it.label),
    expected,
  );
}

export function lacks(name: string, marked: string, unwanted: readonly string[], more: Texts = {}, target = newest) {
  const labels = shown(name, marked, more, target).map((it) => it.label);
  assert.deepEqual(
    labels.filter((it) => unwanted.includes(it)),
    [],
  );
}

/** The file after a completion is chosen, its placeholders left as they are, `$0` where the cursor then stands. */
export function accepting(name: string, marked: string, label: string, expected: string, more: Texts = {}) {
  const { text } = readCursor(marked);
  const items = shown(name, marked, more);
  const item = items.find((it) => it.label === label);
  assert.ok(item, `${label} is not offered, but ${items.map((it) => it.label).join(' ')}`);
  assert.equal(applyEdits(text, [{ span: item.span, text: expanded(item, text) }]), expected);
}

/** A snippet as the editor puts it in: indented as its first line, the first stop as cursor. */
function expanded({ insert, snippet, span }: Completion, text: string): string {
  const lines = new LineIndex(text);
  const line = lines.lineSpan(lines.lineOf(span.start));
  const indent = /^[ \t]*/.exec(text.slice(line.start, span.start))![0];
  const indented = insert.replaceAll('\n', `\n${indent}`);
  if (!snippet) return indented;
  return withoutStops(indented);
}
