// A rate that no network promises.
import { fix } from '../../../fixes/fix';
import { managedModes } from '../../../model/facts';
import { cardAround, inCards, isOfQemu } from '../../../model/guest/cards';
import { pluggedInto } from '../../../model/guest/networks';
import { modeWords } from '../../../schema/modes';
import { removeAttribute } from '../../../syntax/xml/write';
import { ruleOfEach } from '../../rule';

export const domFloor = ruleOfEach({
  name: 'dom-floor',
  of: ['guest'],
  severity: 'error',
  summary: 'A promised rate on a network that promises none.',
  source: 'networkCheckBandwidth in libvirt 9.0.0, at start: "Invalid use of \'floor\' … has no inbound QoS set"',
  codes: {
    'dom-floor-no-network-qos': 'The network has no bandwidth of its own to divide.',
    'dom-floor-network-mode': 'The network has no bridge of its own.',
  },
  each: inCards('bandwidth/inbound'),
  *check(inbound, { tree }, workspace) {
    const floor = inbound.attribute('floor');
    const network = floor && isOfQemu(tree) ? pluggedInto(cardAround(inbound), workspace)?.network : undefined;
    if (!floor || network?.mode === undefined) return;
    const isManaged = managedModes.has(network.mode);
    if (isManaged && network.ports.hasInbound) return;
    const why = isManaged ? 'has no <inbound> of its own' : `is ${modeWords[network.mode]}`;
    yield {
      code: isManaged ? 'dom-floor-no-network-qos' : 'dom-floor-network-mode',
      span: floor.span,
      message: `floor ${floor.value} is promised by network ${network.name}, which ${why}; the guest does not start`,
      related: [{ at: network.at, message: `network ${network.name} is here` }],
      fixes: inbound.attribute('average') ? [fix('Remove floor', removeAttribute(floor))] : [],
    };
  },
});
