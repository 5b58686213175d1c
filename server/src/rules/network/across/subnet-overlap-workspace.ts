// Two networks that claim the same addresses.
import { moving } from '../../../fixes/move-subnet';
import { subnetText } from '../../../address';
import { rule } from '../../rule';
import { clashes, isInside, subnetOwner } from '../../../model/clashes';

export const subnetOverlapWorkspace = rule({
  code: 'subnet-overlap-workspace',
  of: ['network'],
  severity: 'error',
  across: true,
  summary: 'Two networks claim the same addresses.',
  source: 'libvirt 9.0.0, src/network/bridge_driver_linux.c, networkCheckRouteCollision',

  *check(file, workspace) {
    for (const { mine, other, isEqual, related } of clashes(file, workspace, 'libvirt')) {
      const how = isInside(mine.subnet, other.subnet) ? 'lies inside' : 'holds';
      const what = isEqual ? `is also the subnet of ${other.of}` : `${how} ${subnetOwner(other)}`;
      yield {
        span: mine.at.span,
        // libvirt compares routes of IPv4 only.
        severity: isEqual && mine.address.family === 4 ? 'error' : 'warning',
        message: `${subnetText(mine.subnet)} ${what}, expected a subnet that no other network has`,
        related,
        fixes: moving(file, mine, workspace),
      };
    }
  },
});
