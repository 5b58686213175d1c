// What the tables say of an element, an attribute, a key, an option or a choice, as Markdown for a person.
// Used by hover and by completion, for both languages.
import type { Target } from '../rules/rule';
import { bondModes } from '../schema/bond';
import { type AttributeRow, type Choice, type ElementRow, version, versionText } from '../schema/types';
import type { Language } from '../syntax/tree';

/** Page of NetworkManager about its ifcfg reader. */
const ifcfgPage = 'https://networkmanager.dev/docs/api/latest/nm-settings-ifcfg-rh.html';

/** What is known of an element beside its row. */
export interface ElementContext {
  readonly parent?: string;
  /** How often it may stand in its parent, in words. */
  readonly often?: string;
}

/** The documentation of an element. */
export function describeElement(name: string, row: ElementRow, target: Target, context: ElementContext = {}): string {
  const required = Object.keys(row.attributes).filter((it) => row.attributes[it]!.required);
  const place = context.parent ? ` in \`<${context.parent}>\`${context.often ? ` · ${context.often}` : ''}` : '';
  const facts = [
    required.length > 0 && `Needs ${required.map(code).join(', ')}`,
    row.text && `Text: ${row.text.describe}`,
    row.default !== undefined && `When absent: ${row.default}`,
    sinceOf('libvirt', row.since, target),
  ];
  return joined(
    `**\`<${name}>\`**${place}`,
    row.doc,
    list(facts),
    row.link && `[Network XML format of libvirt](${row.link})`,
  );
}

/** What is known of an attribute beside its row. */
export interface AttributeContext {
  /** `attribute`: of an XML element or a word of a route. `key`: of an ifcfg file. `option`: inside a value. */
  readonly sort: 'attribute' | 'key' | 'option';
  readonly link?: string;
}

/** The documentation of an attribute, a key or an option. */
export function describeAttribute(name: string, row: AttributeRow, target: Target, context: AttributeContext): string {
  const program = context.sort === 'attribute' ? 'libvirt' : 'NetworkManager';
  const link =
    row.link ?? context.link ?? (row.readers?.includes('N') && context.sort === 'key' ? ifcfgPage : undefined);
  return joined(
    `**\`${name}\`** · ${row.value.describe}`,
    row.deprecated && `**Deprecated**: ${row.deprecated}`,
    row.doc,
    list([
      row.required && 'Required',
      row.requiredBefore && `Required before libvirt ${row.requiredBefore}`,
      row.default !== undefined && `Default: ${row.default}`,
      row.unit && `Unit: ${row.unit}`,
      row.excludes && row.excludes.length > 0 && `Not together with ${row.excludes.map(code).join(', ')}`,
      row.types && `For TYPE ${row.types.join(', ')}`,
      modesOf(row),
      readersOf(row),
      row.wrong && wrongDocs[row.wrong],
      counterpartOf(row),
      row.outputOnly && 'Only written by libvirt, ignored when read',
      sinceOf(program, row.since, target),
      row.until && `Until ${program} ${row.until}`,
    ]),
    choicesOf(row.value.choices),
    link && `[${link === ifcfgPage ? 'Keys of ifcfg files in NetworkManager' : 'Documentation'}](${link})`,
  );
}

/** The documentation of one choice of a value. */
export function describeChoice(choice: Choice, describe: string, target: Target): string {
  return joined(`**\`${choice.value}\`** · ${describe}`, choice.doc, list([sinceOf('libvirt', choice.since, target)]));
}

/** Lists of more choices than this are left out of hovers; completion has them all. */
const mostChoices = 12;

function choicesOf(choices: readonly Choice[] | undefined): string | undefined {
  const shown = choices?.filter((it) => !/^The number of /.test(it.doc ?? ''));
  if (!shown || shown.length === 0) return undefined;
  if (shown.every((it) => it.doc === undefined) || shown.length > mostChoices)
    return `One of ${shown.map((it) => code(it.value)).join(', ')}`;
  return list(shown.map((it) => `\`${it.value}\`${it.doc ? `: ${it.doc}` : ''}`));
}

/** In which modes of a bond an option is taken, and in which it does something. */
export function modesOf(row: AttributeRow): string | undefined {
  const { modes } = row;
  if (!modes) return undefined;
  const name = (it: number) => bondModes[it]?.name ?? String(it);
  if (modes.allowed.length < bondModes.length) return `Only in modes ${modes.allowed.map(name).join(', ')}`;
  return modes.acts && `Does something only in modes ${modes.acts.map(name).join(', ')}`;
}

function readersOf({ readers }: AttributeRow): string | undefined {
  if (!readers) return undefined;
  if (readers.length > 1) return 'Read by NetworkManager and by the legacy network-scripts';
  return readers[0] === 'N' ? 'Read by NetworkManager only' : 'Read by the legacy network-scripts only';
}

const wrongDocs: Readonly<Record<NonNullable<AttributeRow['wrong']>, string>> = {
  refuse: 'With a wrong value NetworkManager refuses the whole file',
  ignore: 'A wrong value is ignored, with a warning in the log',
  silent: 'A wrong value is ignored without a word',
};

function counterpartOf({ keyfile, nmstate }: AttributeRow): string | undefined {
  const parts = [keyfile && `\`${keyfile}\` in a keyfile`, nmstate && `\`${nmstate}\` in nmstate`].filter(Boolean);
  return parts.length > 0 ? `Today: ${parts.join(', ')}` : undefined;
}

function sinceOf(program: 'libvirt' | 'NetworkManager', since: string | undefined, target: Target): string | undefined {
  if (since === undefined) return undefined;
  const newer = program === 'libvirt' && version(since) > target.libvirt;
  return `Since ${program} ${since}${newer ? `, **newer than ${versionText(target.libvirt)}, which is to read this**` : ''}`;
}

const code = (text: string): string => `\`${text}\``;

/** Paragraphs, the absent ones left out. */
export const joined = (...parts: readonly (string | false | undefined)[]): string => parts.filter(Boolean).join('\n\n');

/** A bullet list, the absent items left out; undefined when none is left. */
export function list(items: readonly (string | false | undefined)[]): string | undefined {
  const present = items.filter(Boolean);
  return present.length > 0 ? present.map((it) => `- ${it}`).join('\n') : undefined;
}

/** Which words a file of that language has for its attributes. */
export const sortOf = (language: Language, isLine: boolean): AttributeContext['sort'] =>
  language === 'xml' || isLine ? 'attribute' : 'key';
