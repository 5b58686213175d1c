// What a value means: addresses, hardware addresses, bond modes, names of other things. Markdown lines for hover.
import { prefixAt } from '../../model/ifcfg/addresses';
import { readingOf } from '../../model/ifcfg/profile';
import {
  addressBits,
  type Address,
  compare,
  contains,
  countText,
  maskText,
  parseAddress,
  parseIpv4,
  prefixOfMask,
  size,
  specialUse,
  type Subnet,
  subnetOf,
  subnetText,
  addressText,
  usable,
} from '../../address';
import type { RangeFact, SubnetFact } from '../../model/facts';
import { type File, basenameOf } from '../../model/file';
import { isWhole } from '../../model/inventory';
import { prefixOf } from '../../model/network/facts';
import type { WorkspaceFacts } from '../../model/workspace-facts';
import { bondModeOf, guestsDoc } from '../../schema/bond';
import type { AttributeRow } from '../../schema/types';
import type { Attribute } from '../../syntax/tree';
import { declarationsOf, guestsOn, referencesTo, relationWords } from '../navigation/declarations';
import { code, commas, joined, link, list, type Markdown, md, own } from '../markdown';

/** What a value means beyond its kind; undefined when there is nothing to say. */
export function meaningOf(
  attribute: Attribute,
  row: AttributeRow,
  file: File,
  workspace: WorkspaceFacts,
): Markdown | undefined {
  const { value } = attribute;
  if (value === '') return undefined;
  const names = row.value.names;
  if (names) return referenceMeaning(value, names, workspace);
  const kind = row.value.describe;
  if (/MAC|hardware/.test(kind)) return macMeaning(value, workspace);
  if (/netmask/.test(kind)) return maskMeaning(value);
  if (/^prefix length/.test(kind)) return prefixMeaning(attribute);
  return meaningOfAddress(value, attribute, file, workspace);
}

/** What a text means that is an address, with a prefix or without; undefined for any other. */
export function meaningOfAddress(
  text: string,
  attribute: Attribute,
  file: File,
  workspace: WorkspaceFacts,
): Markdown | undefined {
  const slash = text.indexOf('/');
  const address = parseAddress(slash < 0 ? text : text.slice(0, slash));
  if (!address) return undefined;
  const length = slash < 0 ? undefined : text.slice(slash + 1);
  return addressMeaning(attribute, address, length, file, workspace);
}

/** The mode of a bond: what it does and what the switch must do. */
export function bondModeMeaning(value: string): Markdown | undefined {
  const mode = bondModeOf(value);
  return (
    mode &&
    joined(
      md`**${own(mode.name)}** (mode ${mode.number})`,
      own(mode.doc),
      list([own(mode.switchNeeds), own(guestsDoc(mode))]),
    )
  );
}

const addressCode = (address: Address): Markdown => code(addressText(address));

/** Network, broadcast, what guests may have, and how many they are. */
function subnetMeaning(subnet: Subnet): Markdown | undefined {
  const { first, last } = usable(subnet);
  const isIpv4 = subnet.first.family === 4;
  const bits = (isIpv4 ? 32 : 128) - subnet.prefix;
  const count = isIpv4 ? size(first, last).toLocaleString('en-US') : countText(bits);
  const mask = isIpv4 ? md`, netmask ${code(maskText(subnet.prefix))}` : own('');
  return list([
    md`Network ${code(subnetText(subnet))}${mask}`,
    isIpv4 && subnet.prefix <= 30 && md`Broadcast ${addressCode(subnet.last)}`,
    md`Usable ${addressCode(first)} to ${addressCode(last)}: ${own(count)} ${own(count === '1' ? 'address' : 'addresses')}`,
  ]);
}

