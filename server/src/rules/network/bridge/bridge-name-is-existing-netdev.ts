// A bridge called like the one device that every host has. Devices of ifcfg files are the matter of libvirt-bridge-name-clash.
import { replace } from '../../../fixes/fix';
import { freeBridgeName } from '../../../model/lookup';
import { ruleOfEach } from '../../rule';
import { oddBridgeNamesOf } from '../../../model/network/bridge-name';

export const bridgeNameIsExistingNetdev = ruleOfEach({
  code: 'bridge-name-is-existing-netdev',
  of: ['network'],
  severity: 'error',
  summary: 'The bridge has the name of the loopback device.',
  source: 'libvirt 9.0.0 at start: error creating bridge interface lo: File exists',

  each: oddBridgeNamesOf,
  *check(it, _file, workspace) {
    if (!it.isManaged || it.name !== 'lo') return;
    const free = freeBridgeName(workspace);
    yield {
      span: it.attribute.valueSpan,
      message: `lo is the loopback device of every host, and the kernel makes no second one; expected a name such as ${free}`,
      fixes: [replace(`Change to ${free}`, it.attribute.valueSpan, free, true)],
    };
  },
});
