// What is known of a running host, as a document among the others: a text to show, and facts.
import { addressBits, type Address, contains, parseAddress, type Subnet, subnetOf, subnetText } from '../address';
import type { Place } from '../text';
import type { DeviceFact, ReferenceFact, SubnetFact } from './facts';
import { noFacts } from './file-facts';
import type { HostDevice, HostKnowledge, HostRoute } from './inventory';
import { hostOf } from './host';
import { hostUri } from './live';
import { Lines } from './lines';
import type { FileFacts } from './workspace-facts';

/** What is known of a host as a document that shows it, one line each, and the facts in it. */
export function hostDocument(known: HostKnowledge): FileFacts & { readonly text: string } {
  const { connection, libvirt, ofNetworks, devices: all, routes, dnsmasq, firewalld, folders } = known;
  const uri = hostUri(connection);
  const lines = new Lines(uri);
  const own = new Set(ofNetworks);
  const named =
    all && new Map(all.flatMap((it) => [it.name, ...(it.altnames ?? [])].map((name) => [name, it] as const)));
  const tables = new Map(routes?.map((it) => [`${it.destination} ${it.device}`, tableOf(it)]));
  const devices: DeviceFact[] = [];
  const subnets: SubnetFact[] = [];
  const references: ReferenceFact[] = [];
  const connected = new Set<string>();
  lines.add(`{\n  "connection": ${JSON.stringify(connection)}`);
  if (libvirt !== undefined) lines.add(`,\n  "libvirt": ${JSON.stringify(libvirt)}`);
  for (const [name, it] of Object.entries({ dnsmasq, firewalld, folders }))
    if (it) lines.add(`,\n  ${JSON.stringify(name)}: ${JSON.stringify(it)}`);
  lines.add(`,\n  "bridgesOfNetworks": ${JSON.stringify(ofNetworks)}`);
  lines.list('interfaces', all, (it, at) => {
    if (own.has(it.name) || isOfGuest(it, own)) return;
    devices.push(deviceFact(it, at));
    if (it.controller !== undefined && it.kind !== 'bridge')
      references.push({ relation: relationTo(named!.get(it.controller)), name: it.controller, from: it.name, at });
    for (const written of it.addresses) {
      const found = subnetFact(written, it.name, at);
      if (!found || connected.has(keyOf(found))) continue;
      connected.add(keyOf(found));
      const table = tables.get(keyOf(found));
      subnets.push(table === undefined ? found : { ...found, table });
    }
  });
  lines.list('routes', routes, (it, at) => {
    const { device, destination, gateway } = it;
    // What a network reaches without a gateway is its own subnet.
    if (own.has(device) && gateway === undefined) return;
    const found = subnetFact(destination, device, at);
    if (!found || connected.has(keyOf(found))) return;
    subnets.push({ ...found, table: tableOf(it), ...(gateway === undefined ? {} : { gateway }) });
  });
  lines.add('\n}\n');
  const at = { uri, span: { start: 0, end: lines.text.length } };
  const facts = { ...noFacts, devices, subnets, references, inventory: { ...known, at, named } };
  return { uri, host: hostOf(uri), text: lines.text, facts };
}

const tableOf = ({ table }: HostRoute): 'main' | 'other' => (table === undefined ? 'main' : 'other');

const relationTo = (it: HostDevice | undefined): ReferenceFact['relation'] =>
  it?.kind === 'bond' || it?.kind === 'team' ? `controller-${it.kind}` : 'controller-bridge';

/** The tap of a guest, and what libvirt before 5.0 put into each of its bridges. */
const isOfGuest = ({ name, controller }: HostDevice, own: ReadonlySet<string>): boolean =>
  (controller !== undefined && own.has(controller)) || own.has(name.replace(/-nic$/, ''));

const deviceFact = ({ name, kind, isUp, mac }: HostDevice, at: Place): DeviceFact => ({
  name,
  kind,
  by: 'host',
  of: name,
  onboot: isUp,
  nmControlled: true,
  live: true,
  hwaddr: mac,
  macaddr: undefined,
  uuid: undefined,
  at,
});

const keyOf = ({ subnet, of }: SubnetFact): string => `${subnetText(subnet)} ${of}`;

/** Nothing for the default route, also in halves as a VPN makes it, and for addresses that every host has. */
function subnetFact(written: string, device: string, at: Place): SubnetFact | undefined {
  const { address, prefix } = blockOf(written) ?? {};
  if (!address || prefix === undefined || prefix < widest[address.family] || device === 'lo' || isEverywhere(address))
    return undefined;
  return {
    subnet: subnetOf(address, prefix),
    address,
    of: device,
    by: 'host',
    owner: `host ${device}`,
    index: 0,
    port: false,
    at,
    maskAt: undefined,
  };
}

/** The widest blocks of private addresses: 10.0.0.0/8, fc00::/7. */
const widest = { 4: 8, 6: 7 } as const;

/** `192.168.1.0/24`; an address alone is that of one host. */
function blockOf(written: string): { address: Address; prefix: number } | undefined {
  const [text = '', length] = written.split('/');
  const address = parseAddress(text);
  if (!address) return undefined;
  const whole = addressBits(address.family);
  const prefix = length === undefined ? whole : Number(length);
  return Number.isInteger(prefix) && prefix >= 0 && prefix <= whole ? { address, prefix } : undefined;
}

const isEverywhere = (address: Address): boolean =>
  everywhere.some((it) => it.first.family === address.family && contains(it, address));

/** Loopback, link-local and multicast. */
const everywhere: readonly Subnet[] = ['127.0.0.0/8', '169.254.0.0/16', '224.0.0.0/4', 'fe80::/10', 'ff00::/8'].map(
  (it) => {
    const { address, prefix } = blockOf(it)!;
    return subnetOf(address, prefix);
  },
);
