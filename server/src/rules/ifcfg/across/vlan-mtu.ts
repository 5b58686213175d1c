// VLANs with larger packets than their parent.
import { fix } from '../../../fixes/fix';
import { hostedVlansOf } from '../../../model/ifcfg/hosted-profile';
import { lastAssignment } from '../../../model/ifcfg/profile';
import { setAssignment } from '../../../syntax/ifcfg/write';
import { ruleOfEach } from '../../rule';

export const vlanMtu = ruleOfEach({
  code: 'vlan-mtu',
  of: ['ifcfg'],
  severity: 'warning',
  across: true,
  summary: 'A VLAN has larger packets than its parent.',
  source: 'Linux 6.1, net/8021q/vlan_dev.c: vlan_dev_change_mtu',
  each: hostedVlansOf,
  *check({ profile, host, self }) {
    const parent = self.vlan && host.byDevice.get(self.vlan.parent)?.[0];
    const mtu = lastAssignment(profile, 'MTU');
    if (!parent || !mtu || self.mtu === undefined) return;
    const most = parent.mtu ?? 1500;
    const isCard = parent.device.kind === 'ethernet' || parent.device.kind === 'bond';
    if (self.mtu <= most || (parent.mtu === undefined && !isCard)) return;
    yield {
      span: mtu.valueSpan,
      message: `MTU ${self.mtu} above ${parent.mtu === undefined ? 'the usual 1500' : most} of the parent ${parent.device.name}, expected at most ${most}; the kernel refuses it`,
      related: [{ at: parent.device.at, message: `${parent.device.name} is here` }],
      fixes: [fix(`Change to ${most}`, setAssignment(mtu, String(most)))],
    };
  },
});
