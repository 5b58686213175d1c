// The sections of VLANs, teams and InfiniBand. Source: make_vlan_setting, make_team_setting and make_infiniband_setting in
// nms-ifcfg-rh-reader.c; flags of enum NMVlanFlags.
import { isParent } from '../model/ifcfg/vlan';
import { isTrue, integerOf } from '../syntax/ifcfg/scalar';
import { hardwareLength, interfaceNameComplaint, json } from '../schema/values-ifcfg';
import { type ProfileBuilder, unsigned, splitWords } from './profile-builder';

const bits = { reorder: 1, gvrp: 2, loose: 4, mvrp: 8 };

export function makeVlan(making: ProfileBuilder): void {
  const { source } = making;
  makeVlanId(making);
  makeParent(making);
  const words = splitWords(source.value('VLAN_FLAGS'), /[ ,]+/);
  const gvrp = making.boolean('GVRP', 'vlan.flags');
  let flags = bits.reorder;
  if (gvrp || (gvrp === undefined && words.includes('GVRP'))) flags |= bits.gvrp;
  if (words.includes('LOOSE_BINDING')) flags |= bits.loose;
  if (words.includes('NO_REORDER_HDR')) flags &= ~bits.reorder;
  if (making.boolean('MVRP', 'vlan.flags')) flags |= bits.mvrp;
  making.put('vlan.flags', String(flags));
  const unknown = words.filter((it) => !['GVRP', 'LOOSE_BINDING', 'NO_REORDER_HDR'].includes(it));
  if (unknown.length > 0) source.change('VLAN_FLAGS', `left out: ${unknown.join(' ')}`, 'vlan.flags');
  else source.keep('VLAN_FLAGS', 'vlan.flags');
  const reorder = source.value('REORDER_HDR');
  if (reorder !== undefined && isTrue(reorder, true) !== ((flags & bits.reorder) !== 0))
    source.drop('REORDER_HDR', 'NetworkManager obeys VLAN_FLAGS=NO_REORDER_HDR instead');
  else source.keep('REORDER_HDR', 'vlan.flags');
  const protocol = source.value('VLAN_PROTOCOL');
  if (protocol !== undefined && protocol !== '802.1Q' && protocol !== '802.1ad')
    making.refuse('VLAN_PROTOCOL', `${protocol} is not 802.1Q or 802.1ad`);
  else making.text('VLAN_PROTOCOL', 'vlan.protocol');
  makeMap(making, 'VLAN_INGRESS_PRIORITY_MAP', 'vlan.ingress-priority-map', 7, unsigned);
  makeMap(making, 'VLAN_EGRESS_PRIORITY_MAP', 'vlan.egress-priority-map', unsigned, 7);
}

function makeVlanId(making: ProfileBuilder): void {
  const { source } = making;
  const device = source.value('DEVICE') ?? '';
  const dot = device.indexOf('.');
  const written = source.value('VLAN_ID');
  const named = dot >= 0 ? device.slice(dot + 1) : device.startsWith('vlan') ? device.slice(4) : '';
  const id = integerOf(written ?? named);
  if (id === undefined || id < 0 || id > 4094) {
    making.refuse(written === undefined ? 'DEVICE' : 'VLAN_ID', 'no VLAN id from 0 to 4094');
    return;
  }
  if (id !== 0) making.put('vlan.id', String(id));
  source.keep('VLAN_ID', 'vlan.id');
}

function makeParent(making: ProfileBuilder): void {
  const { source } = making;
  const device = source.value('DEVICE') ?? '';
  const dot = device.indexOf('.');
  const named = dot > 0 && !device.startsWith('vlan') ? device.slice(0, dot) : undefined;
  const parent = source.value('PHYSDEV') ?? named;
  if (parent === undefined) {
    making.refuse('PHYSDEV', 'missing, and DEVICE does not name the device below');
    return;
  }
  if (!isParent(parent)) return making.refuse('PHYSDEV', `${parent} is neither the name of an interface nor a uuid`);
  making.put('vlan.parent', parent);
  source.keep('PHYSDEV', 'vlan.parent');
}

function makeMap(making: ProfileBuilder, key: string, path: string, mostFrom: number, mostTo: number): void {
  const isRight = (item: string): boolean => {
    const match = /^(\d{1,10}):(\d{1,10})$/.exec(item);
    return match !== null && Number(match[1]) <= mostFrom && Number(match[2]) <= mostTo;
  };
  making.list(key, path, splitWords(making.source.value(key), /,/), isRight);
}

export function makeTeam(making: ProfileBuilder): void {
  makeJson(making, 'TEAM_CONFIG', 'team.config');
}

/** A configuration of a team or of a port of one. */
export function makeJson(making: ProfileBuilder, key: string, path: string): void {
  const value = making.source.value(key);
  if (value !== undefined && json.complaint!(value)) making.refuse(key, 'not a JSON object');
  else making.text(key, path);
}

export function makeInfiniband(making: ProfileBuilder): void {
  const { source } = making;
  making.integer('MTU', 'infiniband.mtu', 0, 65535, 0, 0);
  const address = source.value('HWADDR');
  if (address !== undefined && hardwareLength(address) !== 20)
    making.refuse('HWADDR', `${address} is not an InfiniBand address`);
  else making.text('HWADDR', 'infiniband.mac-address');
  const connected = making.boolean('CONNECTED_MODE', 'infiniband.transport-mode');
  making.put('infiniband.transport-mode', connected ? 'connected' : 'datagram');
  if (!making.boolean('PKEY', 'infiniband.p-key')) return;
  const written = integerOf(source.value('PKEY_ID') ?? '', 0);
  const parent = source.value('PHYSDEV');
  if (written === undefined || written < 0 || written > 0xffff || (written & 0x7fff) === 0 || parent === undefined) {
    making.refuse('PKEY', 'needs PKEY_ID from 1 to 0xffff, without 0x8000, and PHYSDEV');
    return;
  }
  const complaint = interfaceNameComplaint(parent);
  if (complaint) return making.refuse('PHYSDEV', complaint.message);
  const key = making.version >= 1_044_000 ? written | 0x8000 : written;
  making.put('infiniband.p-key', String(key));
  source.keep('PKEY_ID', 'infiniband.p-key');
  making.put('infiniband.parent', parent);
  source.keep('PHYSDEV', 'infiniband.parent');
}
