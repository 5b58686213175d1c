// The words of the tables of dnsmasq options: what a value is made of, and what is said of one that is not.
import type { Part } from './part';

/**
 * What dnsmasq makes of a value. Refused: it does not start. Misread: it starts and does something else than is written.
 * Host: whether it starts depends on files, users, names or the build of the host.
 */
export type Judgement = 'refused' | 'misread' | 'host';

/** One remark about a value. */
export interface Remark {
  readonly judgement: Judgement;
  /** What is there and what dnsmasq makes of it; no full stop. */
  readonly message: string;
  readonly at: Part;
  /** What would be right in place of `at`. */
  readonly instead?: string;
  /** A tag; where a line sets it, the value is meant as it is written. */
  readonly unlessSet?: string;
  /** An interface that must be there; the bridge of the network is. */
  readonly device?: string;
}

/** How a value is written, and what is wrong with one. */
export interface Grammar {
  /** As people read it: `name[,target]`. */
  readonly form: string;
  /** Remarks in the order in which dnsmasq would find them; none when the value is right. */
  read(value: Part): Iterable<Remark>;
  /** Words that may stand in it, for completion and hover. */
  readonly words?: readonly ValueWord[];
  /** Names that it may hold. */
  readonly names?: readonly ('tag' | 'interface' | 'dhcp-option' | 'dhcp-option6' | 'tag-set')[];
}

/** A word of dnsmasq inside a value. */
export interface ValueWord {
  readonly word: string;
  readonly doc: string;
}

/** An option of a configuration file. */
export interface DnsmasqRow {
  /** What it does, in our words. */
  readonly doc: string;
  /** Absent: a flag, which takes no value. */
  readonly value?: Grammar;
  /** The value may be left out, together with its `=`. */
  readonly optional?: boolean;
  /** dnsmasq takes it once in a file. */
  readonly once?: boolean;
  /** What it is when it is not written. */
  readonly default?: string;
  /** First release of dnsmasq that knows it, where that is not long ago. */
  readonly since?: string;
  /** Part of dnsmasq that a build may lack, as `dnsmasq --version` names it; `lacking`: Debian's has none. */
  readonly build?: string;
  readonly lacking?: boolean;
  /** Another name of the same option. */
  readonly same?: string;
}

export const refused = (at: Part, message: string, instead?: string): Remark => ({
  judgement: 'refused',
  message,
  at,
  instead,
});

export const misread = (at: Part, message: string, instead?: string): Remark => ({
  judgement: 'misread',
  message,
  at,
  instead,
});

export const dependsOnHost = (at: Part, message: string, device?: string): Remark => ({
  judgement: 'host',
  message,
  at,
  device,
});

/** What stands there, for a message. */
export const shown = ({ text }: Part): string => (text === '' ? 'nothing' : text);

/** Any text at all. */
export const anyText = (form: string): Grammar => ({ form, *read() {} });

/** A list of one kind, between commas. */
export const listOf = (item: Grammar): Grammar => ({
  ...item,
  form: `${item.form}[,${item.form}]…`,
  *read(value) {
    for (const part of value.split()) yield* item.read(part);
  },
});

/** Parts between commas, those behind `needed` may be missing; what is too much is left to the last one. */
export const sequence = (needed: number, items: readonly Grammar[]): Grammar => ({
  form: formOf(needed, items),
  words: items.flatMap((it) => it.words ?? []),
  names: items.flatMap((it) => it.names ?? []),
  *read(value) {
    const parts = value.split(',', items.length);
    if (parts.length < needed) yield refused(value, `${shown(value)} has ${counted(parts.length)}, not ${needed}`);
    for (const [i, part] of parts.entries()) yield* items[i]!.read(part);
  },
});

const counted = (parts: number): string => (parts === 1 ? 'one part' : `${parts} parts`);

function formOf(needed: number, items: readonly Grammar[]): string {
  const required = items.slice(0, needed).map((it) => it.form);
  const optional = items.slice(needed).map((it) => it.form);
  return required.join(',') + optional.map((it) => `[,${it}`).join('') + ']'.repeat(optional.length);
}

/** One of a few words. */
export function oneWordOf(
  form: string,
  words: readonly ValueWord[],
  options: { anyCase?: boolean; meant?: Readonly<Record<string, string>> } = {},
): Grammar {
  const known = new Set(words.map((it) => it.word));
  const lower = new Map(words.map((it) => [it.word.toLowerCase(), it.word]));
  return {
    form,
    words,
    *read(value) {
      const { raw, text } = value;
      if (known.has(raw) || (options.anyCase && lower.has(raw.toLowerCase()))) return;
      const instead = lower.get(text.toLowerCase()) ?? options.meant?.[text.toLowerCase()];
      yield refused(value, `${shown(value)} is none of ${words.map((it) => it.word).join(', ')}`, instead);
    },
  };
}
