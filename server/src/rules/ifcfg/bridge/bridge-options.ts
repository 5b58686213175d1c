// The words of BRIDGING_OPTS one by one, on a bridge and on a port of one.
import { leaveOut } from '../../../fixes/bridge-options';
import { fix, type Fix, replace } from '../../../fixes/fix';
import { putKey } from '../../../fixes/ifcfg';
import { integerOf } from '../../../syntax/ifcfg/scalar';
import { bridgeAliases, bridgeOptions, portOptions } from '../../../schema/bridge-options';
import { nearest } from '../../../schema/nearest';
import type { AttributeRow } from '../../../schema/types';
import { type Option, wordOf } from '../../../syntax/ifcfg/options';
import { setAssignment } from '../../../syntax/ifcfg/write';
import { type Finding, rule } from '../../rule';
import { ofItem } from '../../../fixes/long-values';
import { lastAssignment } from '../../../model/ifcfg/profile';
import { hasStrayBlank, strayBlank } from '../../../syntax/ifcfg/stray-blank';
import { type Bridge, bridgeOf } from '../../../model/ifcfg/bridge';

export const bridgeOptionsRule = rule({
  name: 'bridge-options',
  of: ['ifcfg'],
  severity: 'warning',
  summary: 'A word of BRIDGING_OPTS that is not taken.',
  source: 'NetworkManager 1.42.4, nms-ifcfg-rh-reader.c: handle_bridge_option; Linux 6.1, net/bridge/br_sysfs_br.c',
  codes: {
    'bridging-opts-separator': 'Options joined by something else than single spaces.',
    'bridge-option-unknown': 'An option that bridges do not have.',
    'bridge-option-boolean': 'A switch that is neither 0 nor 1.',
    'bridge-option-value': 'A value outside what the option takes.',
    'bridge-group-fwd-mask': 'A mask with bits that the kernel keeps for itself.',
    'bridge-multicast-router': 'A value of multicast_router that the reader refuses.',
    'bridge-hash-max': 'A table size that is no power of two.',
    'bridge-group-address': 'An address outside the group addresses of bridges.',
    'bridge-vlan-protocol': 'A kind of VLAN tag that does not exist.',
    'bridge-port-option': 'An option that ports of bridges do not have or take.',
    'hairpin-value': 'A value of hairpin_mode that the reader drops.',
  },

  *check(file, _workspace, target) {
    const bridge = bridgeOf(file, target);
    if (!bridge?.attribute) return;
    const separator = separatorFinding(bridge);
    if (separator) {
      yield separator;
      return;
    }
    for (const it of bridge.options) {
      if (it.name === '' || it.isDuplicate) continue;
      const finding = bridge.networkManager ? judge(bridge, it) : legacyName(bridge, it);
      if (finding) yield finding;
    }
  },
});

function judge(bridge: Bridge, it: Option): Finding | undefined {
  const table = bridge.isPort ? portOptions : bridgeOptions;
  const row = Object.hasOwn(table, it.name) ? table[it.name] : undefined;
  if (!row) return unknown(bridge, it, table);
  if (it.isAlone || it.value === '')
    return {
      code: bridge.isPort ? 'bridge-port-option' : 'bridge-option-value',
      span: it.span,
      message: `${wordOf(it)} has no value, expected ${it.name}=${row.default ?? '…'} or the like; it is left out`,
      fixes: removal(bridge, it),
    };
  // Judged with the spanning tree, which they belong to.
  if (!bridge.isPort && (it.name === 'hello_time' || it.name === 'max_age')) return undefined;
  if (!bridge.isPort && it.name === 'priority' && !bridge.stp) return undefined;
  if (bridge.isPort && it.name === 'path_cost' && integerOf(it.value) === 0)
    return {
      code: 'bridge-port-option',
      severity: 'error',
      span: it.valueSpan,
      message: 'path_cost=0 is refused by the kernel, expected 1 to 65535',
      fixes: removal(bridge, it),
    };
  const complaint = row.value.complaint?.(it.value);
  if (!complaint) return undefined;
  const code = complaint.code ?? row.code ?? row.value.code;
  const isRefused = complaint.severity === 'error' || (row.wrong === 'refuse' && code !== 'bridge-option-value');
  const isOff = code === 'hairpin-value' && it.value === '0';
  const effect = isRefused ? 'refuses the file' : `drops it and takes ${row.default ?? 'its default'}`;
  const instead = meant.get(`${it.name}=${it.value.toLowerCase()}`);
  const values = instead === undefined ? (complaint.instead ?? []) : [instead];
  return {
    code,
    severity: isRefused ? 'error' : isOff ? 'information' : 'warning',
    span: it.valueSpan,
    message: `${it.name}: ${complaint.message}; NetworkManager ${effect}`,
    fixes: [
      ...values.map((value) => replace(`Change to ${value}`, it.valueSpan, value, values.length === 1)),
      ...removal(bridge, it),
    ],
  };
}

/** What the other reader's values, or other letters, are here. */
const meant: ReadonlyMap<string, string> = new Map([
  ['multicast_router=0', 'disabled'],
  ['multicast_router=1', 'auto'],
  ['multicast_router=2', 'enabled'],
  ['multicast_router=off', 'disabled'],
  ['multicast_router=on', 'enabled'],
  ['vlan_protocol=0x8100', '802.1Q'],
  ['vlan_protocol=0x88a8', '802.1ad'],
  ['hairpin_mode=0', 'off'],
  ['hairpin_mode=true', 'on'],
  ['hairpin_mode=false', 'off'],
]);

