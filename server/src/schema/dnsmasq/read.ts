// What dnsmasq makes of one line by itself: the option, its value, and what is wrong with them.
import type { DnsmasqRow, Remark } from './grammar';
import type { Line } from './line';
import { optionRow } from './options';

/** A line as dnsmasq reads it. */
export interface LineReading {
  readonly line: Line;
  /** What the table says of the option; undefined when there is none of that name. */
  readonly row?: DnsmasqRow;
  /** Why dnsmasq cannot take the line apart. */
  readonly fault?: 'open-quote' | 'unknown' | 'surplus' | 'missing';
  /** Of a line without fault: what is said of its value, the gravest. */
  readonly remark?: Remark;
}

/** The reading of a line by itself, without what other lines make of it. */
export function readingOfLine(line: Line): LineReading {
  if (line.openQuote !== undefined) return { line, fault: 'open-quote' };
  const row = optionRow(line.name.raw);
  if (!row) return { line, fault: 'unknown' };
  const { argument } = line;
  if (argument && !row.value) return { line, row, fault: 'surplus' };
  if (!argument && row.value && !row.optional) return { line, row, fault: 'missing' };
  return { line, row, remark: argument && row.value && gravest(row.value.read(argument)) };
}

/** The first refusal; without one what is misread, then what depends on the host. */
function gravest(remarks: Iterable<Remark>): Remark | undefined {
  let found: Remark | undefined;
  for (const it of remarks) {
    if (it.judgement === 'refused') return it;
    if (!found || (found.judgement === 'host' && it.judgement === 'misread')) found = it;
  }
  return found;
}
