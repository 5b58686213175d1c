// What is known of a running host, as a document among the others: a text to show, and facts.
import { type Address, contains, parseAddress, type Subnet, subnetOf, subnetText } from '../address';
import type { Place } from '../text';
import type { DeviceFact, ReferenceFact, SubnetFact } from './facts';
import { noFacts } from './file-facts';
import type { HostDevice, HostKnowledge } from './inventory';
import { hostOf } from './host';
import { hostUri } from './live';
import type { FileFacts } from './workspace-facts';

/** What is known of the host of a connection as a document that shows it, one line each, and the facts in it. */
export function hostDocument(connection: string, known: HostKnowledge): FileFacts & { readonly text: string } {
  const uri = hostUri(connection);
  const lines = new Lines(uri);
  const own = new Set(known.ofNetworks);
  const devices: DeviceFact[] = [];
  const subnets: SubnetFact[] = [];
  const references: ReferenceFact[] = [];
  const connected = new Set<string>();
  lines.add('{\n  "interfaces": [');
  known.devices.forEach((it, i) => {
    const at = lines.add(`\n    ${JSON.stringify(it)}${i + 1 < known.devices.length ? ',' : ''}`);
    if (own.has(it.name) || isOfGuest(it, own)) return;
    devices.push(deviceFact(it, at));
    if (it.controller !== undefined && it.kind !== 'bridge')
      references.push({ relation: 'controller-bridge', name: it.controller, from: it.name, at });
    for (const written of it.addresses) {
      const found = subnetFact(written, it.name, at);
      if (found && !connected.has(keyOf(found))) subnets.push(found);
      if (found) connected.add(keyOf(found));
    }
  });
  lines.add('\n  ]');
  if (known.routes) {
    lines.add(',\n  "routes": [');
    known.routes.forEach((it, i) => {
      const at = lines.add(`\n    ${JSON.stringify(it)}${i + 1 < known.routes!.length ? ',' : ''}`);
      if (own.has(it.device)) return;
      const found = subnetFact(it.destination, it.device, at, it.gateway);
      if (found && !connected.has(keyOf(found))) subnets.push(found);
    });
    lines.add('\n  ]');
  }
  lines.add('\n}\n');
  const facts = { ...noFacts, devices, subnets, references, inventory: known };
  return { uri, host: hostOf(uri), text: lines.text, facts };
}

class Lines {
  text = '';
  constructor(readonly uri: string) {}

  /** Adds a line; gives the place of its words. */
  add(words: string): Place {
    const start = this.text.length + (/\S/.exec(words)?.index ?? 0);
    this.text += words;
    return { uri: this.uri, span: { start, end: this.text.length - (words.endsWith(',') ? 1 : 0) } };
  }
}

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

/** Nothing for the default route and for addresses that every host has. */
function subnetFact(written: string, device: string, at: Place, gateway?: string): SubnetFact | undefined {
  const { address, prefix } = blockOf(written) ?? {};
  if (!address || !prefix || device === 'lo' || isEverywhere(address)) return undefined;
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
    ...(gateway === undefined ? {} : { gateway }),
  };
}

/** `192.168.1.0/24`; an address alone is that of one host. */
function blockOf(written: string): { address: Address; prefix: number } | undefined {
  const [text = '', length] = written.split('/');
  const address = parseAddress(text);
  if (!address) return undefined;
  const whole = address.family === 4 ? 32 : 128;
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
