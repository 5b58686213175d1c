// Values of hairpin_mode that the reader does not take: words for NetworkManager, numbers for the legacy scripts.
import { replace } from '../../../fixes/fix';
import { bridgeWordsOf } from '../../../model/ifcfg/bridge-words';
import { byNetworkManager } from '../../../model/ifcfg/profile';
import { wrongBridgeValue } from '../../factories/bridge-option-value';
import { ruleOfEach } from '../../rule';

export const hairpinValue = ruleOfEach({
  code: 'hairpin-value',
  of: ['ifcfg'],
  severity: 'warning',
  summary: 'hairpin_mode of a port of a bridge is a value that the reader drops.',
  source: 'NetworkManager 1.42.4, nms-ifcfg-rh-reader.c: handle_bridge_option; Linux 6.1, net/bridge/br_sysfs_br.c',
  each: bridgeWordsOf,
  *check(word, _file, _workspace, target) {
    yield* wrongBridgeValue(word, 'hairpin-value', target);
    const { bridge, option: it } = word;
    if (!bridge.isPort || it.name !== 'hairpin_mode' || it.value === '0' || it.value === '1') return;
    if (byNetworkManager(bridge.profile, target)) return;
    const value = /^(?:on|yes|true)$/i.test(it.value) ? '1' : '0';
    yield {
      span: it.valueSpan,
      message: `hairpin_mode: ${it.value} is no value of the kernel, expected 0 or 1`,
      fixes: [replace(`Change to ${value}`, it.valueSpan, value, true)],
    };
  },
});
