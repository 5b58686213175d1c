// The same two faults that the network documents show, seen from the file of the host: libvirt wants the name, or the addresses.
import { noFacts } from '../../../model/file-facts';
import { memoize } from '../../../memoize';
import { sameSubnet, subnetText } from '../../../address';
import { managedModes, type SubnetFact } from '../../../model/facts';
import { claimOf } from '../../../model/clashes';
import { mayMeet, rivalAmong } from '../../../model/one-host';
import { WorkspaceFacts } from '../../../model/workspace-facts';
import { rule } from '../../rule';
import { readProfile } from '../../../model/ifcfg/profile';

export const libvirtClash = rule({
  name: 'libvirt-clash',
  of: ['ifcfg', 'keyfile'],
  severity: 'warning',
  across: true,
  summary: 'libvirt makes a network of a name or with addresses that this file has.',
  source:
    'libvirt 9.0.0, src/network/bridge_driver.c: networkStartNetworkVirtual; bridge_driver_linux.c: networkCheckRouteCollision',
  codes: {
    'libvirt-bridge-name-clash': 'A network of libvirt makes a bridge of this name.',
    'libvirt-subnet-clash': 'A network of libvirt claims addresses of this interface.',
  },

  *check(file, workspace) {
    const profile = readProfile(file);
    const [device] = file.facts.devices;
    if ((file.kind === 'ifcfg' && !profile) || !device) return;
    const makers = device.name === '' ? [] : workspace.devices(device.name);
    const maker = rivalAmong(file, workspace, makers, (it) => it.by === 'libvirt');
    if (maker)
      yield {
        code: 'libvirt-bridge-name-clash',
        severity: device.onboot ? 'error' : 'warning',
        span: device.at.span,
        message: `the network ${maker.of} makes ${device.name} by itself; libvirt does not start it once the interface is there`,
        related: [{ at: maker.at, message: `the bridge of ${maker.of}` }],
        rival: { uri: maker.at.uri, claim: `the bridge ${device.name}` },
      };
    if (profile?.port) return;
    const claims = claimsOf(workspace);
    for (const mine of file.facts.subnets) {
      if (mine.port) continue;
      const others = claims.overlapping(mine.subnet).filter((it) => mayMeet(file, workspace, it.at.uri));
      const other = others.find((it) => sameSubnet(it.subnet, mine.subnet)) ?? others[0];
      if (!other || other.of === maker?.of) continue;
      const isEqual = sameSubnet(other.subnet, mine.subnet);
      const isRefused = isEqual && device.onboot && mine.address.family === 4;
      yield {
        code: 'libvirt-subnet-clash',
        severity: isRefused ? 'error' : 'warning',
        span: mine.at.span,
        message: `${subnetText(mine.subnet)} ${isEqual ? 'is' : 'overlaps'} ${isEqual ? 'the subnet' : subnetText(other.subnet)} of the network ${other.of}${isRefused ? ', which libvirt does not start then' : '; packets go one way or the other'}`,
        related: [{ at: other.at, message: `${subnetText(other.subnet)} of ${other.of}` }],
        // An interface within the network is a guest's, as far as one sees.
        rival: { uri: other.at.uri, claim: claimOf(mine, other), mayBeGuest: isEqual },
      };
      return;
    }
  },
});

/** The subnets of networks that libvirt manages, and nothing else. */
const claimsOf = memoize((workspace: WorkspaceFacts): WorkspaceFacts => {
  const managed = workspace.files.filter(({ facts }) =>
    facts.networks.some((it) => it.mode !== undefined && managedModes.has(it.mode)),
  );
  return new WorkspaceFacts(
    managed.map(({ uri, facts }) => ({
      uri,
      facts: { ...noFacts, subnets: facts.subnets.filter((it: SubnetFact) => it.by === 'libvirt') },
    })),
  );
});
