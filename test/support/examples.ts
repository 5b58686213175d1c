// What all rules together find in each example of each page: a rule is tried on its own examples by its page, and on those of
// all others here.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { LineIndex } from '../../server/src/text';
import { problemsByName, targetOf } from './checking';
import { readPage, type Section } from './pages';

const folder = join('server', 'src', 'rules');

/** The pages of all rules, as `ifcfg/across/alias`. */
export const pages: readonly string[] = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((it) => it.endsWith('.md'))
  .map((it) => it.replace(/\.md$/, ''))
  .sort();

/** What stands in test/recorded/examples.txt of one page: under each example all findings, with the text they are about. */
export function examplesOf(page: string): string {
  const sections = readPage(join(folder, `${page}.md`)).sections.filter((it) => !it.title.startsWith('Fix: '));
  return `# ${page}\n${sections.map((it) => `${it.title}\n${findingsIn(it)}`).join('')}`;
}

/** As much of a text as tells where it is. */
const shown = 40;

function findingsIn({ files, options }: Section): string {
  const texts = Object.fromEntries(files.map((it) => [it.name, it.text]));
  const found = problemsByName(texts, { target: targetOf(options) });
  return files
    .flatMap(({ name, text }) => {
      const lines = new LineIndex(text);
      return (found.get(name) ?? []).map(({ severity, code, span }) => {
        const about = JSON.stringify(text.slice(span.start, Math.min(span.end, span.start + shown)));
        return `  ${name}:${lines.lineOf(span.start) + 1} ${severity} ${code} ${about}\n`;
      });
    })
    .join('');
}
