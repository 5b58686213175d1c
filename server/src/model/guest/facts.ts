// What a guest's document means: tree → facts.
import { isUnknown } from '../../syntax/template/template';
import type { Attribute, Element } from '../../syntax/tree';
import type { Place, Span } from '../../text';
import type { GuestFact, GuestInterfaceFact, ReferenceFact, WordFact } from '../facts';
import { type Facts, noFacts } from '../file-facts';
import type { File } from '../file';
import { normalUuid } from '../network/facts';
import { cardsOf, typeOf } from './cards';
import { disksOf } from './disks';

/** The facts of a domain, or of an `<interface>` by itself. */
export function factsOfGuest(file: File): Facts {
  const { uri, tree } = file;
  const { root } = tree;
  if (!root) return noFacts;
  const at = (span: Span): Place => ({ uri, span });
  const nameElement = root.name === 'domain' ? root.child('name') : undefined;
  const text = nameElement?.content.trim() ?? '';
  const name = isUnknown(text) ? '' : text;
  const interfaces = cardsOf(file).map((it) => interfaceFact(it, name, at));
  const guest: GuestFact = {
    name,
    uuid: normalUuid(root.child('uuid')?.content ?? ''),
    disks: disksOf(file),
    interfaces,
    at: at(nameElement && name !== '' ? nameElement.contentTextSpan : root.nameSpan),
  };
  const isPartial = tree.template !== undefined;
  return {
    ...noFacts,
    guest,
    references: interfaces.flatMap((it) => [...referencesOf(it)]),
    ...(isPartial ? { isPartial } : {}),
  };
}

function interfaceFact(card: Element, guest: string, at: (span: Span) => Place): GuestInterfaceFact {
  const type = typeOf(card);
  const source = card.child('source');
  const word = (attribute: Attribute | undefined): WordFact | undefined =>
    attribute && attribute.value !== '' && !isUnknown(attribute.value)
      ? { value: attribute.value, at: at(attribute.valueSpan) }
      : undefined;
  const mac = word(card.child('mac')?.attribute('address'));
  const only = (types: string, attribute: string): WordFact | undefined =>
    type === types ? word(source?.attribute(attribute)) : undefined;
  return {
    guest,
    type,
    mac: mac && { ...mac, value: normalMac(mac.value) },
    network: only('network', 'network'),
    portgroup: only('network', 'portgroup'),
    bridge: only('bridge', 'bridge'),
    device: only('direct', 'dev'),
    target: word(card.child('target')?.attribute('dev')),
    filter: word(card.child('filterref')?.attribute('filter')),
    at: at(card.nameSpan),
  };
}

/** Every digit that a MAC address may leave out is written. */
const normalMac = (text: string): string =>
  text
    .toLowerCase()
    .split(':')
    .map((it) => it.padStart(2, '0'))
    .join(':');

function* referencesOf({ guest, bridge, device }: GuestInterfaceFact): Generator<ReferenceFact> {
  if (bridge) yield { relation: 'guest-bridge', name: bridge.value, from: guest, at: bridge.at };
  if (device) yield { relation: 'guest-device', name: device.value, from: guest, at: device.at };
}
