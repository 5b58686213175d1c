// HWADDR asks for a permanent address, which made interfaces do not have.
import { fix } from '../../../fixes/fix';
import { removeAssignment, renameKey } from '../../../syntax/ifcfg/write';
import { rule } from '../../rule';
import { byScripts, lastAssignment, profileOf } from '../../../model/ifcfg/profile';

const made: ReadonlySet<string> = new Set(['bridge', 'bond', 'team', 'vlan']);

export const hwaddrOnVirtual = rule({
  code: 'hwaddr-on-virtual',
  of: ['ifcfg'],
  severity: 'warning',
  summary: 'HWADDR stands in the file of an interface that has no permanent address.',
  source: 'initscripts, network-scripts/ifup-eth; NetworkManager, nm-settings: ethernet.mac-address',

  *check(file, _workspace, target) {
    const profile = profileOf(file);
    const address = profile && lastAssignment(profile, 'HWADDR');
    if (!address || profile.alias || profile.fate === 'ignored') return;
    const type = profile.root.value('TYPE') ?? '';
    if (!made.has(profile.kind) && type !== 'Tap') return;
    const legacy = byScripts(profile, target);
    const remove = fix('Remove HWADDR', removeAssignment(address));
    yield {
      span: address.span,
      severity: legacy ? 'error' : 'warning',
      message: `HWADDR in a ${type === 'Tap' ? 'tap device' : profile.kind}, which has no permanent address to match${legacy ? '; the legacy scripts give up' : ''}`,
      fixes: profile.root.attribute('MACADDR')
        ? [remove]
        : [fix('Set the address with MACADDR', renameKey(address, 'MACADDR')), remove],
    };
  },
});