function addressMeaning(
  attribute: Attribute,
  address: Address,
  length: string | undefined,
  file: File,
  workspace: WorkspaceFacts,
): Markdown {
  const itself = ownSubnet(file, attribute, address, length);
  const inside = itself ? undefined : innermost(workspace, address);
  const use = specialUse(address) ?? (address.family === 4 ? 'public' : undefined);
  return joined(
    use === undefined ? addressCode(address) : md`${addressCode(address)}: ${own(use)}`,
    itself && subnetMeaning(itself),
    inside && md`In ${code(subnetText(inside.subnet))} of ${code(inside.of || basenameOf(inside.at.uri))}.`,
    rangeMeaning(attribute, address, file),
  );
}

/** The subnet that the element or the keys beside the address make of it. */
function ownSubnet(file: File, attribute: Attribute, address: Address, length: string | undefined): Subnet | undefined {
  const { element, name } = attribute;
  const most = addressBits(address.family);
  if (length !== undefined)
    return /^\d{1,3}$/.test(length) && Number(length) <= most ? subnetOf(address, Number(length)) : undefined;
  if (element.tree.language === 'xml') {
    if (name !== 'address' || (element.name !== 'ip' && element.name !== 'route')) return undefined;
    const prefix = prefixOf(element, address);
    return prefix === undefined ? undefined : subnetOf(address, prefix);
  }
  const number = /^IPADDR(\d*)$/.exec(name)?.[1];
  const profile = readingOf(file);
  if (!profile || number === undefined || address.family === 6) return undefined;
  const prefix = prefixAt(profile, number, address);
  return prefix === undefined ? undefined : subnetOf(address, prefix);
}

/** The narrowest subnet of any file that the address lies in. */
function innermost(workspace: WorkspaceFacts, address: Address): SubnetFact | undefined {
  let found: SubnetFact | undefined;
  for (const it of workspace.overlapping({ first: address, last: address }))
    if (contains(it.subnet, address) && (!found || it.subnet.prefix > found.subnet.prefix)) found = it;
  return found;
}

/** Of a range its size; of any other address the range it lies in. */
function rangeMeaning(attribute: Attribute, address: Address, file: File): Markdown | undefined {
  const { start } = attribute.valueSpan;
  const range = file.facts.ranges.find((it) => it.at.span.start <= start && start <= it.at.span.end);
  if (range) return isOrdered(range) ? md`The range has ${own(leases(range))} addresses.` : undefined;
  const around = file.facts.ranges.find((it) => contains(it, address));
  const isHost = attribute.element.name === 'host' && attribute.name === 'ip';
  if (!isHost) return undefined;
  if (!around) return own('Outside of the DHCP ranges.');
  return md`Inside the DHCP range ${addressCode(around.first)} to ${addressCode(around.last)}; dnsmasq keeps it for this host.`;
}

const isOrdered = ({ first, last }: RangeFact): boolean => first.family === last.family && compare(first, last) <= 0;

const leases = ({ first, last }: RangeFact): string => {
  const count = size(first, last);
  return count <= 2 ** 32 ? count.toLocaleString('en-US') : `about 2^${Math.round(Math.log2(count))}`;
};

function maskMeaning(value: string): Markdown | undefined {
  const mask = parseIpv4(value);
  const prefix = mask < 0 ? undefined : prefixOfMask(mask);
  if (prefix === undefined)
    return mask < 0 ? undefined : own('Its ones are not all in front: no prefix length stands for it.');
  return md`${code(`/${prefix}`)}: ${own((2 ** (32 - prefix)).toLocaleString('en-US'))} addresses`;
}

/** The subnet of the address that the prefix belongs to. */
function prefixMeaning(attribute: Attribute): Markdown | undefined {
  const { element, name, value } = attribute;
  if (!/^\d{1,3}$/.test(value)) return undefined;
  const prefix = Number(value);
  const beside = element.tree.language === 'xml' ? 'address' : name.replace(/^PREFIX/, 'IPADDR');
  const address = parseAddress(element.value(beside) ?? '');
  if (!address) return prefix <= 32 ? md`Netmask ${code(maskText(prefix))}` : undefined;
  return prefix <= addressBits(address.family) ? subnetMeaning(subnetOf(address, prefix)) : undefined;
}

