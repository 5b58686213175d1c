// What the name of an interface tells of its kind, and whether a file has a key under a misspelled name.
import { interfaceNameComplaint } from '../../../schema/values-ifcfg';
import { type Element, flags } from '../../../syntax/tree';

export const isName = (text: string): boolean => text !== '' && !interfaceNameComplaint(text);

const kinds: readonly (readonly [RegExp, string])[] = [
  [/^(?:br|virbr|bridge)-?\d*$/, 'Bridge'],
  [/^bond\d*$/, 'Bond'],
  [/^team\d*$/, 'Team'],
  [/^[^.]+\.\d+$|^vlan\d+$/, 'Vlan'],
  [/^ib\d*$/, 'InfiniBand'],
];

/** The TYPE that an interface of that name most likely has. */
export const likelyType = (name: string): string => kinds.find(([pattern]) => pattern.test(name))?.[1] ?? 'Ethernet';

/** Whether a name is that of a network card as the kernel or systemd gives them. */
export const isCard = (name: string): boolean => /^(?:eth\d+|en[opsxP]\w+|em\d+|p\d+p\d+)$/.test(name);

/** Whether one of the keys stands there in a form the reader does not take: other letters, or badly quoted. Then that is to be repaired. */
export const hasMisspelled = (root: Element, keys: readonly string[]): boolean =>
  root.attributes.some(
    ({ name, flags: flag }) =>
      (keys.includes(name.toUpperCase()) && !keys.includes(name)) || (keys.includes(name) && (flag & flags.bad) !== 0),
  ) ||
  root.tree.problems.some(
    (it) => it.kind === 'space-before-equals' || it.kind === 'export-prefix' || it.kind === 'bom',
  );
