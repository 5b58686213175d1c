// What the tables say of an element, an attribute, a key, an option or a choice, as Markdown for a person.
// Used by hover and by completion, for both languages.
import type { Target } from '../model/target';
import { bondModes } from '../schema/bond';
import type { DnsmasqRow } from '../schema/dnsmasq/grammar';
import { type AttributeRow, type Choice, type ElementRow, version, versionText } from '../schema/types';
import type { Language } from '../syntax/tree';
import { code, commas, joined, link, list, type Markdown, md, own, strong } from './markdown';

/** Page of NetworkManager about its ifcfg reader. */
const ifcfgPage = 'https://networkmanager.dev/docs/api/latest/nm-settings-ifcfg-rh.html';

/** Page of NetworkManager about keyfiles. */
const keyfilePage = 'https://networkmanager.dev/docs/api/latest/nm-settings-keyfile.html';

/** What a row says in its first sentence, without the full stop, as one line of a list has room for it. */
export function meaningIn(doc: string): string {
  const end = /\.(?:\s|$)/.exec(doc);
  return (end ? doc.slice(0, end.index) : doc).replaceAll('`', '');
}

/** What is known of an element beside its row. */
export interface ElementContext {
  readonly parent?: string;
  /** How often it may stand in its parent, in words. */
  readonly often?: string;
  /** The language it is of; XML, where it is left out. */
  readonly language?: Language;
}

/** The documentation of an element. */
export function describeElement(name: string, row: ElementRow, target: Target, context: ElementContext = {}): Markdown {
  const required = Object.keys(row.attributes).filter((it) => row.attributes[it]!.required);
  const often = context.often ? ` · ${context.often}` : '';
  const isGroup = context.language === 'keyfile';
  const place = isGroup ? own('') : context.parent ? md` in ${code(`<${context.parent}>`)}${own(often)}` : own('');
  return joined(
    md`${strong(isGroup ? `[${name}]` : `<${name}>`)}${place}`,
    own(row.doc),
    list([
      required.length > 0 && md`Needs ${commas(required.map(code))}`,
      row.text && md`Text: ${own(row.text.describe)}`,
      row.default !== undefined && md`When absent: ${own(row.default)}`,
      sinceOf(isGroup ? 'NetworkManager' : 'libvirt', row.since, target),
    ]),
    isGroup && link(own('Keyfiles of NetworkManager'), keyfilePage),
    row.link !== undefined && link(own('Network XML format of libvirt'), row.link),
  );
}

/** What is known of an attribute beside its row. */
export interface AttributeContext {
  /** `attribute`: of an XML element or a word of a route. `key`: of an ifcfg file. Left out for an option inside a value. */
  readonly sort?: 'attribute' | 'key';
  readonly link?: string;
}

/** The documentation of an attribute, a key or an option. */
export function describeAttribute(
  name: string,
  row: AttributeRow,
  target: Target,
  context: AttributeContext = {},
): Markdown {
  const program = context.sort === 'attribute' ? 'libvirt' : 'NetworkManager';
  const page =
    row.link ?? context.link ?? (row.readers?.includes('N') && context.sort === 'key' ? ifcfgPage : undefined);
  return joined(
    md`${strong(name)} · ${own(row.value.describe)}`,
    row.deprecated !== undefined && md`**Deprecated**: ${own(row.deprecated)}`,
    own(row.doc),
    list([
      row.required && own('Required'),
      row.requiredBefore !== undefined && md`Required before libvirt ${own(row.requiredBefore)}`,
      row.default !== undefined && md`Default: ${own(row.default)}`,
      row.unit !== undefined && md`Unit: ${own(row.unit)}`,
      row.excludes && row.excludes.length > 0 && md`Not together with ${commas(row.excludes.map(code))}`,
      row.types && md`For TYPE ${commas(row.types.map(own))}`,
      modesOf(row),
      readersOf(row),
      row.wrong && own(wrongDocs[row.wrong]),
      counterpartOf(row),
      row.outputOnly && own('Only written by libvirt, ignored when read'),
      sinceOf(program, row.since, target),
      row.until !== undefined && md`Until ${own(program)} ${own(row.until)}`,
    ]),
    choicesOf(row.value.choices),
    page !== undefined &&
      link(own(page === ifcfgPage ? 'Keys of ifcfg files in NetworkManager' : 'Documentation'), page),
  );
}

