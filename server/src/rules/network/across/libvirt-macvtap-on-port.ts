// Guests attached directly to an interface that is a port already: the kernel lets only one have it.
import { fix } from '../../../fixes/fix';
import { ruleOfEach } from '../../rule';
import { attachingModes } from '../../../model/network/forward-pool';
import { inModes } from '../../../model/network/mode';
import { kindOf, portUplinks, renamed } from '../../../model/port-uplinks';

export const libvirtMacvtapOnPort = ruleOfEach({
  code: 'libvirt-macvtap-on-port',
  of: ['network'],
  severity: 'error',
  across: true,
  summary: 'Guests are attached to an interface that is a port of a bridge, bond or team.',
  source: 'Linux, drivers/net/macvlan.c: a device with another receive handler is busy',

  each: inModes(attachingModes, portUplinks),
  *check({ uplink, port }, { tree }) {
    const { name } = uplink;
    yield {
      span: uplink.at.span,
      message: `${name} is a port of ${kindOf(port)} ${port.name}, and guests on it fail with "Device or resource busy"; expected ${port.name}`,
      related: [{ at: port.at, message: `${name} becomes a port here` }],
      fixes: [fix(`Attach guests to ${port.name}`, renamed(tree, name, port.name), true)],
      rival: { uri: port.at.uri },
    };
  },
});
