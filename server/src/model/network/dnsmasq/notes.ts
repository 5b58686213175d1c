// What there is to say of each line of the options for dnsmasq: the gravest thing, once.
import { memoize } from '../../../memoize';
import type { Remark } from '../../../schema/dnsmasq/grammar';
import type { Span } from '../../../text';
import { parseAddress } from '../../../address';
import type { File } from '../../file';
import { harmOf, isOutside, ownBridge, xmlWordsFor } from './beside-libvirt';
import { type OptionLine, type OptionLines, optionLinesOf, spanOfPart, argumentOf } from './lines';
import { togetherOf } from './together';

/** What one line calls for. */
export interface Note {
  readonly kind: 'line' | 'refused' | 'repeated' | 'clash' | 'conflicts' | 'misread' | 'host' | 'in-xml';
  readonly line: OptionLine;
  readonly message: string;
  readonly span: Span;
  /** What would be right in place of the span. */
  readonly instead?: string;
  readonly related?: Span;
  /** Of one that the host decides: that its dnsmasq does, or whether it has that folder. */
  readonly asks?: 'dnsmasq' | { readonly folder: string };
}

/** The newest release whose options are compared with those of the host. */
const release = 2.9;

/** Notes of all lines, at most one a line. */
export const notesOf = memoize((file: File): readonly Note[] => {
  const all = optionLinesOf(file);
  if (all.lines.length === 0) return [];
  const together = new Map<OptionLine, Note>();
  for (const { line, kind, message, at, other, folder } of togetherOf(all)) {
    const known = together.get(line);
    if (known && (known.kind !== 'host' || kind === 'host')) continue;
    const related = other && spanOfPart(other, other.line.name);
    const asks = folder === undefined ? undefined : { folder };
    together.set(line, { kind, line, message, span: spanOfPart(line, at ?? line.line.name), related, asks });
  }
  return all.lines.flatMap((line) => noteOf(line, together.get(line), file, all) ?? []);
});

function noteOf(line: OptionLine, together: Note | undefined, file: File, all: OptionLines): Note | undefined {
  const ofName = (kind: Note['kind'], message: string): Note => ({
    kind,
    line,
    message,
    span: spanOfPart(line, line.line.name),
  });
  const ofRemark = (kind: Note['kind'], { message, at, instead }: Remark): Note => ({
    kind,
    line,
    message,
    span: spanOfPart(line, at),
    instead,
  });
  if (line.fault) return ofName('line', '');
  const remark = remarkOf(line, file, all);
  if (remark?.judgement === 'refused') return ofRemark('refused', remark);
  if (together && together.kind !== 'host') return together;
  const harm = harmOf(line, file, all);
  if (harm !== undefined) return ofName('conflicts', `${line.name} works against libvirt: ${harm}`);
  if (remark?.judgement === 'misread') return ofRemark('misread', remark);
  const build = buildNote(line);
  if (build !== undefined) return { ...ofName('host', build), asks: 'dnsmasq' };
  if (remark) return ofRemark('host', remark);
  if (together) return together;
  const words = xmlWordsFor(line, file);
  return words === undefined
    ? undefined
    : ofName('in-xml', `${line.name} can be said in XML: ${words}; libvirt checks it then`);
}

/** What the value calls for, with what the rest of the file says about it. */
function remarkOf(line: OptionLine, file: File, all: OptionLines): Remark | undefined {
  const { remark, row } = line;
  if (remark?.unlessSet !== undefined && tagsSet(file).has(remark.unlessSet)) return undefined;
  if (remark?.judgement === 'host' && remark.device !== undefined && remark.device === ownBridge(file))
    return undefined;
  if (remark) return remark;
  const at = line.line.name;
  if (line.name === 'dhcp-range') return outsideRange(line, file);
  if (line.name === 'cname') return starAlias(line, all);
  if (row && /^(?:version|help|test)$/.test(line.name))
    return {
      judgement: 'misread',
      message: `${line.name} is a word of the command line, here it does what bogus-priv does`,
      at,
    };
  return undefined;
}

/** Tags that lines set, or dnsmasq itself. */
const tagsSet = memoize((file: File): ReadonlySet<string> => {
  const found = new Set(['known', 'known-othernet', 'bootp', 'dhcpv6']);
  const bridge = ownBridge(file);
  if (bridge !== undefined) found.add(bridge);
  for (const { line, name } of optionLinesOf(file).lines)
    for (const [i, { text }] of (line.argument?.split() ?? []).entries())
      if (text.startsWith('set:')) found.add(text.slice(4));
      else if (i === 0 && setters.test(name)) found.add(text);
  return found;
});

/** Options whose first part is the tag they set, also without `set:`. */
const setters = /^dhcp-(?:match|name-match|mac|vendorclass|userclass|circuitid|remoteid|subscrid|range)$/;

/** A range that no guest is given, as it lies in no subnet of the network. */
function outsideRange(line: OptionLine, file: File): Remark | undefined {
  const first = line.line.argument!.split().find((it) => parseAddress(it.text));
  const address = first && parseAddress(first.text);
  if (!address || address.words.every((it) => it === 0) || argumentOf(line).includes('constructor:')) return undefined;
  if (!isOutside(file, address)) return undefined;
  return {
    judgement: 'misread',
    message: `${first.text} is in no subnet of the network, so that no guest gets an address of the range`,
    at: first,
  };
}

/** `*.domain` as an alias, which works in own zones only. */
function starAlias(line: OptionLine, all: OptionLines): Remark | undefined {
  if (all.of('auth-zone').length > 0) return undefined;
  const star = line.line.argument!.split().find((it) => it.text.startsWith('*.'));
  return (
    star && {
      judgement: 'misread',
      message: `${star.text} is an alias in a zone of auth-zone alone; address=/${star.text.slice(2)}/… answers for all below`,
      at: star,
    }
  );
}

/** What dnsmasq of the host must be able to. */
function buildNote({ name, row }: OptionLine): string | undefined {
  if (row?.lacking)
    return `${name} needs a dnsmasq with ${row.build!}, which that of Debian and Fedora lacks; it does not start without`;
  if (row?.since !== undefined && Number(row.since) > release)
    return `${name} needs dnsmasq ${row.since} or newer; an older one does not start with it`;
  return undefined;
}
