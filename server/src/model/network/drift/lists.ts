// What stands several times in a definition: by what one item is known again, and whether their order means anything.
import { type DefinitionPart, textName } from './part';

export interface ListRow {
  /** Values that make an item the same one as another, the surest first; all of a line must agree. */
  readonly by: readonly (readonly string[])[];
  /** What an item is called in a path: the first of these that it has. */
  readonly label: readonly string[];
  /** Whether libvirt or dnsmasq does something else when they stand in another order. */
  readonly ordered?: true;
}

/** By path below the root. */
const rows: Readonly<Record<string, ListRow>> = {
  // The order is that of the indices of net-update.
  ip: { by: [['address'], ['family']], label: ['address'], ordered: true },
  route: { by: [['address', 'prefix'], ['address'], ['gateway']], label: ['address'] },
  portgroup: { by: [['name']], label: ['name'] },
  // The first one is the device that nat and route go out through.
  'forward/interface': { by: [['dev']], label: ['dev'], ordered: true },
  'forward/address': { by: [['domain', 'bus', 'slot', 'function']], label: ['bus'] },
  'ip/dhcp/range': { by: [['start', 'end'], ['start'], ['end']], label: ['start'] },
  'ip/dhcp/host': { by: [['mac'], ['id'], ['ip'], ['name']], label: ['name', 'mac', 'ip', 'id'] },
  // Of two libvirt 9.0 takes the last and 11.3 the first, so that neither can be told to count.
  'ip/dhcp/range/lease': { by: [], label: [] },
  'ip/dhcp/host/lease': { by: [], label: [] },
  // libvirt starts dnsmasq with strict-order.
  'dns/forwarder': { by: [['addr', 'domain'], ['addr'], ['domain']], label: ['addr', 'domain'], ordered: true },
  'dns/txt': { by: [['name', 'value'], ['name']], label: ['name'] },
  'dns/srv': {
    by: [
      ['service', 'protocol', 'domain', 'target'],
      ['service', 'protocol', 'domain'],
      ['service', 'protocol'],
    ],
    label: ['service'],
  },
  'dns/host': { by: [['ip']], label: ['ip'] },
  // The first name is the one that the address is told to have.
  'dns/host/hostname': { by: [[textName]], label: [textName], ordered: true },
  'vlan/tag': { by: [['id']], label: ['id'] },
  'portgroup/vlan/tag': { by: [['id']], label: ['id'] },
  // Lines of one configuration file.
  'dnsmasq:options/dnsmasq:option': { by: [['value']], label: ['value'], ordered: true },
};

/** What is known of the items of a list; `undefined` of elements that stand once. */
export const listRow = (path: string): ListRow | undefined => (Object.hasOwn(rows, path) ? rows[path] : undefined);

const longestLabel = 60;

/** What an item is called behind the name of its element, as it is written. */
export function itemLabel(item: DefinitionPart): string | undefined {
  for (const name of listRow(item.path)?.label ?? []) {
    const value = item.values.get(name);
    if (value) return value.text.trim().slice(0, longestLabel);
  }
  return undefined;
}
