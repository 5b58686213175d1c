// A hardware address for a bond that takes that of its active port.
import { without } from '../../../fixes/bond-options';
import { fix } from '../../../fixes/fix';
import { bondOption, bondsWithOptions } from '../../../model/ifcfg/bond';
import { lastAssignment } from '../../../model/ifcfg/profile';
import { removeAssignment } from '../../../syntax/ifcfg/write';
import { ruleOfEach } from '../../rule';

export const bondFailOverMacMacaddr = ruleOfEach({
  code: 'bond-fail-over-mac-macaddr',
  of: ['ifcfg'],
  severity: 'warning',
  summary: 'A bond has a hardware address of its own and takes that of its active port.',
  source: 'https://www.kernel.org/doc/Documentation/networking/bonding.rst',
  each: bondsWithOptions,
  *check(bond) {
    const follows = bondOption(bond, 'fail_over_mac');
    const address = lastAssignment(bond.profile, 'MACADDR');
    if (bond.mode?.number !== 1 || !follows || !/^(?:active|1)$/.test(follows.value)) return;
    if (!address?.value.includes(':')) return;
    yield {
      span: address.span,
      message: `MACADDR=${address.value} beside fail_over_mac=${follows.value}: the bond takes the address of its active port, and the kernel passes over this one`,
      fixes: [
        fix('Remove MACADDR', removeAssignment(address), true),
        fix('Remove fail_over_mac', without(bond, 'fail_over_mac')),
      ],
    };
  },
});
