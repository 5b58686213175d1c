// The kinds of value of keyfiles, as NetworkManager takes them (nms-keyfile-reader, nm-keyfile.c of 1.42.4): `true` and
// `false`, numbers as C writes them, numbers for enumerations, lists with `;`. And the rows that most keys have.
import { parseAddress, parseIpv4, parseIpv6 } from '../../address';
import { integerOf } from '../../syntax/ifcfg/scalar';
import { listItemsOf } from '../../syntax/keyfile/value';
import type { AttributeRow, Choice, Complaint, PartLayout, ValueKind } from '../types';
import { ifcfgOneOf } from '../values-ifcfg';

/** What a row says beside its meaning and its kind. */
export type Extra = Partial<Omit<AttributeRow, 'doc' | 'value'>>;

const yes = new Set(['yes', 'y', 'on', 't', 'true', 'enable', 'enabled']);
const no = new Set(['no', 'n', 'off', 'f', 'false', 'disable', 'disabled']);

/** `true` and `false`, or 1 and 0; every other word makes the key count as absent. Source: g_key_file_parse_value_as_boolean. */
export const keyfileBoolean: ValueKind = {
  describe: 'true or false',
  code: 'boolean-invalid',
  choices: [{ value: 'true' }, { value: 'false' }],
  complaint(value) {
    const trimmed = value.trimEnd();
    if (trimmed === 'true' || trimmed === 'false' || trimmed === '1' || trimmed === '0') return undefined;
    const lower = trimmed.toLowerCase().replace(/;$/, '');
    const instead = yes.has(lower) ? ['true'] : no.has(lower) ? ['false'] : undefined;
    const message = `${trimmed} is not true or false`;
    return instead ? { message, code: 'boolean-on-off', instead } : { message, instead: ['true', 'false'] };
  },
};

/** A number in a range, both ends included, as C writes it: `0x10` is 16, and `010` is 8. */
export const keyfileNumber = (min: number, max: number, unit?: string, code?: string): ValueKind => ({
  describe: `number from ${min} to ${max}${unit ? ` ${unit}` : ''}`,
  code: code ?? 'integer-invalid',
  complaint(value) {
    const number = integerOf(value, 0);
    if (number === undefined) {
      const digits = /^\s*([+-]?\d{1,15})\s*[a-z%]+\s*$/i.exec(value)?.[1];
      const fits = digits !== undefined && min <= Number(digits) && Number(digits) <= max;
      return { message: `${value} is not a number from ${min} to ${max}`, instead: fits ? [digits] : undefined };
    }
    if (number < min || max < number)
      return { message: `${value} is outside ${min} to ${max}`, instead: [String(number < min ? min : max)] };
    if (!/^\s*[+-]?0\d/.test(value)) return undefined;
    return {
      message: `${value.trim()} begins with 0, so it is octal: ${number}`,
      code: 'kf-octal',
      severity: 'warning',
      instead: [String(number), String(Number(value))],
    };
  },
});

/** An enumeration, of which keyfiles take the numbers only: `words` are those that nmcli has for them. */
const keyfileEnum = (
  words: Readonly<Record<string, number>>,
  options: { min?: number; max?: number } = {},
): ValueKind => {
  const numbers = Object.values(words);
  const min = options.min ?? Math.min(...numbers);
  const max = options.max ?? Math.max(...numbers);
  const plain = keyfileNumber(min, max, undefined, 'kf-enum-word');
  const choices = Object.entries(words).map(([word, number]): Choice => ({ value: String(number), doc: word }));
  return {
    describe: `number: ${choices.map((it) => `${it.value} ${it.doc}`).join(', ')}`,
    code: 'kf-enum-word',
    choices,
    complaint(value) {
      const complaint = plain.complaint!(value);
      if (!complaint || complaint.code) return complaint;
      const word = value.trim().toLowerCase();
      const meant =
        words[word] ??
        (yes.has(word) ? (words.yes ?? words.true) : no.has(word) ? (words.no ?? words.false) : undefined);
      if (meant !== undefined)
        return { message: `${value} is a word, expected the number ${meant}`, instead: [String(meant)] };
      return {
        ...complaint,
        instead: undefined,
        message: `${value} is not one of ${choices.map((it) => `${it.value} (${it.doc})`).join(', ')}`,
      };
    },
  };
};

/** -1 for the default of NetworkManager, 0 and 1 for no and yes. */
const ternary = keyfileEnum({ default: -1, no: 0, yes: 1, false: 0, true: 1 });

/** Any text. */
export const freeText = (describe: string, example?: string): ValueKind => ({
  describe,
  code: 'text-invalid',
  example,
});

/** A text that must not be empty. */
const filled = (describe: string, example?: string): ValueKind => ({
  describe,
  code: 'kf-value-empty',
  example,
  complaint: (value) => (value === '' ? { message: `there is no ${describe}` } : undefined),
});

/** One of several words, in exact case. */
export const keyfileWord = (words: readonly (string | Choice)[], code?: string): ValueKind =>
  ifcfgOneOf(words, { exact: true, code });

/** Items of one kind that each end with `;`. */
export function keyfileListOf(item: ValueKind, options: { readonly isSplitBySpace?: boolean } = {}): ValueKind {
  return {
    describe: `list of: ${item.describe}, each with ; behind it`,
    code: item.code,
    choices: item.choices,
    names: item.names,
    example: item.example === undefined ? undefined : `${item.example};`,
    layout: listLayout(item.describe, ';'),
    complaint(value) {
      for (const { text, start, end } of listItemsOf(value)) {
        const complaint = listComplaint(text, item, options.isSplitBySpace === true);
        if (!complaint) continue;
        const [from, to] = complaint.part ?? [0, end - start];
        const rest = value[end] === undefined ? ';' : '';
        return {
          ...complaint,
          part: [start + from, start + to],
          instead: complaint.instead?.map((it) => value.slice(0, start) + it + value.slice(end) + rest),
        };
      }
      return undefined;
    },
  };
}

