// What may be written in a line for dnsmasq: options, and inside their values words, DHCP options, tags, interfaces.
import { addressText } from '../../address';
import { ownBridge } from '../../model/network/dnsmasq/beside-libvirt';
import { optionLinesOf } from '../../model/network/dnsmasq/lines';
import { subnetIpsOf } from '../../model/network/ips';
import {
  type DhcpOptionName,
  optionByName,
  optionNames4,
  optionNames6,
  typeWords,
} from '../../schema/dnsmasq/dhcp-option-names';
import type { Grammar } from '../../schema/dnsmasq/grammar';
import { optionNames, optionRow } from '../../schema/dnsmasq/options';
import { type Attribute, flags } from '../../syntax/tree';
import type { Span } from '../../text';
import { describeDnsmasqOption, meaningIn } from '../documentation';
import { type DnsmasqPlace, dnsmasqPlaceAt, tagsIn } from '../dnsmasq-place';
import { own } from '../markdown';
import { type Completion, type CompletionContext, ranks, sortText } from './context';
import { spelled } from './item';

interface DnsmasqCompletion extends Pick<
  Completion,
  'label' | 'kind' | 'detail' | 'meaning' | 'documentation' | 'triggersNext'
> {
  readonly insert: string;
  readonly rank: number;
  readonly span?: Span;
}

/** What may stand at an offset in a line for dnsmasq. */
export function dnsmasqItems(attribute: Attribute, offset: number, around: CompletionContext): Completion[] {
  const place = dnsmasqPlaceAt(attribute, offset);
  if (!place) return [];
  const found = place.before ? inValue(place, place.before, around) : options(place, attribute, around);
  const isBare = (attribute.flags & (flags.noQuote | flags.noEquals)) !== 0;
  return found.map(({ rank, span = place.span, insert, ...it }, i) => ({
    ...it,
    span,
    insert: isBare ? spelled(insert, attribute) : insert,
    snippet: false,
    sortText: sortText(rank, i),
  }));
}

/** What libvirt writes itself, or what keeps it from working. */
const unfit = new Set(
  'pid-file bind-interfaces bind-dynamic no-daemon keep-in-foreground dhcp-script dhcp-leasefile dhcp-lease version help test domain-suffix dhcp-lease-max'.split(
    ' ',
  ),
);

/** What networks of virtual machines mostly want. */
const usual = new Set(
  'address dhcp-option server local cname dhcp-host dhcp-boot log-queries log-dhcp host-record'.split(' '),
);

function options(
  { hasEquals }: DnsmasqPlace,
  { valueSpan: { start } }: Attribute,
  { file }: CompletionContext,
): DnsmasqCompletion[] {
  const { of } = optionLinesOf(file);
  return optionNames.flatMap((name): DnsmasqCompletion[] => {
    const row = optionRow(name)!;
    if (row.once && of(row.same ?? name).some((it) => it.attribute.valueSpan.start !== start)) return [];
    const opens = row.value && !row.optional && !hasEquals;
    return [
      {
        label: name,
        kind: 'attribute',
        insert: opens ? `${name}=` : name,
        detail: row.value?.form ?? 'no value',
        meaning: meaningIn(row.doc),
        documentation: () => describeDnsmasqOption(name, row),
        rank: unfit.has(name) ? ranks.unfit : usual.has(name) ? ranks.required : ranks.usual,
        ...(opens && hasWords(row.value!) ? { triggersNext: true } : {}),
      },
    ];
  });
}

const hasWords = ({ words = [], names = [] }: Grammar): boolean => words.length > 0 || names.length > 0;