/** Page of all options of dnsmasq. */
const dnsmasqPage = 'https://thekelleys.org.uk/dnsmasq/docs/dnsmasq-man.html';

/** The documentation of an option of dnsmasq. */
export const describeDnsmasqOption = (name: string, row: DnsmasqRow): Markdown =>
  joined(
    md`${strong(row.value ? `${name}${row.optional ? `[=${row.value.form}]` : `=${row.value.form}`}` : name)} · option of dnsmasq`,
    own(row.doc),
    list([
      row.default !== undefined && md`Default: ${own(row.default)}`,
      row.once && own('At most once'),
      row.build !== undefined && md`Needs a dnsmasq with ${own(row.build)}`,
      row.since !== undefined && md`Since dnsmasq ${own(row.since)}`,
    ]),
    link(own('Manual of dnsmasq'), dnsmasqPage),
  );

/** The documentation of one choice of a value. */
export const describeChoice = (choice: Choice, describe: string, target: Target): Markdown =>
  joined(
    md`${strong(choice.value)} · ${own(describe)}`,
    choice.doc !== undefined && own(choice.doc),
    list([sinceOf('libvirt', choice.since, target)]),
  );

/** Lists of more choices than this are left out of hovers; completion has them all. */
const mostChoices = 12;

function choicesOf(choices: readonly Choice[] | undefined): Markdown | undefined {
  const shown = choices?.filter((it) => !/^The number of /.test(it.doc ?? ''));
  if (!shown || shown.length === 0) return undefined;
  if (shown.every((it) => it.doc === undefined) || shown.length > mostChoices)
    return md`One of ${commas(shown.map((it) => code(it.value)))}`;
  return list(shown.map(({ value, doc }) => (doc === undefined ? code(value) : md`${code(value)}: ${own(doc)}`)));
}

/** In which modes of a bond an option is taken, and in which it does something. */
export function modesOf(row: AttributeRow): Markdown | undefined {
  const { modes } = row;
  if (!modes) return undefined;
  const names = (numbers: readonly number[]) => commas(numbers.map((it) => own(bondModes[it]?.name ?? String(it))));
  if (modes.allowed.length < bondModes.length) return md`Only in modes ${names(modes.allowed)}`;
  return modes.acts && md`Does something only in modes ${names(modes.acts)}`;
}

function readersOf({ readers }: AttributeRow): Markdown | undefined {
  if (!readers) return undefined;
  if (readers.length > 1) return own('Read by NetworkManager and by the legacy network-scripts');
  return own(readers[0] === 'N' ? 'Read by NetworkManager only' : 'Read by the legacy network-scripts only');
}

const wrongDocs: Readonly<Record<NonNullable<AttributeRow['wrong']>, string>> = {
  refuse: 'With a wrong value NetworkManager refuses the whole file',
  ignore: 'A wrong value is ignored, with a warning in the log',
  silent: 'A wrong value is ignored without a word',
};

function counterpartOf({ keyfile, nmstate }: AttributeRow): Markdown | undefined {
  const parts = [
    ...(keyfile === undefined ? [] : [md`${code(keyfile)} in a keyfile`]),
    ...(nmstate === undefined ? [] : [md`${code(nmstate)} in nmstate`]),
  ];
  return parts.length > 0 ? md`Today: ${commas(parts)}` : undefined;
}

function sinceOf(
  program: 'libvirt' | 'NetworkManager',
  since: string | undefined,
  target: Target,
): Markdown | undefined {
  if (since === undefined) return undefined;
  const newer = program === 'libvirt' && version(since) > target.libvirt;
  const but = newer ? `, **newer than ${versionText(target.libvirt)}, which is to read this**` : '';
  return md`Since ${own(program)} ${own(since)}${own(but)}`;
}

/** Which words a file of that language has for its attributes. */
export const sortOf = (language: Language, isLine: boolean): NonNullable<AttributeContext['sort']> =>
  language === 'xml' || (isLine && language === 'ifcfg') ? 'attribute' : 'key';