/** The layout of a list, of which the first two items stand for all. */
export const listLayout = (item: string, separator: string): PartLayout => ({
  parts: ['', separator].map((before) => ({ name: item, doc: '', before })),
  separators: separator,
  repeats: true,
});

function listComplaint(text: string, item: ValueKind, isSplitBySpace: boolean): Complaint | undefined {
  const complaint = item.complaint?.(text);
  const trimmed = text.trim();
  if (complaint && trimmed !== text && trimmed !== '' && !item.complaint!(trimmed))
    return {
      message: `“${text}” has a blank at its edge, which is part of the item`,
      code: 'kf-list-blank',
      instead: [trimmed],
    };
  const parts = text.split(/[\s,]+/).filter((it) => it !== '');
  const isMany = parts.length > 1 && (text.includes(',') || isSplitBySpace);
  if (isMany && parts.every((it) => !item.complaint?.(it)) && (complaint || isSplitBySpace))
    return {
      message: `${text} is one item, expected ; between its ${parts.length} parts${complaint ? '' : '; NetworkManager takes it as it is'}`,
      code: 'kf-list-comma',
      // An item that is right as it stands is kept.
      severity: complaint ? undefined : 'warning',
      instead: [parts.join(';')],
    };
  return complaint;
}

/** Names of domainList, of which nothing is checked but that several are not written as one. */
export const domainList: ValueKind = keyfileListOf(
  { describe: 'domain', code: 'text-invalid', example: 'example.com', complaint: () => undefined },
  { isSplitBySpace: true },
);

/** The address of a name server of a family, with the name it has in a certificate behind `#`. */
export const nameServers = (family: 4 | 6): ValueKind =>
  keyfileListOf({
    describe: `IPv${family} address of a name server`,
    code: 'dns-invalid',
    example: family === 4 ? '192.0.2.53' : '2001:db8::53',
    complaint(value) {
      const [address = '', name] = value.split('#');
      if (name === '' && parseAddress(address)) return { message: `${value} has no name behind #`, instead: [address] };
      if (family === 4 ? parseIpv4(address) >= 0 : parseIpv6(address)) return undefined;
      if (value === '') return { message: 'an item of the list is empty' };
      const other = parseAddress(address) ? `, it stands in [ipv${family === 4 ? 6 : 4}]` : '';
      return { message: `${value} is not the IPv${family} address of a name server${other}` };
    },
  });

const max32 = 4294967295;
const max31 = 2147483647;

/** Rows of the kinds that most keys are of. */
export const row = {
  yesNo: (doc: string, byDefault: boolean | undefined, extra?: Extra): AttributeRow => ({
    doc,
    value: keyfileBoolean,
    default: byDefault === undefined ? undefined : String(byDefault),
    wrong: 'ignore',
    ...extra,
  }),
  number: (
    doc: string,
    min: number,
    max: number,
    byDefault: number | undefined,
    extra?: Extra & { readonly unit?: string },
  ): AttributeRow => ({
    doc,
    value: keyfileNumber(min, max, extra?.unit, extra?.code),
    default: byDefault === undefined ? undefined : String(byDefault),
    wrong: 'ignore',
    ...extra,
  }),
  uint: (doc: string, byDefault = 0, extra?: Extra): AttributeRow => row.number(doc, 0, max32, byDefault, extra),
  int: (doc: string, byDefault: number, min = -1, extra?: Extra): AttributeRow =>
    row.number(doc, min, max31, byDefault, extra),
  choice: (
    doc: string,
    words: Readonly<Record<string, number>>,
    byDefault: number,
    extra?: Extra & { readonly max?: number; readonly min?: number },
  ): AttributeRow => {
    const { max, min, ...rest } = extra ?? {};
    return { doc, value: keyfileEnum(words, { max, min }), default: String(byDefault), wrong: 'ignore', ...rest };
  },
  ternary: (doc: string, extra?: Extra): AttributeRow => ({
    doc,
    value: ternary,
    default: '-1',
    wrong: 'ignore',
    ...extra,
  }),
  word: (doc: string, words: readonly (string | Choice)[], extra?: Extra): AttributeRow => ({
    doc,
    value: keyfileWord(words, extra?.code),
    wrong: 'refuse',
    ...extra,
  }),
  text: (doc: string, describe: string, extra?: Extra & { readonly example?: string }): AttributeRow => {
    const { example, ...rest } = extra ?? {};
    return { doc, value: freeText(describe, example), ...rest };
  },
  filled: (doc: string, describe: string, extra?: Extra & { readonly example?: string }): AttributeRow => {
    const { example, ...rest } = extra ?? {};
    return { doc, value: filled(describe, example), wrong: 'refuse', ...rest };
  },
  of: (doc: string, value: ValueKind, wrong: AttributeRow['wrong'], extra?: Extra): AttributeRow => ({
    doc,
    value,
    wrong,
    ...extra,
  }),
};

/** Keys that are known by name, whatever they hold. */
export const named = (names: string, doc: string): Readonly<Record<string, AttributeRow>> =>
  Object.fromEntries(
    names
      .trim()
      .split(/\s+/)
      .map((it) => [
        it,
        {
          doc,
          value: freeText('text'),
          secret: /(?:^|-)(?:password|psk|pin|private-key|secret|mka-cak)$|password$|wep-key\d$/.test(it) || undefined,
        },
      ]),
  );
