// virtnet.json: how the files of a folder are judged, for whoever looks at them. It says nothing else: no program, no
// connection and no path that is read comes from it. As in VS Code's own settings there may be comments in it.
import { findNodeAtLocation, getNodeValue, type Node, type ParseError, parseTree } from 'jsonc-parser';
import type { Span } from '../text';
import { type Judging, judgingIn, judgingReaders, tooNewIn } from './judging';
import { anyValue, type SettingFault, arrayOf, record, textLike } from './value';

export interface RulesFile {
  readonly judging: Judging;
  /** Lines as of a .gitignore: what is not judged. */
  readonly exclude: readonly string[];
  readonly faults: readonly RulesFileFault[];
}

/** What is wrong in it. An error: it cannot say what was meant. */
export interface RulesFileFault {
  readonly span: Span;
  readonly severity: 'error' | 'warning';
  readonly message: string;
}

const whole = record({ $schema: anyValue, ...judgingReaders, exclude: arrayOf(textLike(/./s, 'a pattern')) });

/** Reads the text of such a file: all that is right in it, and what is wrong. Never throws. */
export function readRulesFile(text: string): RulesFile {
  try {
    return readWhole(text);
  } catch {
    // The library calls itself for each bracket in a bracket.
    return nothingBut({ span: { start: 0, end: 0 }, severity: 'error', message: 'brackets are nested too deep' });
  }
}

/** A file of which only is known what is wrong. */
export const nothingBut = (fault: RulesFileFault): RulesFile => ({ judging: {}, exclude: [], faults: [fault] });

function readWhole(text: string): RulesFile {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  const faults: RulesFileFault[] = errors.map(({ error, offset, length }) => ({
    span: { start: offset, end: offset + length },
    severity: 'error',
    message: `here is expected ${expected[error] ?? 'JSON'}`,
  }));
  const told: SettingFault[] = [];
  // After an empty file the rest would be said as well.
  const settings = root ? (whole(getNodeValue(root), [], (it) => told.push(it)) ?? {}) : {};
  const judging = judgingIn(settings);
  for (const { path, about, message } of [...told, ...tooNewIn(judging)])
    faults.push({ span: spanAt(root, path, about), severity: about === 'name' ? 'warning' : 'error', message });
  for (const it of twiceIn(root)) faults.push(it);
  return { judging, exclude: settings.exclude ?? [], faults: faults.sort((a, b) => a.span.start - b.span.start) };
}

/** What the library expected, by its number (`ParseErrorCode`). */
const expected: Readonly<Record<number, string>> = {
  3: 'a name in double quotes',
  4: 'a value',
  5: 'a colon',
  6: 'a comma',
  7: 'the closing }',
  8: 'the closing ]',
  9: 'nothing more',
  11: 'the end of the comment',
  12: 'the closing quote',
};

function spanAt(root: Node | undefined, path: SettingFault['path'], about: SettingFault['about']): Span {
  const node = root && findNodeAtLocation(root, [...path]);
  const [name] = about === 'name' ? (node?.parent?.children ?? []) : [];
  return spanOf(name ?? node);
}

const spanOf = (node: Node | undefined): Span =>
  node ? { start: node.offset, end: node.offset + node.length } : { start: 0, end: 0 };

/** Names that stand twice beside each other: the first one says nothing. */
function twiceIn(node: Node | undefined): RulesFileFault[] {
  const names = new Map<string, Node>();
  return (node?.children ?? []).flatMap((it) => {
    const [name] = it.type === 'property' ? (it.children ?? []) : [];
    const text = name?.value as string | undefined;
    const former = text === undefined ? undefined : names.get(text);
    if (name && text !== undefined) names.set(text, name);
    const own: RulesFileFault[] = former
      ? [{ span: spanOf(former), severity: 'warning', message: `${text} stands here twice, and the last one counts` }]
      : [];
    return [...own, ...twiceIn(it)];
  });
}
