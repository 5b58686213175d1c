// Two networks that claim the same addresses.
import { moving } from '../../../fixes/move-subnet';
import { subnetText } from '../../../address';
import { ruleOfEach } from '../../rule';
import { whereabouts } from '../../../model/on-host';
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
    const owner = `${isEqual ? other.of : subnetOwner(other)}${whereabouts(other.at.uri, workspace)}`;
    const what = isEqual ? `is also the subnet of ${owner}` : `${how} ${owner}`;
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