function inValue(place: DnsmasqPlace, before: readonly string[], around: CompletionContext): DnsmasqCompletion[] {
  const grammar = place.row?.value;
  if (!grammar) return [];
  const { words = [], names = [] } = grammar;
  const option = optionOf(before);
  if (names.includes('dhcp-option') && option) return ownAddresses(option, around);
  const prefix = /^(?:tag:!?|net:!?|set:|option6?:|constructor:|mtu:)/.exec(place.piece)?.[0];
  const span = prefix === undefined ? undefined : place.behind(prefix.length);
  switch (prefix?.replace('!', '')) {
    case 'tag:':
    case 'net:':
    case 'set:':
      return tags('', place, around).map((it) => ({ ...it, span }));
    case 'option:':
      return dhcpOptions(optionNames4, '', place.name).map((it) => ({ ...it, span }));
    case 'option6:':
      return dhcpOptions(optionNames6, '', place.name).map((it) => ({ ...it, span }));
    case 'constructor:':
    case 'mtu:':
      return bridges(around).map((it) => ({ ...it, span }));
  }
  const isOption = names.includes('dhcp-option');
  return [
    ...words
      .filter(({ word }) => !(isOption && word.startsWith('option')))
      .map(({ word, doc }): DnsmasqCompletion => ({
        label: word,
        kind: 'value',
        insert: word,
        detail: doc,
        rank: ranks.usual,
        ...(word.endsWith(':') ? { triggersNext: true } : {}),
      })),
    ...(isOption ? dhcpOptions(optionNames4, 'option:', place.name) : []),
    ...(isOption ? dhcpOptions(optionNames6, 'option6:', place.name) : []),
    ...(names.includes('tag') ? tags('tag:', place, around) : []),
    ...(names.includes('tag-set') ? tags('set:', place, around) : []),
    ...(names.includes('interface') ? bridges(around) : []),
  ];
}

/** The DHCP option that stands before the value. */
function optionOf(before: readonly string[]): DhcpOptionName | undefined {
  const written = before.find((it) => /^(?:\d+$|option6?:)/.test(it));
  if (written === undefined) return undefined;
  const [family, name] = written.includes(':') ? written.split(':', 2) : ['option', written];
  const table = family === 'option6' ? optionNames6 : optionNames4;
  return (
    optionByName(table, name!) ??
    Object.values(table).find((it) => it.number === Number(name)) ?? { number: Number(name), type: 'free' }
  );
}

/** Addresses of the network itself, for options that hold addresses. */
function ownAddresses({ type }: DhcpOptionName, { file }: CompletionContext): DnsmasqCompletion[] {
  if (type !== 'addresses') return [];
  return subnetIpsOf(file)
    .filter(({ fact }) => fact.address.family === 4)
    .map(({ fact }) => ({
      label: addressText(fact.address),
      kind: 'value',
      insert: addressText(fact.address),
      detail: 'address of this network',
      rank: ranks.best,
    }));
}

/** DHCP options that networks mostly tell of. */
const wanted = new Set(
  'router dns-server domain-name domain-search ntp-server mtu tftp-server bootfile-name classless-static-route client-arch'.split(
    ' ',
  ),
);

function dhcpOptions(
  table: Readonly<Record<string, DhcpOptionName>>,
  prefix: string,
  option: string,
): DnsmasqCompletion[] {
  const isIpv6 = table === optionNames6;
  return Object.entries(table)
    .filter(([, it]) => !it.internal || option === 'dhcp-match')
    .map(([name, { number, type }]) => ({
      label: `${prefix}${name}`,
      kind: 'value',
      insert: `${prefix}${name}`,
      detail: `${isIpv6 ? 'DHCPv6 option' : 'option'} ${number}: ${typeWords(type, isIpv6)}`,
      rank: isIpv6 && prefix !== '' ? ranks.rare : wanted.has(name) ? ranks.usual : ranks.possible,
    }));
}

function tags(prefix: 'tag:' | 'set:' | '', { span }: DnsmasqPlace, { file }: CompletionContext): DnsmasqCompletion[] {
  const { set, asked } = tagsIn(file, span);
  return [...new Set([...set, ...asked])].map((tag) => ({
    label: `${prefix}${tag}`,
    kind: 'reference',
    insert: `${prefix}${tag}`,
    detail: set.has(tag) ? 'tag that a line sets' : 'tag that a line asks for',
    documentation: () => own('A tag of DHCP.'),
    rank: ranks.best,
  }));
}

function bridges({ file }: CompletionContext): DnsmasqCompletion[] {
  const bridge = ownBridge(file);
  if (bridge === undefined) return [];
  return [{ label: bridge, kind: 'reference', insert: bridge, detail: 'bridge of this network', rank: ranks.best }];
}
