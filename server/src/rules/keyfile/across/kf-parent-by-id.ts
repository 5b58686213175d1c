// VLANs that name their parent by the name of its profile.
import { fix } from '../../../fixes/fix';
import { fileName } from '../../../model/ifcfg/host-profiles';
import { hostedKeyfilesOf } from '../../../model/keyfile/hosted';
import { ruleOfEach } from '../../rule';

export const kfParentById = ruleOfEach({
  code: 'kf-parent-by-id',
  of: ['keyfile'],
  severity: 'error',
  across: true,
  summary: 'A VLAN names its parent by the name of its profile.',
  source:
    'NetworkManager 1.42.4: “parent device not found”; a parent is looked for by device name, by UUID and by MAC address',
  each: hostedKeyfilesOf,
  *check({ profile, self, host }) {
    const parent = profile.at('vlan', 'parent') ?? profile.at('macvlan', 'parent');
    if (!parent?.value || host.byDevice.has(parent.value)) return;
    const named = host.byName.get(parent.value)?.find((it) => it !== self && it.device.name !== '');
    if (!named) return;
    yield {
      span: parent.valueSpan,
      message: `${parent.value} is the name of the profile in ${fileName(named)}, by which NetworkManager does not look for a parent; expected its device ${named.device.name}`,
      related: [{ at: named.device.at, message: `the device of ${parent.value}` }],
      fixes: [fix(`Change to ${named.device.name}`, [{ span: parent.valueSpan, text: named.device.name }], true)],
    };
  },
});
