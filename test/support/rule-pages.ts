// Where the page of each rule is, and the files of an example.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { rules } from '../../server/src/rules/index';
import { languageOf, type Rule } from '../../server/src/rules/rule';
import type { Section } from './pages';

const folder = join('server', 'src', 'rules');

/** All pages: they stand in the folders of sections. */
export const rulePagePaths: readonly string[] = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((it) => it.endsWith('.md') && it.includes('/'))
  .map((it) => join(folder, it));

/** The page of each rule: it has the name of its rule. */
export const pageOf: ReadonlyMap<Rule, string> = new Map(
  rulePagePaths.flatMap((path) => {
    const rule = rules.find(
      (it) => path.startsWith(join(folder, languageOf(it), '/')) && path.endsWith(`/${it.name}.md`),
    );
    return rule ? [[rule, path]] : [];
  }),
);

/** The files of an example by their names. */
export const textsOf = (section: Section): Record<string, string> =>
  Object.fromEntries(section.files.map((it) => [it.name, it.text]));
