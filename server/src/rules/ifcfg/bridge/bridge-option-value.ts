// Numbers that an option of a bridge does not take, and options without a value.
import { bridgeWordsOf } from '../../../model/ifcfg/bridge-words';
import { missingBridgeValue, wrongBridgeValue } from '../../factories/bridge-option-value';
import { ruleOfEach } from '../../rule';

export const bridgeOptionValueRule = ruleOfEach({
  code: 'bridge-option-value',
  of: ['ifcfg'],
  severity: 'warning',
  summary: 'An option of a bridge has no value, or one outside what it takes.',
  source: 'NetworkManager 1.42.4, nms-ifcfg-rh-reader.c: handle_bridge_option; Linux 6.1, net/bridge/br_sysfs_br.c',
  each: bridgeWordsOf,
  *check(word, _file, _workspace, target) {
    if (!word.bridge.isPort) yield* missingBridgeValue(word, target);
    yield* wrongBridgeValue(word, 'bridge-option-value', target);
  },
});
