// One file that is converted: its values as NetworkManager reads them, and the account of what became of each line.
import { type Profile, readingOf } from '../model/ifcfg/profile';
import type { File } from '../model/file';
import { textWithoutSecrets, wordsWithoutSecrets } from '../schema/secrets';
import { type Attribute, type Element, flags, kinds } from '../syntax/tree';
import type { Span } from '../text';
import type { Entry, EntryFate } from './report';

interface Fate {
  outcome: EntryFate;
  to: Set<string>;
  why: Set<string>;
}

const rank: Readonly<Record<EntryFate, number>> = { dropped: 0, kept: 1, changed: 2 };

export class IfcfgReader {
  readonly #last: ReadonlyMap<string, Attribute>;
  readonly #fates = new Map<Attribute | Element, Fate>();

  constructor(readonly file: File) {
    this.#last = new Map(this.file.tree.root?.attributes.map((it) => [it.name, it]));
  }

  /** What NetworkManager makes of the file; undefined for a file of routes or rules. */
  get profile(): Profile | undefined {
    return readingOf(this.file);
  }

  /** Names of all assignments, each once. */
  get names(): readonly string[] {
    return [...this.#last.keys()];
  }

  /** Lines of `ip route` words; none in other files. */
  get lines(): readonly Element[] {
    return this.file.tree.root?.children ?? [];
  }

  /** The value that counts; undefined when it is not written or empty. */
  value(key: string): string | undefined {
    return this.#last.get(key)?.value || undefined;
  }

  /** The same, where empty and badly quoted count as written. */
  written(key: string): string | undefined {
    return this.#last.get(key)?.value;
  }

  keep(key: string, ...to: string[]): void {
    this.#say(this.#last.get(key), 'kept', to);
  }

  change(key: string, why: string, ...to: string[]): void {
    this.#say(this.#last.get(key), 'changed', to, why);
  }

  drop(key: string, why: string): void {
    this.#say(this.#last.get(key), 'dropped', [], why);
  }

  keepLine(line: Element, ...to: string[]): void {
    this.#say(line, 'kept', to);
  }

  dropLine(line: Element, why: string): void {
    this.#say(line, 'dropped', [], why);
  }

  dropAll(why: string): void {
    for (const key of this.#last.keys()) this.drop(key, why);
    for (const line of this.lines) this.dropLine(line, why);
  }

  /** Takes back what went into these sections; what went nowhere else is dropped. */
  takeBack(sections: readonly string[], why: string): void {
    for (const fate of this.#fates.values()) {
      const left = [...fate.to].filter((it) => !sections.includes(it.slice(0, it.indexOf('.'))));
      if (left.length === fate.to.size) continue;
      fate.to = new Set(left);
      if (left.length > 0) continue;
      fate.outcome = 'dropped';
      fate.why = new Set([why]);
    }
  }

  /** The account of every line; `why` says why one was not read that nobody spoke of. */
  entries(why: (attribute: Attribute) => string): Entry[] {
    const { basename: file, tree } = this.file;
    const shown = (span: Span): string => textWithoutSecrets(tree, span).trim();
    const result: Entry[] = [];
    for (const it of tree.root?.attributes ?? []) {
      const fate = this.#fates.get(it);
      const { nameSpan, span } = it;
      const name = shown(nameSpan);
      if (fate) result.push({ file, span, name, ...told(fate) });
      else result.push({ file, span, name, outcome: 'dropped', to: [], why: reasonOf(it) ?? why(it) });
    }
    for (const it of this.lines) {
      const { span } = it;
      const name = shown(span);
      const fate = this.#fates.get(it);
      if (fate) result.push({ file, span, name, ...told(fate) });
      else result.push({ file, span, name, outcome: 'dropped', to: [], why: 'NetworkManager does not read it' });
    }
    for (const { kind, span } of tree.leaves()) {
      if (kind !== kinds.line) continue;
      result.push({
        file,
        span,
        name: shown(span),
        outcome: 'dropped',
        to: [],
        why: 'not KEY=value: NetworkManager ignores the line',
      });
    }
    return result
      .map((it) => (it.why === undefined ? it : { ...it, why: wordsWithoutSecrets(tree, it.why, it.span) }))
      .sort((a, b) => a.span.start - b.span.start);
  }

  /** Comment lines in order, without what marks them. */
  get comments(): string[] {
    const { tree } = this.file;
    const result: string[] = [];
    for (const { kind, span } of tree.leaves())
      if (kind === kinds.comment)
        result.push(
          tree.text
            .slice(span.start, span.end)
            .replace(/^[\s#]+/, '')
            .trimEnd(),
        );
    return result;
  }

  #say(of: Attribute | Element | undefined, outcome: EntryFate, to: readonly string[], why?: string): void {
    if (!of) return;
    const fate = this.#fates.get(of);
    if (!fate) {
      this.#fates.set(of, { outcome, to: new Set(to), why: new Set(why === undefined ? [] : [why]) });
      return;
    }
    if (rank[outcome] > rank[fate.outcome]) {
      if (fate.outcome === 'dropped') fate.why.clear();
      fate.outcome = outcome;
    }
    for (const it of to) fate.to.add(it);
    if (why !== undefined && rank[outcome] >= rank[fate.outcome]) fate.why.add(why);
  }
}

const told = ({ outcome, to, why }: Fate) => ({
  outcome,
  to: [...to],
  why: why.size > 0 ? [...why].join('; ') : undefined,
});

/** Why a line does not count, whatever its key. */
function reasonOf(attribute: Attribute): string | undefined {
  if (attribute.flags & flags.duplicate) return 'a later line takes its place';
  if (attribute.flags & flags.bad) return 'badly quoted: NetworkManager reads nothing';
  return attribute.value === '' ? 'empty: the same as not written' : undefined;
}
