// [bridge] and the options of BRIDGING_OPTS. Source: make_bridge_setting and handle_bridge_option in nms-ifcfg-rh-reader.c.
import { bridgeOptions, stpOptions } from '../schema/bridge-options';
import type { AttributeRow } from '../schema/types';
import { hardwareLength } from '../schema/values-ifcfg';
import type { ProfileBuilder } from './profile-builder';

export function makeBridge(making: ProfileBuilder): void {
  const { source } = making;
  const address = source.value('BRIDGE_MACADDR');
  if (address !== undefined && hardwareLength(address) !== 6)
    making.refuse('BRIDGE_MACADDR', `${address} is not a hardware address`);
  else making.text('BRIDGE_MACADDR', 'bridge.mac-address');
  const stp = stpOf(making);
  if (!stp) making.put('bridge.stp', 'false');
  const delay = source.value('DELAY');
  if (delay !== undefined && !stp) source.drop('DELAY', 'does nothing without STP');
  else making.integer('DELAY', 'bridge.forward-delay', 0, 30, 15);
  makeBridgeOptions(making, bridgeOptions, stp);
  vlansOf(making, 'BRIDGE_VLANS', 'bridge.vlans');
}

function stpOf({ source }: ProfileBuilder): boolean {
  const value = source.value('STP');
  if (value === undefined) return false;
  const lower = value.toLowerCase();
  if (['on', 'yes', 'off', 'no'].includes(lower)) source.keep('STP', 'bridge.stp');
  else source.change('STP', `${value} is not on or off: STP stays off`, 'bridge.stp');
  return lower === 'on' || lower === 'yes';
}

/** Options of BRIDGING_OPTS, of a bridge or of a port of one; those that NetworkManager drops are told. */
export function makeBridgeOptions(
  making: ProfileBuilder,
  rows: Readonly<Record<string, AttributeRow>>,
  stp = true,
): void {
  const value = making.source.value('BRIDGING_OPTS');
  if (value === undefined) return;
  const lost: string[] = [];
  const paths = new Set<string>();
  for (const word of value.split(' ').filter((it) => it !== '')) {
    const equals = word.indexOf('=');
    const name = word.slice(0, Math.max(equals, 0));
    const text = word.slice(equals + 1);
    const row = Object.hasOwn(rows, name) ? rows[name]! : undefined;
    if (!row || equals <= 0 || text === '') {
      lost.push(`${word} is not an option here`);
      continue;
    }
    if (!stp && stpOptions.has(name)) {
      lost.push(`${name} does nothing without STP`);
      continue;
    }
    const complaint = row.value.complaint?.(text);
    if (complaint) {
      lost.push(complaint.message);
      if (row.wrong === 'refuse' || complaint.code === 'bridge-group-fwd-mask')
        making.refusals.push(`BRIDGING_OPTS: ${complaint.message}`);
      continue;
    }
    const result = row.value.code === 'bridge-option-boolean' || name === 'hairpin_mode' ? onOff(text) : text;
    const standard =
      row.value.code === 'bridge-option-boolean'
        ? onOff(row.default!)
        : name === 'hairpin_mode'
          ? 'false'
          : row.default;
    if (result !== standard) making.put(row.keyfile!, result);
    paths.add(row.keyfile!);
  }
  if (lost.length === 0) making.source.keep('BRIDGING_OPTS', ...paths);
  else if (paths.size === 0) making.source.drop('BRIDGING_OPTS', lost.join('; '));
  else making.source.change('BRIDGING_OPTS', lost.join('; '), ...paths);
}

const onOff = (text: string): string => String(/^(?:1|on|yes)$/i.test(text));

/** A comma list of VLANs, each an ID or a range with `pvid` or `untagged` behind it. */
export function vlansOf(making: ProfileBuilder, key: string, path: string): void {
  const items = (making.source.value(key) ?? '').split(',').map((it) => it.trim().replace(/\s+/g, ' '));
  if (making.source.value(key) === undefined) return;
  const right = items.filter(isVlan);
  if (right.length === 0) {
    making.source.drop(key, 'no VLAN from 1 to 4094 in it');
    return;
  }
  making.put(path, right.join(','));
  if (right.length === items.length) making.source.keep(key, path);
  else making.source.change(key, `left out: ${items.filter((it) => !isVlan(it)).join(', ')}`, path);
}

function isVlan(text: string): boolean {
  const match = /^(\d{1,4})(?:-(\d{1,4}))?((?: (?:pvid|untagged))*)$/.exec(text);
  if (!match) return false;
  const from = Number(match[1]);
  const to = Number(match[2] ?? match[1]);
  return 1 <= from && from <= to && to <= 4094 && !(match[2] !== undefined && match[3]!.includes('pvid'));
}
