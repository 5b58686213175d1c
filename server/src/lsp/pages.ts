// The pages of the rules as Markdown: what they say of one code, in the editor and on the command line.
import { join } from 'node:path';
import type { DocumentKind } from '../model/file';
import { pageText } from '../pages';
import { rules } from '../rules/index';
import { languageOf, type Rule, rulesReporting } from '../rules/rule';

/** The file with the pages of all rules. */
export const pagesOfRules = join(__dirname, 'rule-pages.json');

/** Where the page about a code is, as a document of that kind has it; `scheme` is that of a client which shows our pages. */
export function addressOfPage(code: string, kind: DocumentKind, scheme: string | undefined): string | undefined {
  const found = rulesReporting(code, rules);
  const rule = found.find((it) => it.of.includes(kind)) ?? found[0];
  return rule && addressOfRule(rule, code, scheme);
}

/** The same where the rule is known. */
export const addressOfRule = (rule: Rule, code: string, scheme: string | undefined): string =>
  scheme ? `${scheme}:/${languageOf(rule)}/${code}.md` : webPageOf(rule);

/** What is said of a code or a family, by a path such as `network/<code>.md`; null for a path that is none. */
export function pageAt(path: unknown, pages: string): string | null {
  const [, language, code] = /^([a-z-]+)\/([a-z0-9-]+)\.md$/.exec(typeof path === 'string' ? path : '') ?? [];
  if (code === undefined) return null;
  const found = [...rulesReporting(code, rules), ...rules.filter((it) => it.name === code)];
  const rule = found.find((it) => languageOf(it) === language);
  return rule ? pageOf(rule, code, pages) : null;
}

/** Where the claim of a rule comes from, or what describes such files: for an editor that shows no pages of ours. */
const webPageOf = (rule: Rule): string =>
  rule.source.startsWith('https://') ? rule.source : descriptions[languageOf(rule)];

const descriptions: Readonly<Record<ReturnType<typeof languageOf>, string>> = {
  network: 'https://libvirt.org/formatnetwork.html',
  guest: 'https://libvirt.org/formatdomain.html#network-interfaces',
  ifcfg: 'https://networkmanager.dev/docs/api/latest/nm-settings-ifcfg-rh.html',
  keyfile: 'https://networkmanager.dev/docs/api/latest/nm-settings-keyfile.html',
  'bridge-conf': 'https://wiki.qemu.org/Features/HelperNetworking',
};

/**
 * What the page of a rule says of a code, or all of it; `pages` is the file with the pages. Without a page the line on the
 * fault and where the claim comes from. `way` says how one comes by the rest of a family.
 */
export function pageOf(rule: Rule, code: string, pages: string, { whole = false, way = '' } = {}): string {
  const text = pageText(pages, `${languageOf(rule)}/${rule.name}.md`);
  if (text === undefined) return `${code}: ${rule.codes[code] ?? rule.summary}\n${rule.source}`;
  const section = whole ? undefined : sectionOf(text, code);
  if (section === undefined) return text;
  const others = Object.keys(rule.codes).filter((it) => it !== code);
  return others.length > 0 ? `${section}\nOf the same family${way}: ${others.join(', ')}` : section;
}

/** The part of a page that stands under the heading of a code, as a page of its own. */
function sectionOf(page: string, code: string): string | undefined {
  const lines = page.split('\n');
  const headings = headingsOf(lines);
  const from = headings.findIndex((it) => lines[it] === `## ${code}`);
  if (from < 0) return undefined;
  const start = headings[from]!;
  const end = headings.slice(from + 1).find((it) => lines[it]!.startsWith('## ')) ?? lines.length;
  const raised = lines.slice(start, end).map((line, i) => (headings.includes(start + i) ? line.slice(1) : line));
  return `${raised.join('\n').trimEnd()}\n`;
}

/** The numbers of the lines that are headings below the title; what stands in examples is none. */
function headingsOf(lines: readonly string[]): number[] {
  let fence: string | undefined;
  return lines.flatMap((line, i) => {
    const mark = /^(?:`{3,}|~{3,})/.exec(line)?.[0];
    if (mark !== undefined && fence === undefined) fence = mark;
    else if (line === fence) fence = undefined;
    return fence === undefined && line.startsWith('##') ? [i] : [];
  });
}
