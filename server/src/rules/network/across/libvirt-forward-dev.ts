// Forwarding bound to an interface that is a port: packets leave through its controller.
import { fix } from '../../../fixes/fix';
import { ruleOfAll } from '../../rule';
import { forwardingModes, inModes } from '../../../model/network/mode';
import { kindOf, portUplinks, renamed } from '../../../model/port-uplinks';

export const libvirtForwardDev = ruleOfAll({
  code: 'libvirt-forward-dev',
  of: ['network'],
  severity: 'warning',
  across: true,
  summary: 'A network forwards through an interface that is a port of a bridge, bond or team.',
  source: 'https://libvirt.org/formatnetwork.html#connectivity',

  all: inModes(forwardingModes, portUplinks),
  *check(uplinks, { tree }) {
    // A physical function has no effect in these modes; see forward-pf-useless.
    const functions = new Set(tree.at('forward/pf').map((it) => it.attribute('dev')?.valueSpan.start));
    for (const { uplink, port } of uplinks) {
      if (functions.has(uplink.at.span.start)) continue;
      yield {
        span: uplink.at.span,
        message: `${uplink.name} is a port of ${kindOf(port)} ${port.name}, which the packets of guests leave through; expected ${port.name}`,
        related: [{ at: port.at, message: `${uplink.name} becomes a port here` }],
        fixes: [fix(`Change to ${port.name}`, renamed(tree, uplink.name, port.name), true)],
        rival: { uri: port.at.uri },
      };
    }
  },
});
