// VLANs whose parent no file makes.
import { hostedVlansOf, missingParentOf } from '../../../model/ifcfg/hosted-profile';
import { nearest } from '../../../schema/nearest';
import { parentMissing } from '../../factories/parent-missing';
import { ruleOfEach } from '../../rule';

export const vlanParentMissing = ruleOfEach({
  code: 'vlan-parent-missing',
  of: ['ifcfg'],
  severity: 'warning',
  across: true,
  summary: 'The parent of a VLAN is not configured here.',
  source: 'NetworkManager 1.42.4: a VLAN waits for its parent',
  each: hostedVlansOf,
  *check(it, _file, workspace) {
    const parent = missingParentOf(it, workspace);
    if (!parent || parent.inOtherLetters !== undefined) return;
    const names = [...it.host.byDevice.keys()].filter((one) => one !== it.profile.device && !one.includes(':'));
    yield {
      ...parentMissing(it, nearest(parent.name, names.slice(0, 200))[0]),
      // Nobody but a file makes these; a card may be there without one.
      severity: /^(?:bond|br|team)/.test(parent.name) ? 'error' : 'warning',
    };
  },
});
