// A bridge that both libvirt and the host's own configuration make.
import { replace } from '../../../fixes/fix';
import { rule } from '../../rule';
import { freeBridgeName } from '../../../model/lookup';

export const libvirtBridgeNameClash = rule({
  code: 'libvirt-bridge-name-clash',
  of: ['network'],
  severity: 'error',
  across: true,
  summary: 'libvirt makes a bridge of a name that an ifcfg file has.',
  source: 'libvirt 9.0.0 at start: error creating bridge interface: File exists',

  *check({ uri, facts }, workspace) {
    for (const mine of facts.devices) {
      const all = workspace.devices(mine.name).filter((it) => it.by === 'ifcfg' && it.live && it.at.uri !== uri);
      const other = all.find((it) => it.onboot) ?? all[0];
      if (!other) continue;
      const free = freeBridgeName(workspace);
      yield {
        span: mine.at.span,
        severity: other.onboot ? 'error' : 'warning',
        message: `ifcfg-${other.of} makes ${mine.name} too, and libvirt does not start this network once it is there; expected a name of its own`,
        related: [{ at: other.at, message: `${mine.name} is made here` }],
        fixes: [replace(`Change to ${free}`, mine.at.span, free, true)],
      };
    }
  },
});
