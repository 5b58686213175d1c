// Bridges under a name that libvirt gives to its own.
import { hostedBridgesOf } from '../../../model/ifcfg/hosted-profile';
import { headSpan } from '../../../model/ifcfg/profile';
import { ruleOfEach } from '../../rule';

export const bridgeNmAndLibvirt = ruleOfEach({
  code: 'bridge-nm-and-libvirt',
  of: ['ifcfg'],
  severity: 'information',
  across: true,
  summary: 'A bridge has a name that libvirt gives to its own.',
  source: 'libvirt 9.0.0, Networking',
  each: hostedBridgesOf,
  *check({ profile }, _file, workspace) {
    const { device } = profile;
    if (!/^virbr\d+$/.test(device)) return;
    if (workspace.devices(device).some((it) => it.by === 'libvirt')) return;
    yield {
      span: headSpan(profile),
      message: `${device} is a name that libvirt gives to bridges of its own networks, expected another such as br0`,
    };
  },
});