function unknown(bridge: Bridge, it: Option, table: Readonly<Record<string, AttributeRow>>): Finding {
  if (bridge.isPort) {
    const isBridges = Object.hasOwn(bridgeOptions, it.name);
    const near = isBridges ? undefined : nearest(it.name, Object.keys(table))[0];
    return {
      code: 'bridge-port-option',
      span: it.nameSpan,
      message: isBridges
        ? `${it.name} is an option of the bridge, not of its ports, expected in the file of the bridge; it is left out`
        : `${it.name} is not an option of ports of bridges, expected ${near ?? Object.keys(table).join(', ')}; it is left out`,
      fixes: [...(near ? [replace(`Change to ${near}`, it.nameSpan, near, true)] : []), ...removal(bridge, it)],
    };
  }
  const alias = bridgeAliases.get(it.name);
  const name = alias ?? nearest(it.name, Object.keys(table))[0];
  const isKey = name === 'DELAY' || name === 'STP';
  return {
    code: 'bridge-option-unknown',
    span: it.nameSpan,
    message: `${it.name} is not an option of bridges${name ? `, ${alias ? 'expected' : 'did you mean'} ${name}${isKey ? ' in a line of its own' : ''}${alias ? '' : '?'}` : ''}; it is left out`,
    fixes: [
      ...(isKey ? toKey(bridge, it, name) : name ? [replace(`Change to ${name}`, it.nameSpan, name, true)] : []),
      ...removal(bridge, it),
    ],
  };
}

/** `stp=on` and `forward_delay=4` have keys of their own. */
function toKey(bridge: Bridge, it: Option, key: 'STP' | 'DELAY'): readonly Fix[] {
  if (lastAssignment(bridge.profile, key)) return [];
  const number = integerOf(it.value);
  const value = key === 'STP' ? (/^(?:1|on|yes)$/i.test(it.value) ? 'on' : 'off') : String(number);
  if (key === 'DELAY' && (!bridge.stp || number === undefined || number < 2 || number > 30)) return [];
  return ofItem(bridge.attribute!, () => [
    fix(
      `Write ${key}=${value}`,
      [...leaveOut(bridge, (one) => one === it), ...putKey(bridge.profile, key, value)],
      true,
    ),
  ]);
}

const removal = (bridge: Bridge, it: Option): readonly Fix[] =>
  ofItem(bridge.attribute!, () => [
    fix(
      `Remove ${wordOf(it)}`,
      leaveOut(bridge, (one) => one === it),
    ),
  ]);

/** The scripts write each word into the file of that name in sysfs. */
function legacyName(bridge: Bridge, it: Option): Finding | undefined {
  if (bridge.isPort) {
    if (it.name !== 'hairpin_mode' || it.value === '0' || it.value === '1') return undefined;
    const value = /^(?:on|yes|true)$/i.test(it.value) ? '1' : '0';
    return {
      code: 'hairpin-value',
      span: it.valueSpan,
      message: `hairpin_mode: ${it.value} is no value of the kernel, expected 0 or 1`,
      fixes: [replace(`Change to ${value}`, it.valueSpan, value, true)],
    };
  }
  const name = legacyNames.get(it.name);
  if (name !== undefined)
    return {
      code: 'bridge-option-unknown',
      span: it.nameSpan,
      message: `${it.name} is the name in NetworkManager, the legacy scripts have ${name}`,
      fixes: [replace(`Change to ${name}`, it.nameSpan, name, true)],
    };
  const number = routerNumbers.get(it.value);
  if (it.name !== 'multicast_router' || number === undefined) return undefined;
  return {
    code: 'bridge-multicast-router',
    severity: 'error',
    span: it.valueSpan,
    message: `multicast_router: ${it.value} is a word of NetworkManager, the legacy scripts take ${number}`,
    fixes: [replace(`Change to ${number}`, it.valueSpan, number, true)],
  };
}

const legacyNames: ReadonlyMap<string, string> = new Map([
  ['group_address', 'group_addr'],
  ['multicast_hash_max', 'hash_max'],
]);

const routerNumbers: ReadonlyMap<string, string> = new Map([
  ['disabled', '0'],
  ['auto', '1'],
  ['enabled', '2'],
]);

/** `a=1,b=1`, `a=1;b=1`, a TAB, `a = 1`: the options become one wrong value, or words without a value. */
function separatorFinding({ attribute, isPort }: Bridge): Finding | undefined {
  if (!attribute) return undefined;
  const { value } = attribute;
  const isKnown = (name: string) =>
    Object.hasOwn(isPort ? portOptions : bridgeOptions, name) || bridgeAliases.has(name);
  const joined = [...value.matchAll(/[,;](\w+)=/g)].some((it) => isKnown(it[1]!));
  const spaced = hasStrayBlank(value);
  const tabbed = value.includes('\t');
  if (!joined && !spaced && !tabbed) return undefined;
  const words = value
    .replaceAll('\t', ' ')
    .replace(strayBlank, '=')
    .replace(/[,;](?=(\w+)=)/g, (separator, _name, at: number, all: string) =>
      isKnown(/^\w+/.exec(all.slice(at + 1))?.[0] ?? '') ? ' ' : separator,
    )
    .split(' ')
    .filter((it) => it !== '');
  const what = joined ? `a ${value.includes(';') ? 'semicolon' : 'comma'}` : tabbed ? 'a TAB' : 'blanks around =';
  return {
    code: 'bridging-opts-separator',
    severity: 'error',
    span: attribute.valueSpan,
    message: `${what} between options, expected single spaces; the options are lost`,
    fixes: [fix('Join the options by single spaces', setAssignment(attribute, words.join(' ')), true)],
  };
}
