// Changes of a network card that nothing is wrong with: an address of its network that it keeps, and another network.
import { addressText, parseAddress, subnetOf } from '../../address';
import { freeNames } from '../../fixes/dhcp-hosts';
import { managedModes, type RangeFact } from '../../model/facts';
import type { File } from '../../model/file';
import { cardsOf, typeOf } from '../../model/guest/cards';
import { pluggedInto } from '../../model/guest/networks';
import { prefixOf } from '../../model/network/facts';
import { networkOf } from '../../model/networks';
import type { WorkspaceFacts } from '../../model/workspace-facts';
import type { Element } from '../../syntax/tree';
import { escape, insertChild, removeAttribute, removeElement, setAttribute } from '../../syntax/xml/write';
import { type Edit, type Span, touches } from '../../text';
import { quoteOf } from '../completion/context';
import { macFor, nextAddress } from '../free';
import type { Refactoring } from './network';

/** What may be rewritten of the card that a selection starts in; `files`: all that may be changed with it. */
export function guestRefactorings(
  file: File,
  files: readonly File[],
  workspace: WorkspaceFacts,
  span: Span,
): Refactoring[] {
  const card = cardsOf(file).find((it) => touches(it.span, span.start));
  if (!card?.closed || card.tree.template) return [];
  return [...reservations(card, file, files, workspace), ...moves(card, workspace)];
}

/** The `<host>` in the file of the network, and the MAC address by which it knows the card. */
function reservations(card: Element, file: File, files: readonly File[], workspace: WorkspaceFacts): Refactoring[] {
  const name = pluggedInto(card, workspace)?.name.value;
  const into = files.find((it) => it.kind === 'network' && name !== undefined && networkOf(it)?.name === name);
  const mode = into && networkOf(into)?.mode;
  if (!into || into.tree.template || mode === undefined || !managedModes.has(mode)) return [];
  const mac = card.child('mac')?.attribute('address');
  const isReserved = into.facts.reservations.some((it) => it.mac?.toLowerCase() === mac?.value.toLowerCase());
  const ip = servingIp(into);
  if (!ip || (mac && isReserved) || mac?.value === '') return [];
  const dhcp = ip.child('dhcp');
  const own = parseAddress(ip.value('address')!)!;
  const address = nextAddress(into.tree, subnetOf(own, prefixOf(ip, own)!), rangesOf(dhcp));
  if (!address) return [];
  const said = mac?.value ?? macFor(address, { file: into, workspace });
  const quote = quoteOf(into.tree);
  const guest = file.facts.guest?.name ?? '';
  const label = /^[a-z\d](?:[a-z\d-]*[a-z\d])?$/i.test(guest) ? freeNames(into)(guest) : undefined;
  const words = [['mac', said], ...(label === undefined ? [] : [['name', label]]), ['ip', addressText(address)]];
  const host = `<host ${words.map(([key, value]) => `${key!}=${quote}${escape(value!, quote)}${quote}`).join(' ')}/>`;
  return [
    {
      title: `Reserve ${addressText(address)} of network ${name!} for this card`,
      changes: [
        { uri: into.uri, edits: dhcp ? insertChild(dhcp, host) : insertChild(ip, `<dhcp>\n  ${host}\n</dhcp>`) },
        ...(mac ? [] : [{ edits: macInto(card, said) }]),
      ],
    },
  ];
}

/** The IPv4 address of a network that serves its guests, or may. */
function servingIp({ tree }: File): Element | undefined {
  const all = tree.at('ip').filter((it) => {
    const address = parseAddress(it.value('address') ?? '');
    return address?.family === 4 && prefixOf(it, address) !== undefined && !it.unfinished;
  });
  return all.find((it) => it.child('dhcp')) ?? all[0];
}

const rangesOf = (dhcp: Element | undefined): RangeFact[] =>
  (dhcp?.childrenNamed('range') ?? []).flatMap((it) => {
    const [first, last] = [parseAddress(it.value('start') ?? ''), parseAddress(it.value('end') ?? '')];
    const at = { uri: '', span: it.span };
    return first && last ? [{ first, last, subnet: undefined, startAt: at, endAt: at, at }] : [];
  });

function macInto(card: Element, address: string): Edit[] {
  const mac = card.child('mac');
  if (mac) return setAttribute(mac, 'address', address);
  const quote = quoteOf(card.tree);
  return insertChild(card, `<mac address=${quote}${address}${quote}/>`, { before: card.children[0] });
}

/** Nobody looks through more of them in a menu. */
const mostNetworks = 8;

/** Other networks that the card may be plugged into. */
function moves(card: Element, workspace: WorkspaceFacts): Refactoring[] {
  const type = typeOf(card);
  const source = card.child('source');
  if (!source || !['network', 'bridge', 'direct'].includes(type)) return [];
  const now = type === 'network' ? source.value('network') : undefined;
  const names = [...new Set(workspace.networks.map((it) => it.name))].filter((it) => it !== '' && it !== now).sort();
  return names.slice(0, mostNetworks).map((name) => ({
    title: `Move this card to network ${name}`,
    changes: [{ edits: plugInto(card, source, name, workspace) }],
  }));
}

function plugInto(card: Element, source: Element, name: string, workspace: WorkspaceFacts): Edit[] {
  const quote = quoteOf(card.tree);
  if (typeOf(card) !== 'network')
    return [
      ...setAttribute(card, 'type', 'network'),
      { span: source.span, text: `<source network=${quote}${escape(name, quote)}${quote}/>` },
      // What is said of the ports of the former bridge or interface.
      ...(card.child('virtualport') ? removeElement(card.child('virtualport')!) : []),
    ];
  const portgroup = source.attribute('portgroup');
  const isThere = workspace.networks.some(
    (it) => it.name === name && it.ports.portgroups.some((one) => one.value === portgroup?.value),
  );
  return [...setAttribute(source, 'network', name), ...(portgroup && !isThere ? removeAttribute(portgroup) : [])];
}
