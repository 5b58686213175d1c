// `virtnet explain`: what a code means, from the page of its rule.
import { rules } from '../rules/index';
import { rulesReporting } from '../rules/rule';
import { readArguments } from './arguments';
import type { Output } from './output';
import { pageOf } from '../lsp/pages';
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
    output.own(pageOf(it, code, pages, { whole: parsed.values.family === true, way: ' (--family prints them)' }));
  return 0;
}