function macMeaning(value: string, workspace: WorkspaceFacts): Markdown | undefined {
  if (!/^[0-9a-f]{1,2}(?:[:-][0-9a-f]{1,2}){5}$/i.test(value)) return undefined;
  const first = parseInt(value, 16);
  const lower = value.toLowerCase().replaceAll('-', ':');
  const holders = workspace.files.flatMap(({ uri, facts }) => [
    ...facts.reservations
      .filter((it) => it.mac === lower)
      .map((it) => it.name ?? (it.ip ? addressText(it.ip) : basenameOf(uri))),
    ...facts.devices
      .filter((it) => it.hwaddr === lower || it.macaddr === lower)
      .map((it) => it.name || basenameOf(uri)),
  ]);
  return list([
    own((first & 1) === 1 ? 'Multicast (first octet odd): no interface may have it' : 'Unicast (first octet even)'),
    own(
      lower.startsWith('52:54:00')
        ? 'Prefix that QEMU and libvirt give to guests; locally administered'
        : (first & 2) === 2
          ? 'Locally administered: chosen by software'
          : 'Universally administered: given by the maker of the card',
    ),
    holders.length > 0 && md`Written for ${commas([...new Set(holders)].map(code))}`,
  ]);
}

function referenceMeaning(
  value: string,
  names: NonNullable<AttributeRow['value']['names']>,
  workspace: WorkspaceFacts,
): Markdown | undefined {
  if (names === 'zone' || names === 'portgroup') return undefined;
  const found = declarationsOf(value, names, workspace);
  const addresses = found.length > 0 ? addressesOf(value, workspace) : own('');
  const users =
    names === 'network'
      ? guestsOn(value, workspace).map((it) => md`${code(it.guest || basenameOf(it.at.uri))} is a guest on it`)
      : referencesTo(value, workspace).map(
          (it) => md`${code(it.from || basenameOf(it.at.uri))} ${own(relationWords[it.relation])}`,
        );
  return list([
    ...found.map(
      (it) =>
        md`${own(it.what)}${it.of === undefined ? own('') : md` ${code(it.of)}`}${addresses} (${link(code(basenameOf(it.at.uri)), it.at.uri)})`,
    ),
    found.length === 0 && !workspace.inventory?.named?.has(value) && own('Not declared in these files'),
    onHost(value, workspace),
    ...[...new Set(users)].slice(0, mostListed),
  ]);
}

/** What the running host knows of a device: whether it is up, its addresses, what it is part of. */
function onHost(name: string, { inventory }: WorkspaceFacts): Markdown | undefined {
  const it = inventory?.named?.get(name);
  if (!it || !isWhole(inventory!)) return undefined;
  const { addresses, controller, virtualFunctions } = it;
  const words = [
    own(it.isUp ? 'up' : 'down'),
    ...addresses.slice(0, mostListed).map((address) => code(address)),
    ...(controller === undefined ? [] : [md`port of ${code(controller)}`]),
    ...(virtualFunctions === undefined ? [] : [own(`${virtualFunctions} virtual functions`)]),
  ];
  return md`On the running host: ${commas(words)}`;
}

/** As many as somebody reads. */
const mostListed = 8;

function addressesOf(device: string, workspace: WorkspaceFacts): Markdown {
  const found = new Map<string, number>();
  for (const { facts } of workspace.files)
    for (const it of facts.subnets) {
      const address = addressText(it.address);
      if (it.by === 'profile' && it.of === device && !found.has(address)) found.set(address, it.subnet.prefix);
    }
  const shown = [...found].slice(0, mostListed).map(([address, prefix]) => own(`${address}/${prefix}`));
  if (found.size > shown.length) shown.push(md`${found.size - shown.length} more`);
  return shown.length > 0 ? md`, ${commas(shown)}` : own('');
}
