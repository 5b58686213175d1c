// `virtnet explain`: what a code means, from the page of its rule.
import { join } from 'node:path';
import { readSync } from '../files/read';
import { rules } from '../rules/index';
import { languageOf, type Rule, rulesReporting } from '../rules/rule';
import { readArguments } from './arguments';
import type { Output } from './output';
import { usageOf } from './usage';

/** Prints what a code means, or with `--family` the whole page that it stands on; gives the exit code. */
export function explain(args: readonly string[], output: Output, pages: string): number {
  const wrong = (what: string): number => {
    output.complain(`virtnet explain: ${what}`);
    output.usage(usageOf('explain'));
    return 2;
  };
  const parsed = readArguments(args, { family: { type: 'boolean' } });
  if (typeof parsed === 'string') return wrong(parsed);
  const [code, ...others] = parsed.positionals;
  if (code === undefined) return wrong('no code given');
  if (others.length > 0) return wrong(`one code at a time, and there is also ${others[0]!}`);
  const families = rules.filter((it) => it.name === code);
  const found = rulesReporting(code, rules);
  if (found.length === 0 && families.length === 0) {
    output.complain(`virtnet explain: ${code} is no code of virtnet`);
    return 2;
  }
  for (const it of found.length > 0 ? found : families)
    output.own(textOf(it, code, pages, parsed.values.family === true));
  return 0;
}

function textOf(rule: Rule, code: string, pages: string, whole: boolean): string {
  const reading = readSync(join(pages, languageOf(rule), `${rule.name}.md`));
  if (!reading.ok) return `${code}: ${rule.codes[code] ?? rule.summary}\n${rule.source}`;
  const section = whole ? undefined : sectionOf(reading.text, code);
  if (section === undefined) return reading.text;
  const others = Object.keys(rule.codes).filter((it) => it !== code);
  const more = others.length > 0 ? `\nOf the same family (--family prints them): ${others.join(', ')}` : '';
  return `${section}${more}`;
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
