// What it means that something is not written.
import { classfulPrefix, parseAddress } from '../../../address';
import { attributeRow } from '../../../schema/index';
import { networkTable } from '../../../schema/network';
import type { ElementRow } from '../../../schema/types';
import { managedModes } from '../../facts';
import { modeOfElement } from '../facts';
import { type DefinitionPart, textName } from './part';

/** In place of a value that libvirt makes itself, or that nobody knows. */
export const anything = Symbol('anything');

/** What libvirt takes for a value that a part does not have; undefined for nothing. */
export function absent(part: DefinitionPart, name: string): string | typeof anything | undefined {
  const place = name === textName ? part.path : `${part.path}@${name}`;
  return Object.hasOwn(special, place) ? special[place]!(part) : defaultOf(part.path, name);
}

/** Values that libvirt makes when they are not written. */
const made = ({ definition }: DefinitionPart) => (definition.kind === 'written' ? anything : undefined);

/** The same, in modes in which it makes the bridge. */
function madeWithBridge(part: DefinitionPart) {
  const { root } = part.definition.tree;
  const mode = root && modeOfElement(root);
  return mode === undefined || managedModes.has(mode) ? made(part) : undefined;
}

const trunk = ({ lists }: DefinitionPart): string => ((lists.get('tag')?.length ?? 0) > 1 ? 'yes' : 'no');

/** Source: virSocketAddrGetIPPrefix, and virNetDevIPRouteGetPrefix for the route to everywhere. */
function assumedPrefix({ values }: DefinitionPart): string | undefined {
  const address = values.get('address')?.meaning;
  if (address?.includes(':')) return '64';
  const read = address === undefined ? undefined : parseAddress(address);
  const prefix = read && classfulPrefix(read);
  return prefix === undefined ? undefined : String(prefix);
}

const isEverywhere = ({ values }: DefinitionPart): boolean =>
  /^(?:0\.0\.0\.0|0:0:0:0)$/.test(values.get('address')?.meaning ?? '');

const special: Readonly<Record<string, (part: DefinitionPart) => string | typeof anything | undefined>> = {
  uuid: made,
  'bridge@name': madeWithBridge,
  'mac@address': madeWithBridge,
  'mtu@size': () => '0',
  // Without the element nothing is forwarded.
  'forward@mode': (part) => (part.isMissing ? undefined : 'nat'),
  // What nat and route go out through.
  'forward@dev': ({ lists }) => lists.get('interface')?.[0]?.values.get('dev')?.meaning,
  'forward/nat/port@start': () => '1024',
  'forward/nat/port@end': () => '65535',
  'ip@prefix': assumedPrefix,
  'route@prefix': (part) => (isEverywhere(part) ? '0' : assumedPrefix(part)),
  'vlan@trunk': trunk,
  'portgroup/vlan@trunk': trunk,
};

const defaults = new Map<string, string | undefined>();

/** The default of the table, where it is a value and no words. */
function defaultOf(path: string, name: string): string | undefined {
  const place = `${path}@${name}`;
  if (!defaults.has(place)) defaults.set(place, readDefault(path, name));
  return defaults.get(place);
}

function readDefault(path: string, name: string): string | undefined {
  let row: ElementRow | undefined = networkTable;
  for (const step of path === '' ? [] : path.split('/')) row = row?.children[step]?.row;
  const { value, default: text } = (row && attributeRow(row, name)) ?? {};
  if (!value || text === undefined || !value.complaint || value.complaint(text)) return undefined;
  return value.meaning?.(text) ?? text;
}
