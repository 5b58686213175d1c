// A network that claims addresses which an interface of the host has already.
import { moving } from '../../../fixes/move-subnet';
import { subnetText } from '../../../address';
import { ruleOfEach } from '../../rule';
import { claimOf, clashesWith, subnetOwner } from '../../../model/clashes';

export const libvirtSubnetClash = ruleOfEach({
  code: 'libvirt-subnet-clash',
  of: ['network'],
  severity: 'error',
  across: true,
  summary: 'A network claims the addresses of an interface of the host.',
  source: 'libvirt 9.0.0, src/network/bridge_driver_linux.c, networkCheckRouteCollision',

  each: clashesWith('profile'),
  *check({ mine, other, isEqual, related }, file, workspace) {
    const isUp = workspace.devices(other.of).some((it) => it.at.uri === other.at.uri && it.onboot);
    // libvirt compares with the routes of the host, exactly and for IPv4 only.
    const isRefused = isEqual && isUp && mine.subnet.first.family === 4;
    const effect = isRefused ? 'libvirt does not start the network while' : 'packets go one way or the other once';
    yield {
      span: mine.at.span,
      severity: isRefused ? 'error' : 'warning',
      message: `${subnetText(mine.subnet)} ${isEqual ? `is also the subnet of ${other.of}` : `overlaps ${subnetOwner(other)}`}: ${effect} ${other.of} is up, expected a subnet of its own`,
      related,
      fixes: moving(file, mine, workspace),
      // An interface within the network is a guest's, as far as one sees.
      rival: { uri: other.at.uri, claim: claimOf(mine, other), mayBeGuest: isEqual },
    };
  },
});
