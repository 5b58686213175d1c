// Words of BRIDGING_OPTS that ports of bridges do not have or take.
import { leaveOutWord } from '../../../fixes/bridge-options';
import { replace } from '../../../fixes/fix';
import { bridgeWordsOf } from '../../../model/ifcfg/bridge-words';
import { byNetworkManager } from '../../../model/ifcfg/profile';
import { bridgeOptions, portOptions } from '../../../schema/bridge-options';
import { nearest } from '../../../schema/nearest';
import { integerOf } from '../../../syntax/ifcfg/scalar';
import { missingBridgeValue, wrongBridgeValue } from '../../factories/bridge-option-value';
import { ruleOfEach } from '../../rule';

export const bridgePortOption = ruleOfEach({
  code: 'bridge-port-option',
  of: ['ifcfg'],
  severity: 'warning',
  summary: 'A port of a bridge has an option that ports do not have or take.',
  source: 'NetworkManager 1.42.4, nms-ifcfg-rh-reader.c: handle_bridge_option; Linux 6.1, net/bridge/br_sysfs_br.c',
  each: bridgeWordsOf,
  *check(word, _file, _workspace, target) {
    const { bridge, option: it, row, isPair } = word;
    if (!bridge.isPort || !byNetworkManager(bridge.profile, target)) return;
    if (!row) {
      const isBridges = Object.hasOwn(bridgeOptions, it.name);
      const near = isBridges ? undefined : nearest(it.name, Object.keys(portOptions))[0];
      yield {
        span: it.nameSpan,
        message: isBridges
          ? `${it.name} is an option of the bridge, not of its ports, expected in the file of the bridge; it is left out`
          : `${it.name} is not an option of ports of bridges, expected ${near ?? Object.keys(portOptions).join(', ')}; it is left out`,
        fixes: [...(near ? [replace(`Change to ${near}`, it.nameSpan, near, true)] : []), ...leaveOutWord(word)],
      };
    } else if (isPair && it.name === 'path_cost' && integerOf(it.value) === 0)
      yield {
        severity: 'error',
        span: it.valueSpan,
        message: 'path_cost=0 is refused by the kernel, expected 1 to 65535',
        fixes: leaveOutWord(word),
      };
    else {
      yield* missingBridgeValue(word, target);
      yield* wrongBridgeValue(word, 'bridge-port-option', target);
    }
  },
});
