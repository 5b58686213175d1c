// `virtnet explain`: the page of a code.
import { basename, join } from 'node:path';
import { readSync } from '../files/read';
import { rules } from '../rules/index';
import type { Output } from './output';
import { usage } from './usage';

/** Prints what a code means; gives the exit code. */
export function explain([code]: readonly string[], output: Output, pages: string): number {
  if (code === undefined) {
    output.complain('virtnet explain: no code given');
    output.usage(usage);
    return 2;
  }
  const found = rules.filter((it) => it.code === code || (it.family && Object.hasOwn(it.family, code)));
  if (found.length === 0) {
    output.complain(`virtnet explain: ${code} is no code of virtnet`);
    return 2;
  }
  for (const it of found) {
    const page = join(pages, it.of.includes('network') ? 'network' : 'ifcfg', `${basename(it.code)}.md`);
    const reading = readSync(page);
    output.own(reading.ok ? reading.text : `${it.code}: ${it.summary}\n${it.source}`);
  }
  return 0;
}
