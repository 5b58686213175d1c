// What is shown for the word under the pointer in a line for dnsmasq.
import type { File } from '../../model/file';
import {
  optionByName,
  optionNames4,
  optionNames6,
  typeWords,
  unnamedOptions,
} from '../../schema/dnsmasq/dhcp-option-names';
import type { Attribute } from '../../syntax/tree';
import { describeDnsmasqOption } from '../documentation';
import { type DnsmasqPlace, dnsmasqPlaceAt, tagsIn } from '../dnsmasq-place';
import { code, joined, type Markdown, md, own, strong } from '../markdown';
import type { Hover } from './hover';

/** What to show for a place in a line for dnsmasq; undefined where nothing is known of it. */
export function dnsmasqHover(attribute: Attribute, file: File, offset: number): Hover | undefined {
  const place = dnsmasqPlaceAt(attribute, offset);
  if (!place?.row || place.piece === '') return undefined;
  const { span, name, row } = place;
  const doc = describeDnsmasqOption(name, row);
  if (!place.before) return { span, markdown: doc };
  const said = wordDoc(place) ?? optionDoc(place) ?? tagDoc(place, file);
  return { span, markdown: said ? joined(said, own('---'), doc) : doc };
}

/** A word that the grammar of the value knows. */
function wordDoc({ piece, row }: DnsmasqPlace): Markdown | undefined {
  const lower = piece.toLowerCase();
  const word = row!.value?.words?.find((it) =>
    it.word.endsWith(':')
      ? lower.startsWith(it.word) && !/^(?:option6?|tag|set):/.test(it.word)
      : it.word.toLowerCase() === lower,
  );
  return word && joined(md`${strong(word.word)}`, own(word.doc));
}

/** A DHCP option by name or number. */
function optionDoc({ piece, before, row }: DnsmasqPlace): Markdown | undefined {
  if (!row!.value?.names?.includes('dhcp-option') || before!.some((it) => /^(?:\d+$|option6?:)/.test(it)))
    return undefined;
  const [, family, name] = /^(option6?:)?([\w+-]+)$/.exec(piece) ?? [];
  if (name === undefined) return undefined;
  const isIpv6 = family === 'option6:';
  const table = isIpv6 ? optionNames6 : optionNames4;
  const number = /^\d+$/.test(name) ? Number(name) : optionByName(table, name)?.number;
  if (number === undefined || (family === undefined && !/^\d+$/.test(name))) return undefined;
  const found = Object.entries(table).find(([, it]) => it.number === number);
  if (!found) {
    const use = isIpv6 ? undefined : unnamedOptions.get(number);
    return use === undefined
      ? undefined
      : md`Option ${number}: ${own(use)}. dnsmasq has no name for it, and takes its value by its looks.`;
  }
  const [known, { type, internal }] = found;
  return joined(
    md`${strong(known)} · ${own(isIpv6 ? 'DHCPv6 option' : 'DHCP option')} ${number}`,
    internal ? own('dnsmasq makes its value itself.') : md`Its value: ${own(typeWords(type, isIpv6))}.`,
  );
}

/** A tag, and whether anything sets it. */
function tagDoc({ piece }: DnsmasqPlace, file: File): Markdown | undefined {
  const [, word, tag] = /^(tag|net|set):!?(.+)$/.exec(piece) ?? [];
  if (tag === undefined) return undefined;
  const { set, asked } = tagsIn(file);
  if (word === 'set') return md`Sets the tag ${code(tag)}${own(asked.has(tag) ? '.' : ', for which no line asks.')}`;
  return md`For guests with the tag ${code(tag)}${own(set.has(tag) || tag === 'known' ? '.' : ', which no line here sets.')}`;
}
