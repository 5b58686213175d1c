// Two networks that claim the same addresses.
import { moving } from '../../../fixes/move-subnet';
import { subnetText } from '../../../address';
import { ruleOfEach } from '../../rule';
import { claimOf, clashesWith, isInside, subnetOwner } from '../../../model/clashes';

export const subnetOverlapWorkspace = ruleOfEach({
  code: 'subnet-overlap-workspace',
  of: ['network'],
  severity: 'error',
  across: true,
  summary: 'Two networks claim the same addresses.',
  source: 'libvirt 9.0.0, src/network/bridge_driver_linux.c, networkCheckRouteCollision',

  each: clashesWith('libvirt'),
  *check({ mine, other, isEqual, related }, file, workspace) {
    const how = isInside(mine.subnet, other.subnet) ? 'lies inside' : 'holds';
    const what = isEqual ? `is also the subnet of ${other.of}` : `${how} ${subnetOwner(other)}`;
    yield {
      span: mine.at.span,
      // libvirt compares routes of IPv4 only.
      severity: isEqual && mine.address.family === 4 ? 'error' : 'warning',
      message: `${subnetText(mine.subnet)} ${what}, expected a subnet that no other network has`,
      related,
      fixes: moving(file, mine, workspace),
      rival: { uri: other.at.uri, claim: claimOf(mine, other) },
    };
  },
});
