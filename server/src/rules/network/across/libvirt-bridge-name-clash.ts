// A bridge that both libvirt and the host's own configuration make.
import { replace } from '../../../fixes/fix';
import { basenameOf } from '../../../model/file';
import { ruleOfEach } from '../../rule';
import { amongOthers } from '../../../model/reading';
import { rivalAmong } from '../../../model/one-host';
import { freeBridgeName } from '../../../model/lookup';

export const libvirtBridgeNameClash = ruleOfEach({
  code: 'libvirt-bridge-name-clash',
  of: ['network'],
  severity: 'error',
  across: true,
  summary: 'libvirt makes a bridge of a name that a file of the host has.',
  source: 'libvirt 9.0.0 at start: error creating bridge interface: File exists',

  each: amongOthers(({ facts }) => facts.devices),
  *check(mine, file, workspace) {
    const named = workspace.devices(mine.name);
    // What the host has is told as such; see bridge-name-on-host.
    if (named.some((it) => it.by === 'host')) return;
    const all = named.filter((it) => it.by === 'profile' && it.live && it.kind !== 'unknown');
    const other =
      rivalAmong(file, workspace, all, (it) => it.onboot) ?? rivalAmong(file, workspace, all, (it) => !it.onboot);
    if (!other) return;
    const free = freeBridgeName(workspace);
    yield {
      span: mine.at.span,
      severity: other.onboot ? 'error' : 'warning',
      message: `${basenameOf(other.at.uri)} makes ${mine.name} too, and libvirt does not start this network once it is there; expected a name of its own`,
      related: [{ at: other.at, message: `${mine.name} is made here` }],
      fixes: [replace(`Change to ${free}`, mine.at.span, free, true)],
      rival: { uri: other.at.uri, claim: `the bridge ${mine.name}` },
    };
  },
});
