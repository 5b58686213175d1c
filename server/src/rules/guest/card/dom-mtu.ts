// An MTU that is none, or larger than that of the network.
import { fix, replace } from '../../../fixes/fix';
import { cardAround, inCards } from '../../../model/guest/cards';
import { pluggedInto } from '../../../model/guest/networks';
import { removeElement } from '../../../syntax/xml/write';
import { ruleOfEach } from '../../rule';

export const domMtu = ruleOfEach({
  name: 'dom-mtu',
  of: ['guest'],
  severity: 'warning',
  summary: 'An MTU that does nothing, or is larger than that of the network.',
  source: 'libvirt 9.0.0 takes both; a bridge drops frames that are larger than its MTU',
  codes: {
    'dom-mtu-zero': 'An MTU of 0 is as if it were not there.',
    'dom-mtu-network': 'An MTU larger than that of the network.',
  },
  each: inCards('mtu'),
  *check(mtu, _file, workspace) {
    const size = mtu.attribute('size');
    if (!size) return;
    if (/^\s*0+$/.test(size.value))
      yield {
        code: 'dom-mtu-zero',
        span: size.valueSpan,
        message: 'an MTU of 0 is as if it were not there, libvirt drops it',
        tag: 'unnecessary',
        fixes: [fix('Remove <mtu>', removeElement(mtu), true)],
      };
    const network = pluggedInto(cardAround(mtu), workspace)?.network;
    const most = network?.ports.mtu;
    if (most === undefined || !(Number(size.value) > most)) return;
    yield {
      code: 'dom-mtu-network',
      span: size.valueSpan,
      message: `${size.value} is more than ${most}, the MTU of network ${network!.name}, and larger frames are lost at its bridge`,
      related: [{ at: network!.at, message: `network ${network!.name} is here` }],
      fixes: [replace(`Change to ${most}`, size.valueSpan, String(most))],
    };
  },
});
