// Values of multicast_router that the reader does not take: words for NetworkManager, numbers for the legacy scripts.
import { replace } from '../../../fixes/fix';
import { bridgeWordsOf } from '../../../model/ifcfg/bridge-words';
import { byNetworkManager } from '../../../model/ifcfg/profile';
import { wrongBridgeValue } from '../../factories/bridge-option-value';
import { ruleOfEach } from '../../rule';

const numbers: ReadonlyMap<string, string> = new Map([
  ['disabled', '0'],
  ['auto', '1'],
  ['enabled', '2'],
]);

export const bridgeMulticastRouter = ruleOfEach({
  code: 'bridge-multicast-router',
  of: ['ifcfg'],
  severity: 'error',
  summary: 'multicast_router of a bridge is a value of the other reader, or of none.',
  source: 'NetworkManager 1.42.4, nms-ifcfg-rh-reader.c: handle_bridge_option; Linux 6.1, net/bridge/br_sysfs_br.c',
  each: bridgeWordsOf,
  *check(word, _file, _workspace, target) {
    yield* wrongBridgeValue(word, 'bridge-multicast-router', target);
    const { bridge, option: it } = word;
    const number = numbers.get(it.value);
    if (bridge.isPort || it.name !== 'multicast_router' || number === undefined) return;
    if (byNetworkManager(bridge.profile, target)) return;
    yield {
      span: it.valueSpan,
      message: `multicast_router: ${it.value} is a word of NetworkManager, the legacy scripts take ${number}`,
      fixes: [replace(`Change to ${number}`, it.valueSpan, number, true)],
    };
  },
});
