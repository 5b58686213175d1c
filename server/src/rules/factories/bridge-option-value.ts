// Values that an option of a bridge, or of a port of one, does not take, judged by the kinds of schema/bridge-options.ts.
import { leaveOutWord } from '../../fixes/bridge-options';
import { replace } from '../../fixes/fix';
import { type BridgeWord, bridgeWordsOf } from '../../model/ifcfg/bridge-words';
import { byNetworkManager } from '../../model/ifcfg/profile';
import type { Target } from '../../model/target';
import { wordOf } from '../../syntax/ifcfg/options';
import { type Finding, type Rule, ruleOfEach } from '../rule';

/** A rule about the values that one code of the table stands for. */
export const bridgeOptionValue = (it: { readonly code: string; readonly summary: string }): Rule =>
  ruleOfEach({
    code: it.code,
    of: ['ifcfg'],
    severity: 'warning',
    summary: it.summary,
    source: 'NetworkManager 1.42.4, nms-ifcfg-rh-reader.c: handle_bridge_option; Linux 6.1, net/bridge/br_sysfs_br.c',
    each: bridgeWordsOf,
    check: (word, _file, _workspace, target) => wrongBridgeValue(word, it.code, target),
  });

/** The finding of one code for a value that NetworkManager does not take. */
export function* wrongBridgeValue(word: BridgeWord, code: string, target: Target): Generator<Finding> {
  const { bridge, option: it, row, isPair } = word;
  if (!row || !isPair || isElsewhere(word) || !byNetworkManager(bridge.profile, target)) return;
  const complaint = row.value.complaint?.(it.value);
  if (!complaint || (complaint.code ?? row.code ?? row.value.code) !== code) return;
  const isRefused = complaint.severity === 'error' || (row.wrong === 'refuse' && code !== 'bridge-option-value');
  const isOff = code === 'hairpin-value' && it.value === '0';
  const effect = isRefused ? 'refuses the file' : `drops it and takes ${row.default ?? 'its default'}`;
  const instead = meant.get(`${it.name}=${it.value.toLowerCase()}`);
  const values = instead === undefined ? (complaint.instead ?? []) : [instead];
  yield {
    severity: isRefused ? 'error' : isOff ? 'information' : 'warning',
    span: it.valueSpan,
    message: `${it.name}: ${complaint.message}; NetworkManager ${effect}`,
    fixes: [
      ...values.map((value) => replace(`Change to ${value}`, it.valueSpan, value, values.length === 1)),
      ...leaveOutWord(word),
    ],
  };
}

/** Judged with the spanning tree, which they belong to. */
const isElsewhere = ({ bridge, option: { name } }: BridgeWord): boolean =>
  !bridge.isPort && (name === 'hello_time' || name === 'max_age' || (name === 'priority' && !bridge.stp));

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

/** The finding for a word without a value. */
export function* missingBridgeValue(word: BridgeWord, target: Target): Generator<Finding> {
  const { bridge, option: it, row, isPair } = word;
  if (!row || isPair || !byNetworkManager(bridge.profile, target)) return;
  yield {
    span: it.span,
    message: `${wordOf(it)} has no value, expected ${it.name}=${row.default ?? '…'} or the like; it is left out`,
    fixes: leaveOutWord(word),
  };
}
