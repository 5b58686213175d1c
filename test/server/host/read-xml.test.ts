// What is read from the XML that virsh prints of a network.
import assert from 'node:assert/strict';
import { type PrintedNetwork, readNetwork } from '../../../server/src/host/read-xml';

const bare: PrintedNetwork = { mode: 'isolated', addresses: [], uplinks: [], connections: 0, hosts: [] };

const rows: [xml: string, read: PrintedNetwork | undefined][] = [
  [
    `<network connections='2'><name>default</name><forward mode='nat'><nat><port start='1024' end='65535'/></nat></forward>` +
      `<bridge name='virbr0' stp='on' delay='0'/><ip address='192.168.122.1' netmask='255.255.255.0'><dhcp>` +
      `<range start='192.168.122.2' end='192.168.122.254'/><host mac='52:54:00:00:00:01' name='a&amp;b' ip='192.168.122.5'/>` +
      `<host id='0:1' ip='192.168.122.6'/></dhcp></ip></network>`,
    {
      mode: 'nat',
      bridge: 'virbr0',
      addresses: ['192.168.122.1/24'],
      uplinks: [],
      connections: 2,
      hosts: [{ mac: '52:54:00:00:00:01', name: 'a&b', ip: '192.168.122.5' }, { ip: '192.168.122.6' }],
    },
  ],
  [
    `<network><bridge name='virbr1'/><ip address='10.0.0.1' prefix='8'/><ip family='ipv6' address='fd00::1' prefix='64'/></network>`,
    { ...bare, bridge: 'virbr1', addresses: ['10.0.0.1/8', 'fd00::1/64'] },
  ],
  [`<network><forward mode='bridge'/><bridge name='br0'/></network>`, { ...bare, mode: 'bridge', bridge: 'br0' }],
  [
    `<network><forward dev='eth0' mode='bridge'><interface dev='eth0'/><interface dev='eth1'/></forward></network>`,
    { ...bare, mode: 'macvtap', uplinks: ['eth0', 'eth1'] },
  ],
  [
    `<network><forward mode='hostdev' managed='yes'><pf dev='ens1f0'/></forward></network>`,
    { ...bare, mode: 'hostdev', uplinks: ['ens1f0'] },
  ],
  [`<network><forward/><ip address='10.0.0.1'/></network>`, { ...bare, mode: 'nat', addresses: ['10.0.0.1'] }],
  [
    `<network><ip address='10.0.0.1' netmask='255.255.240.0'/><ip>a</ip></network>`,
    { ...bare, addresses: ['10.0.0.1/20'] },
  ],
  [`<?xml version='1.0'?>\n<!-- a --><network><name>1e3</name></network>`, bare],
  ['<network/>', bare],
  ['<domain><network/></domain>', undefined],
  [`<!DOCTYPE network [<!ENTITY a 'b'>]><network/>`, undefined],
  ['', undefined],
  ['error: nothing', undefined],
];

describe('the XML of a network that virsh prints', () => {
  for (const [xml, read] of rows) it(`is read: ${xml.slice(0, 90)}`, () => assert.deepEqual(readNetwork(xml), read));
});
