// Subnets that so many other networks have that one of them will meet this one.
import { moving } from '../../../fixes/move-subnet';
import { ipv4Block, type Subnet, subnetText } from '../../../address';
import { networkOf } from '../../../model/networks';
import { mayMeet } from '../../../model/one-host';
import { ruleOfEach } from '../../rule';
import { servedSubnetIpsOf } from '../../../model/network/ips';

export const subnetCommonLan = ruleOfEach({
  code: 'subnet-common-lan',
  of: ['network'],
  severity: 'information',
  summary: 'A subnet that home routers, Docker or libvirt itself usually have.',
  source: 'libvirt 9.0.0, src/network/default.xml.in; Docker, default address pools; defaults of home routers',

  each: servedSubnetIpsOf,
  *check({ attribute, fact }, file, workspace) {
    const own = networkOf(file);
    const other = fact.address.family === 4 ? common.get(keyOf(fact.subnet)) : undefined;
    if (other === undefined) return;
    const subnet = subnetText(fact.subnet);
    // The default network itself, or one in its place.
    if (subnet === '192.168.122.0/24' && (!own?.name || own.name === 'default' || own.bridge === 'virbr0')) return;
    // Whom it meets in another file of the host is said there.
    const met = [...workspace.meeting(fact.subnet, file.uri)].filter((it) => it.by === 'libvirt');
    if (met.some((it) => mayMeet(file, workspace, it.at.uri))) return;
    yield {
      span: attribute.valueSpan,
      // Of a home nobody else knows whether it is this one.
      ...(other === home ? { severity: 'hint' as const } : {}),
      message: `${subnet} is ${other}, expected one that is less common`,
      fixes: moving(file, fact, workspace),
    };
  },
});

/** One number for each IPv4 subnet. */
const keyOf = ({ first, prefix }: Subnet): number => first.words[3] * 64 + prefix;

const home = 'the LAN of many home routers';

const common: ReadonlyMap<number, string> = new Map(
  (
    [
      ['192.168.0.0', 24, home],
      ['192.168.1.0', 24, home],
      ['192.168.178.0', 24, home],
      ['10.0.0.0', 24, home],
      ['172.17.0.0', 16, 'the network of Docker'],
      ['192.168.122.0', 24, "that of libvirt's own default network, also inside guests that run libvirt"],
    ] as const
  ).map(([block, prefix, whose]) => [keyOf(ipv4Block(block, prefix)), whose]),
);
