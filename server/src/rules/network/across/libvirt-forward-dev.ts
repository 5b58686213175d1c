// Forwarding bound to an interface that is a port: packets leave through its controller.
import { fix } from '../../../fixes/fix';
import { rule } from '../../rule';
import { kindOf, portUplinks, renamed } from '../../../model/port-uplinks';

export const libvirtForwardDev = rule({
  code: 'libvirt-forward-dev',
  of: ['network'],
  severity: 'warning',
  across: true,
  summary: 'A network forwards through an interface that is a port of a bridge, bond or team.',
  source: 'https://libvirt.org/formatnetwork.html#connectivity',

  *check(file, workspace) {
    const mode = file.facts.networks[0]?.mode;
    if (mode !== 'nat' && mode !== 'route') return;
    // A physical function has no effect in these modes; see forward-pf-useless.
    const functions = new Set(file.tree.at('forward/pf').map((it) => it.attribute('dev')?.valueSpan.start));
    for (const { uplink, port } of portUplinks(file, workspace)) {
      if (functions.has(uplink.at.span.start)) continue;
      yield {
        span: uplink.at.span,
        message: `${uplink.name} is a port of ${kindOf(port)} ${port.name}, which the packets of guests leave through; expected ${port.name}`,
        related: [{ at: port.at, message: `${uplink.name} becomes a port here` }],
        fixes: [fix(`Change to ${port.name}`, renamed(file.tree, uplink.name, port.name), true)],
      };
    }
  },
});
