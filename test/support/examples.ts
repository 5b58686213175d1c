// What all rules together find in each example of each page, whoever reads the files, and what each repair makes of them: a
// rule is tried on its own examples by its page, and on those of all others here.
import type { Fix } from '../../server/src/fixes/fix';
import type { Backend } from '../../server/src/model/facts';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { CheckOptions, Problem } from '../../server/src/features/problems';
import { rules } from '../../server/src/rules/index';
import { languageOf, type Rule } from '../../server/src/rules/rule';
import { LineIndex } from '../../server/src/text';
import { afterChanges, problemsByName, targetOf, type Texts, uriOf } from './checking';
import { readRulePage, type Section } from './pages';

const folder = join('server', 'src', 'rules');

/** The pages of all rules, as `ifcfg/across/alias`. */
export const pages: readonly string[] = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((it) => it.endsWith('.md'))
  .map((it) => it.replace(/\.md$/, ''))
  .sort();

/**
 * What stands in test/recorded/examples.txt of one page: under each example all findings with their repairs, then what the
 * rules of its section find no more (`-`) and find besides (`+`) where somebody else reads the files.
 */
export function examplesOf(page: string): string {
  const { sections } = readRulePage(join(folder, `${page}.md`));
  const section = page.slice(0, page.lastIndexOf('/') + 1);
  const own = rules.filter((it) => pages.includes(`${section}${it.name}`) && page.startsWith(languageOf(it)));
  const examples = sections.filter((it) => !it.title.startsWith('Fix: '));
  return `# ${page}\n${examples.map((it) => `${it.title}\n${foundIn(it, own).join('')}`).join('')}`;
}

const backends: readonly Backend[] = ['NetworkManager', 'network-scripts', 'both'];

function foundIn({ files, options }: Section, own: readonly Rule[]): string[] {
  const texts = Object.fromEntries(files.map((it) => [it.name, it.text]));
  const target = targetOf(options);
  const others = files.some((it) => !it.name.endsWith('.xml')) ? backends.filter((it) => it !== target.backend) : [];
  const found = findingsIn(texts, { target, only: own });
  return [
    ...findingsIn(texts, { target }),
    ...others.flatMap((backend) => {
      const other = findingsIn(texts, { target: { ...target, backend }, only: own });
      const gone = found.filter((it) => !other.includes(it)).map((it) => `-${it.slice(1, it.indexOf('\n') + 1)}`);
      const more = other.filter((it) => !found.includes(it)).map((it) => `+${it.slice(1)}`);
      return gone.length + more.length > 0 ? [` ${backend}\n`, ...gone, ...more] : [];
    }),
  ];
}

function findingsIn(texts: Texts, judging: Partial<CheckOptions>): string[] {
  return [...problemsByName(texts, judging)].flatMap(([name, problems]) =>
    problems.map((it) => headOf(texts, name, it) + (it.fixes ?? []).map((one) => fixOf(texts, name, one)).join('')),
  );
}

/** As much of a text as tells where it is. */
const shown = 40;

function headOf(texts: Texts, name: string, { severity, code, span, message, tag, related }: Problem): string {
  const text = texts[name]!;
  const line = new LineIndex(text).lineOf(span.start) + 1;
  const about = JSON.stringify(text.slice(span.start, Math.min(span.end, span.start + shown)));
  const marks = `${tag ? ` (${tag})` : ''}${related?.length ? ` → ${related.length}` : ''}`;
  return `  ${name}:${line} ${severity} ${code} ${about}${marks}: ${message}\n`;
}

/** A repair by its title, `!` when it is the preferred one, and the lines that it takes away and puts there. */
function fixOf(texts: Texts, name: string, { title, preferred, changes }: Fix): string {
  const after = afterChanges(texts, uriOf(name), changes);
  const names = [...new Set([...Object.keys(texts), ...Object.keys(after)])];
  const changed = names.flatMap((it) => {
    const lines = changedLines(texts[it], after[it]);
    return lines.length > 0 ? [`${it === name ? '' : ` ${it}:`} ${lines.join(' ')}`] : [];
  });
  return `    ${preferred ? '! ' : ''}${title}:${changed.join('')}\n`;
}

/** What differs between two texts, without the lines at both ends that are the same. Undefined: there is no such file. */
function changedLines(before: string | undefined, after: string | undefined): string[] {
  if (before === after) return [];
  const [old, now] = [before?.split('\n') ?? [], after?.split('\n') ?? []];
  let first = 0;
  while (first < Math.min(old.length, now.length) && old[first] === now[first]) first++;
  let same = 0;
  while (same < Math.min(old.length, now.length) - first && old.at(-1 - same) === now.at(-1 - same)) same++;
  const between = (lines: readonly string[], sign: string) =>
    lines.slice(first, lines.length - same).map((it) => sign + JSON.stringify(it));
  return [...between(old, '-'), ...between(now, '+')];
}
