// A static host made of a lease: the guest keeps the address that it has.
import { type Address, addressText, contains, parseAddress, type Subnet, subnetOf } from '../../address';
import type { Fix } from '../../fixes/fix';
import type { File } from '../../model/file';
import { guestKeyOf, type LeaseFact, type NetworkLeases } from '../../model/lease-facts';
import { prefixOf } from '../../model/network/facts';
import { networkOf } from '../../model/networks';
import type { Element } from '../../syntax/tree';
import { escape, insertChild } from '../../syntax/xml/write';
import { type Edit, type Span, spansMeet } from '../../text';
import { quoteOf } from '../completion/context';

/** Nobody looks through more of them in a menu. */
const mostOffered = 10;

/** Leases that a selection on a dhcp element, or on one of its ranges, may be about, each to be reserved. */
export function reservationsAt(
  file: File,
  dhcp: Element,
  subnet: Subnet,
  leases: NetworkLeases,
  span: Span,
  into = file,
): Pick<Fix, 'title' | 'changes'>[] {
  const touched = dhcp.childrenNamed('range').find((it) => spansMeet(it.span, span));
  if (!touched && !spansMeet(dhcp.span, span)) return [];
  const [first, last] = [touched?.value('start'), touched?.value('end')].map((it) => parseAddress(it ?? ''));
  const within = first && last ? { first, last } : subnet;
  const target = dhcpOf(into, subnet.first);
  if (!target) return [];
  const isKnown = reservedIn(into);
  return leases.all
    .filter((it) => contains(within, it.address) && !isKnown(it))
    .slice(0, mostOffered)
    .map((it) => ({
      title: `Reserve ${addressText(it.address)} for ${it.hostname ?? it.guest ?? it.mac}`,
      changes: [{ ...(into === file ? {} : { uri: into.uri }), edits: insertChild(target, hostXml(it, into)) }],
    }));
}

/** The edits that reserve leases in a file, and the leases that it has no place for, or has already. */
export function reservationsOf(
  leases: readonly LeaseFact[],
  into: File,
): { edits: Edit[]; reserved: LeaseFact[]; known: LeaseFact[]; unserved: LeaseFact[] } {
  const isKnown = reservedIn(into);
  const [known, others] = [leases.filter(isKnown), leases.filter((it) => !isKnown(it))];
  const served = others.flatMap((lease) => {
    const target = dhcpOf(into, lease.address);
    return target ? [{ lease, target }] : [];
  });
  const reserved = served.map(({ lease }) => lease);
  const edits = [...new Set(served.map((it) => it.target))].flatMap((target) => {
    const hosts = served.filter((it) => it.target === target).map(({ lease }) => hostXml(lease, into));
    return insertChild(target, hosts.join('\n'));
  });
  return { edits, reserved, known, unserved: others.filter((it) => !reserved.includes(it)) };
}

/** The same at a place of a document that shows what runs: into the file that it was made of. */
export function reservationsInto(
  files: readonly File[],
  live: File,
  leases: NetworkLeases,
  span: Span,
): Pick<Fix, 'title' | 'changes'>[] {
  const self = networkOf(live);
  const into = files.find(({ facts: { networks } }) =>
    networks.some((it) => it.uuid !== undefined && it.uuid === self?.uuid),
  );
  const named = files.filter(({ facts: { networks } }) =>
    networks.some((it) => it.uuid === undefined && it.name === self?.name),
  );
  const file = into ?? (named.length === 1 ? named[0] : undefined);
  if (!file) return [];
  return live.tree.at('ip').flatMap((ip) => {
    const [dhcp, subnet] = [ip.child('dhcp'), subnetIn(ip)];
    return dhcp && subnet ? reservationsAt(live, dhcp, subnet, leases, span, file) : [];
  });
}

function subnetIn(ip: Element): Subnet | undefined {
  const address = parseAddress(ip.value('address') ?? '');
  const prefix = address && prefixOf(ip, address);
  return address && prefix !== undefined ? subnetOf(address, prefix) : undefined;
}

/** The dhcp element of a file that serves an address. */
const dhcpOf = ({ tree }: File, address: Address): Element | undefined =>
  tree
    .at('ip')
    .filter((it) => {
      const own = subnetIn(it);
      return own !== undefined && contains(own, address);
    })
    .map((it) => it.child('dhcp'))
    .find((it) => it !== undefined && !it.unfinished);

/** Whether a file has the guest of a lease, or its address, already. There may be ten thousand hosts, and as many leases. */
function reservedIn({ facts: { reservations } }: File): (it: LeaseFact) => boolean {
  const known = new Set<string>();
  for (const { ip, mac, id } of reservations) {
    if (ip) known.add(addressText(ip));
    if (ip?.family === 6 && id !== undefined) known.add(guestKeyOf(id));
    if (ip?.family !== 6 && mac !== undefined) known.add(guestKeyOf(mac));
  }
  return ({ address, mac, id }) =>
    known.has(addressText(address)) || (address.family === 6 ? id === undefined || known.has(id) : known.has(mac));
}

/** As `virsh` prints a host; IPv6 knows a guest by its DUID. */
function hostXml({ address, mac, id, hostname }: LeaseFact, { tree }: File): string {
  const quote = quoteOf(tree);
  const attributes = [
    address.family === 6 ? ['id', id] : ['mac', mac],
    ['name', hostname],
    ['ip', addressText(address)],
  ];
  const written = attributes.flatMap(([name, value]) =>
    name === undefined || value === undefined ? [] : [`${name}=${quote}${escape(value, quote)}${quote}`],
  );
  return `<host ${written.join(' ')}/>`;
}
