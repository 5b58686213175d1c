// Words of BRIDGING_OPTS that name no option of a bridge, or name it as the other reader does.
import { leaveOut, leaveOutWord } from '../../../fixes/bridge-options';
import { fix, type Fix, replace } from '../../../fixes/fix';
import { putKey } from '../../../fixes/ifcfg';
import { ofItem } from '../../../fixes/long-values';
import { type BridgeWord, bridgeWordsOf } from '../../../model/ifcfg/bridge-words';
import { byNetworkManager, lastAssignment } from '../../../model/ifcfg/profile';
import { bridgeAliases, bridgeOptions } from '../../../schema/bridge-options';
import { nearest } from '../../../schema/nearest';
import { integerOf } from '../../../syntax/ifcfg/scalar';
import { ruleOfEach } from '../../rule';

/** The scripts write each word into the file of that name in sysfs. */
const legacyNames: ReadonlyMap<string, string> = new Map([
  ['group_address', 'group_addr'],
  ['multicast_hash_max', 'hash_max'],
]);

export const bridgeOptionUnknown = ruleOfEach({
  code: 'bridge-option-unknown',
  of: ['ifcfg'],
  severity: 'warning',
  summary: 'BRIDGING_OPTS names an option that bridges do not have.',
  source: 'NetworkManager 1.42.4, nms-ifcfg-rh-reader.c: handle_bridge_option; Linux 6.1, net/bridge/br_sysfs_br.c',
  each: bridgeWordsOf,
  *check(word, _file, _workspace, target) {
    const { bridge, option: it, row } = word;
    if (bridge.isPort) return;
    if (!byNetworkManager(bridge.profile, target)) {
      const name = legacyNames.get(it.name);
      if (name !== undefined)
        yield {
          span: it.nameSpan,
          message: `${it.name} is the name in NetworkManager, the legacy scripts have ${name}`,
          fixes: [replace(`Change to ${name}`, it.nameSpan, name, true)],
        };
      return;
    }
    if (row) return;
    const alias = bridgeAliases.get(it.name);
    const name = alias ?? nearest(it.name, Object.keys(bridgeOptions))[0];
    const isKey = name === 'DELAY' || name === 'STP';
    const line = isKey ? ' in a line of its own' : '';
    const hint = name ? (alias ? `, expected ${name}${line}` : `, did you mean ${name}${line}?`) : '';
    yield {
      span: it.nameSpan,
      message: `${it.name} is not an option of bridges${hint}; it is left out`,
      fixes: [
        ...(isKey ? toKey(word, name) : name ? [replace(`Change to ${name}`, it.nameSpan, name, true)] : []),
        ...leaveOutWord(word),
      ],
    };
  },
});

/** `stp=on` and `forward_delay=4` have keys of their own. */
function toKey({ bridge, list, option: it }: BridgeWord, key: 'STP' | 'DELAY'): readonly Fix[] {
  if (lastAssignment(bridge.profile, key)) return [];
  const number = integerOf(it.value);
  const value = key === 'STP' ? (/^(?:1|on|yes)$/i.test(it.value) ? 'on' : 'off') : String(number);
  if (key === 'DELAY' && (!bridge.stp || number === undefined || number < 2 || number > 30)) return [];
  return ofItem(list, () => [
    fix(
      `Write ${key}=${value}`,
      [...leaveOut(bridge, (one) => one === it), ...putKey(bridge.profile, key, value)],
      true,
    ),
  ]);
}
