// Repairs of wrong values that change more than the value: a prefix that stands in the address, a unit that does not exist.
import { parseAddress, parseIpv4, prefixOfMask } from '../address';
import { freeBridgeName } from '../model/lookup';
import type { WorkspaceFacts } from '../model/workspace-facts';
import type { WrongValue } from '../model/network/survey';
import { wildcardDomain } from '../schema/values';
import type { Element } from '../syntax/tree';
import { removeAttribute, removeElement, setAttribute, setAttributeValue } from '../syntax/xml/write';
import type { Edit } from '../text';
import { addOption } from './dnsmasq-options';
import { fix, type Fix } from './fix';

/** The repairs of one wrong value, the best first. */
export function repairsOf(it: WrongValue, workspace: WorkspaceFacts): Fix[] {
  if (!it.attribute) return forAllBelow(it);
  return [
    ...recordForDnsmasq(it),
    ...prefixOutOfAddress(it),
    ...prefixOutOfNetmask(it),
    ...freeName(it, workspace),
    ...noForward(it),
    ...noTrunk(it),
    ...hoursForDays(it),
  ];
}

/** `*.apps.lab` as a host is for dnsmasq the address of a domain. */
function forAllBelow({ element, code }: WrongValue): Fix[] {
  const domain = code === 'dns-host-name-char' ? wildcardDomain(element.content) : undefined;
  const address = element.parent?.value('ip') ?? '';
  // Without an address of the network there is no dnsmasq.
  if (domain === undefined || !parseAddress(address) || element.tree.at('ip').length === 0) return [];
  const line = `address=/${domain}/${address}`;
  return [fix(`Write ${line} for dnsmasq`, [...withoutName(element), ...addOption(element.tree.root!, line)], true)];
}

/** A record whose name the schema does not take is the same as an option for dnsmasq: libvirt writes that line itself. */
function recordForDnsmasq({ element, code, complaint }: WrongValue): Fix[] {
  if (code !== 'txt-name-char' || !complaint.schemaOnly || element.tree.at('ip').length === 0) return [];
  const line = `txt-record=${element.value('name') ?? ''},${element.value('value') ?? ''}`;
  return [fix(`Write ${line} for dnsmasq`, [...withoutName(element), ...addOption(element.tree.root!, line)])];
}

/** Takes a name out, with what holds nothing else. */
function withoutName(name: Element): Edit[] {
  let gone = name;
  while (gone.parent?.parent && gone.parent.children.length === 1 && isBare(gone.parent)) gone = gone.parent;
  return removeElement(gone);
}

/** An address without a name and dns without anything say nothing. */
const isBare = ({ name, attributes }: Element): boolean => name === 'host' || attributes.length === 0;

/** `10.0.0.1/24` is an address and a prefix. */
function prefixOutOfAddress({ element, attribute, elementRow }: WrongValue): Fix[] {
  const [address, length] = attribute!.value.trim().split('/');
  if (!Object.hasOwn(elementRow.attributes, 'prefix') || attribute!.name !== 'address') return [];
  if (element.attribute('prefix') || element.attribute('netmask') || !length) return [];
  const mask = parseIpv4(length);
  const prefix = mask >= 0 ? prefixOfMask(mask) : /^\d{1,3}$/.test(length) ? Number(length) : undefined;
  const { complaint } = elementRow.attributes.address!.value;
  if (prefix === undefined || prefix > (address!.includes(':') ? 128 : 32) || complaint?.(address!)) return [];
  return [
    fix(
      `Change to ${address!} with prefix="${prefix}"`,
      setBoth(setAttributeValue(attribute!, address!), setAttribute(element, 'prefix', String(prefix))),
      true,
    ),
  ];
}

/** `netmask='24'` means `prefix='24'`. */
function prefixOutOfNetmask({ element, attribute, code }: WrongValue): Fix[] {
  if (code !== 'ip-netmask-number' || element.attribute('prefix')) return [];
  const prefix = attribute!.value.trim().replace('/', '');
  const { nameSpan } = attribute!;
  return [
    fix(
      `Change to prefix="${prefix}"`,
      setBoth([{ span: nameSpan, text: 'prefix' }], setAttributeValue(attribute!, prefix)),
      true,
    ),
  ];
}

/** libvirt puts the first free number in place of %d; without a name it does so with virbr%d. */
function freeName({ attribute, code }: WrongValue, workspace: WorkspaceFacts): Fix[] {
  if (code !== 'bridge-name-template') return [];
  const template = attribute!.value;
  if (template === 'virbr%d') return [fix('Remove name, which means the same', removeAttribute(attribute!), true)];
  const name = freeBridgeName(workspace, template, 0);
  return [fix(`Change to ${name}`, setAttributeValue(attribute!, name), true)];
}

/** An isolated network is one without this element. */
function noForward({ element, attribute, code }: WrongValue): Fix[] {
  const word = attribute!.value.trim().toLowerCase();
  if (!code.startsWith('forward-mode') || (word !== 'none' && word !== 'isolated')) return [];
  const alone = element.children.length === 0 && element.attributes.length === 1;
  return [fix('Remove <forward>', removeElement(element), alone)];
}

/** One tag without trunk is an access port; several are a trunk whatever is written. */
function noTrunk({ attribute, code }: WrongValue): Fix[] {
  return code === 'vlan-trunk-value' ? [fix('Remove trunk', removeAttribute(attribute!), true)] : [];
}

const hours: Readonly<Record<string, number>> = { day: 24, days: 24, d: 24, week: 168, weeks: 168, w: 168 };

/** libvirt knows no days. */
function hoursForDays({ element, attribute, code }: WrongValue): Fix[] {
  const unit = attribute!.value.trim().toLowerCase();
  const factor = code === 'dhcp-lease-unit' && Object.hasOwn(hours, unit) ? hours[unit] : undefined;
  const expiry = element.attribute('expiry');
  if (factor === undefined || !expiry || !/^[1-9]\d{0,6}$/.test(expiry.value)) return [];
  const length = String(Number(expiry.value) * factor);
  return [
    fix(
      `Change to ${length} hours`,
      setBoth(setAttributeValue(expiry, length), setAttributeValue(attribute!, 'hours')),
      true,
    ),
  ];
}

const setBoth = (one: readonly Edit[], other: readonly Edit[]): Edit[] => [...one, ...other];
