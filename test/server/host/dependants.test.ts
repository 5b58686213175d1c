// Who does without a network that is stopped, of what was read of a host; and whose address a change takes.
import assert from 'node:assert/strict';
import { dependantsOn } from '../../../server/src/host/dependants';
import { lostLeases } from '../../../server/src/host/lost-leases';
import type { NetworkState } from '../../../server/src/host/networks';
import { readNetwork } from '../../../server/src/host/read-xml';
import type { HostInventory } from '../../../server/src/model/inventory';
import { parseXml } from '../../../server/src/syntax/xml/parse';

const rootOf = (xml: string) => parseXml(xml).root!;

describe('who depends on a network that is stopped', () => {
  const lab = rootOf(
    "<network><name>lab</name><bridge name='labbr'/><route address='10.9.0.0' prefix='16' gateway='10.7.0.9'/></network>",
  );
  const network = (name: string, inside: string, active = true): NetworkState => ({
    ...{ name, uuid: name, active, autostart: false, persistent: true },
    summary: readNetwork(`<network><name>${name}</name>${inside}</network>`)!,
  });
  const told = (more: {
    networks?: readonly NetworkState[];
    macs?: readonly string[];
    inventory?: HostInventory;
  }): string[] =>
    dependantsOn({ name: 'lab', bridge: 'labbr', root: lab, networks: [], macs: [], inventory: undefined, ...more });
  const device = (name: string, mac: string, controller?: string) => ({
    ...{ name, mac, kind: 'other' as const, isUp: true, addresses: [] },
    ...(controller !== undefined && { controller }),
  });

  it('is nobody where nobody uses its bridge', () => {
    const networks = [network('lab', "<bridge name='labbr'/>"), network('far', "<forward dev='eth0'/>")];
    assert.deepEqual(told({ networks, inventory: { devices: [], routes: [] } }), []);
    assert.deepEqual(told({}), []);
  });

  it('are networks that run onto it, over it or out through it', () => {
    const networks = [
      network('stopped', "<forward mode='nat' dev='labbr'/>", false),
      network('out', "<forward mode='nat' dev='labbr'/>"),
      network('onto', "<forward mode='bridge'/><bridge name='labbr'/>"),
      network('over', "<forward mode='private'><interface dev='labbr'/></forward>"),
    ];
    assert.deepEqual(told({ networks }), ['3 networks use its bridge labbr, which is gone meanwhile: onto, out, over']);
  });

  it('is what was plugged into its bridge but by libvirt for a guest that is told of anyway', () => {
    const devices = [
      device('vnet0', 'fe:54:00:00:00:01', 'labbr'),
      device('veth7', 'fe:54:00:00:00:02', 'labbr'),
      device('veth8', 'fe:54:00:00:00:03', 'other'),
      device('labbr', '52:54:00:00:00:09'),
    ];
    assert.deepEqual(told({ inventory: { devices }, macs: ['52:54:00:00:00:01'] }), [
      '1 device that libvirt did not put into labbr is unplugged, and not put there again: veth7',
    ]);
  });

  it('are routes that somebody else has set over it', () => {
    const routes = [
      { destination: '10.7.0.0/24', device: 'labbr' },
      { destination: '10.9.0.0/16', gateway: '10.7.0.9', device: 'labbr' },
      { destination: '10.8.0.0/16', gateway: '10.7.0.8', device: 'labbr' },
      { destination: '0.0.0.0/0', gateway: '192.0.2.1', device: 'eth0' },
    ];
    assert.deepEqual(told({ inventory: { devices: [], routes } }), [
      '1 route over labbr is lost, and libvirt does not set it again: 10.8.0.0/16 via 10.7.0.8',
    ]);
  });
});

describe('whose address a change takes', () => {
  const lab = (dhcp: string, bridge = 'labbr') =>
    rootOf(
      `<network><name>lab</name><bridge name='${bridge}'/><ip address='10.7.0.1' prefix='24'><dhcp>${dhcp}</dhcp></ip></network>`,
    );
  const range = (first: number, last: number) => `<range start='10.7.0.${first}' end='10.7.0.${last}'/>`;
  const lease = (ip: string, mac: string, hostname?: string) => ({
    ...{ expires: undefined, until: undefined, ip, mac },
    ...(hostname !== undefined && { hostname }),
  });
  const web = lease('10.7.0.12', '52:54:00:00:00:12', 'web');
  const taken = ['1 leased address is not given out any more, so its guest loses it when it renews: 10.7.0.12 (web)'];
  const own = "<host mac='52:54:0:0:0:12' ip='10.7.0.12'/>";

  for (const [what, from, to, told] of [
    ['nobody’s by a larger range', range(10, 20), range(10, 90), []],
    ['nobody’s by a range that goes when it is reserved', range(10, 20), own, []],
    ['that of a guest outside of the ranges that are left', range(10, 20), range(13, 20), taken],
    [
      'that of a guest for which another is reserved',
      range(10, 20),
      range(10, 20) + own.replace(".12'/", ".99'/"),
      taken,
    ],
    [
      'that of a guest that is called like one with another',
      range(10, 20),
      `${range(10, 20)}<host name='WEB' ip='10.7.0.99'/>`,
      taken,
    ],
    [
      'one that is reserved for another guest',
      range(10, 20),
      `${range(10, 20)}<host mac='52:54:00:00:00:99' ip='10.7.0.12'/>`,
      taken,
    ],
    ['nobody’s that was not given out before', range(30, 40), range(50, 60), []],
  ] as const)
    it(`is ${what}`, () => assert.deepEqual(lostLeases([web], lab(from), lab(to)), told));

  it('is nobody’s known for IPv6', () => {
    const six = lease('fd00::12', '52:54:00:00:00:12');
    assert.deepEqual(lostLeases([six], lab("<range start='fd00::10' end='fd00::20'/>"), lab('')), []);
  });

  it('is everybody’s where the bridge gets another name, as libvirt keeps leases by it', () => {
    assert.deepEqual(lostLeases([web], lab(range(10, 20)), lab(range(10, 20), 'other')), [
      '1 lease is forgotten with the name of the bridge, and another guest may get the address: 10.7.0.12 (web)',
    ]);
    assert.deepEqual(lostLeases([], lab(range(10, 20)), lab(range(10, 20), 'other')), []);
  });
});
