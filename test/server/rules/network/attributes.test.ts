// Attributes that libvirt does not know, and those it needs, with what each repair makes of them.
import assert from 'node:assert/strict';
import { problemsByName } from '../../../support/checking';
import { checkRepairs, type RepairsOf } from '../../../support/repairs';

const cases: readonly RepairsOf[] = [
  {
    code: 'unknown-attribute',
    around: ['', ''],
    rows: [
      [
        "<ip ip='10.77.1.1'/>",
        'ip is not known on <ip>, expected address',
        '* Change to address',
        "<ip address='10.77.1.1'/>",
        'Remove ip',
        '<ip/>',
      ],
      [
        "<ip addr='10.77.1.1'/>",
        'addr is not known on <ip>, expected address',
        '* Change to address',
        "<ip address='10.77.1.1'/>",
        'Remove addr',
        '<ip/>',
      ],
      [
        "<ip ADDR='10.77.1.1'/>",
        'ADDR is not known on <ip>, expected address',
        '* Change to address',
        "<ip address='10.77.1.1'/>",
        'Remove ADDR',
        '<ip/>',
      ],
      [
        "<ip address='10.77.1.1' mask='255.255.255.0'/>",
        'mask is not known on <ip>, expected netmask',
        '* Change to netmask',
        "<ip address='10.77.1.1' netmask='255.255.255.0'/>",
        'Remove mask',
        "<ip address='10.77.1.1'/>",
      ],
      [
        "<ip address='10.77.1.1' cidr='24'/>",
        'cidr is not known on <ip>, expected prefix',
        '* Change to prefix',
        "<ip address='10.77.1.1' prefix='24'/>",
        'Remove cidr',
        "<ip address='10.77.1.1'/>",
      ],
      [
        "<ip address='10.77.1.1' subnet='24'/>",
        'subnet is not known on <ip>, expected netmask or prefix',
        'Change to netmask',
        "<ip address='10.77.1.1' netmask='24'/>",
        'Change to prefix',
        "<ip address='10.77.1.1' prefix='24'/>",
        'Remove subnet',
        "<ip address='10.77.1.1'/>",
      ],
      [
        "<ip address='10.77.1.1' prefix='24' subnet='24'/>",
        'subnet is not known on <ip>, expected netmask',
        '* Change to netmask',
        "<ip address='10.77.1.1' prefix='24' netmask='24'/>",
        'Remove subnet',
        "<ip address='10.77.1.1' prefix='24'/>",
      ],
      [
        "<ip address='10.77.1.1' prefix='24' cidr='24'/>",
        'cidr is not known on <ip>',
        'Remove cidr',
        "<ip address='10.77.1.1' prefix='24'/>",
      ],
      ["<ip address='10.77.1.1' ip='10.77.1.1'/>", 'ip is not known on <ip>', 'Remove ip', "<ip address='10.77.1.1'/>"],
      [
        "<route via='10.77.1.2'/>",
        'via is not known on <route>, expected gateway',
        '* Change to gateway',
        "<route gateway='10.77.1.2'/>",
        'Remove via',
        '<route/>',
      ],
      [
        "<route gw='10.77.1.2'/>",
        'gw is not known on <route>, expected gateway',
        '* Change to gateway',
        "<route gateway='10.77.1.2'/>",
        'Remove gw',
        '<route/>',
      ],
      [
        "<dns><forwarder ip='10.0.0.1'/></dns>",
        'ip is not known on <forwarder>',
        'Remove ip',
        '<dns><forwarder/></dns>',
      ],
      [
        "<dns><forwarder host='10.0.0.1'/></dns>",
        'host is not known on <forwarder>',
        'Remove host',
        '<dns><forwarder/></dns>',
      ],
      [
        "<mac hwaddr='52:54:00:6b:3c:58'/>",
        'hwaddr is not known on <mac>, expected address',
        '* Change to address',
        "<mac address='52:54:00:6b:3c:58'/>",
        'Remove hwaddr',
        '<mac/>',
      ],
      [
        "<forward device='eth0'/>",
        'device is not known on <forward>, expected dev',
        '* Change to dev',
        "<forward dev='eth0'/>",
        'Remove device',
        '<forward/>',
      ],
      [
        "<forward interface='eth0'/>",
        'interface is not known on <forward>, expected dev',
        '* Change to dev',
        "<forward dev='eth0'/>",
        'Remove interface',
        '<forward/>',
      ],
      [
        "<vlan><tag vlan='42'/></vlan>",
        'vlan is not known on <tag>, expected id',
        '* Change to id',
        "<vlan><tag id='42'/></vlan>",
        'Remove vlan',
        '<vlan><tag/></vlan>',
      ],
      [
        "<bridge nmae='virbr7'/>",
        'nmae is not known on <bridge>, expected name',
        '* Change to name',
        "<bridge name='virbr7'/>",
        'Remove nmae',
        '<bridge/>',
      ],
      [
        "<bridge nmae='virbr7' name='virbr7'/>",
        'nmae is not known on <bridge>',
        'Remove nmae',
        "<bridge name='virbr7'/>",
      ],
      ["<bridge toString='1'/>", 'toString is not known on <bridge>', 'Remove toString', '<bridge/>'],
      ["<bridge constructor='1'/>", 'constructor is not known on <bridge>', 'Remove constructor', '<bridge/>'],
      [
        "<bridge mtu='1400'/>",
        'mtu is not known on <bridge>, expected the element <mtu size="…"/> in <network>',
        'Remove mtu',
        '<bridge/>',
      ],
      [
        "<ip address='10.77.1.1' mtu='1400'/>",
        'mtu is not known on <ip>, expected the element <mtu size="…"/> in <network>',
        'Remove mtu',
        "<ip address='10.77.1.1'/>",
      ],
      [
        "<ip address='10.77.1.1' dhcp='yes'/>",
        'dhcp is not known on <ip>, expected it as the element <dhcp>',
        'Remove dhcp',
        "<ip address='10.77.1.1'/>",
      ],
      [
        "<forward nat='yes'/>",
        'nat is not known on <forward>, expected it as the element <nat>',
        'Remove nat',
        '<forward/>',
      ],
      [
        "<forward><interface dev='eth0' conections='1'/></forward>",
        'conections is not known on <interface>',
        'Remove conections',
        "<forward><interface dev='eth0'/></forward>",
      ],
      [
        "<forward><interface dev='eth0' mtu='1400'/></forward>",
        'mtu is not known on <interface>',
        'Remove mtu',
        "<forward><interface dev='eth0'/></forward>",
      ],
      ["<forward><address start='10.0.0.1' end='10.0.0.9'/></forward>"],
      [
        "<forward><address start='10.0.0.1' type='pci'/></forward>",
        'start is not known on <address>',
        'Remove start',
        "<forward><address type='pci'/></forward>",
      ],
      [
        "<forward><address type='pci' end='10.0.0.1'/></forward>",
        'end is not known on <address>',
        'Remove end',
        "<forward><address type='pci'/></forward>",
      ],
      ["<bridge foo=''/>", 'foo is not known on <bridge>', 'Remove foo', '<bridge/>'],
      [
        "<bridge name='virbr7' foo='1' stp='on'/>",
        'foo is not known on <bridge>',
        'Remove foo',
        "<bridge name='virbr7' stp='on'/>",
      ],
      ["<bridge xmlns='urn:x'/>"],
      ["<bridge xmlns:a='urn:x'/>"],
    ],
  },
  {
    code: 'unknown-attribute',
    around: ["<ip address='10.77.1.1' prefix='24'><dhcp>", '</dhcp></ip>'],
    rows: [
      [
        "<range from='10.77.1.2'/>",
        'from is not known on <range>, expected start',
        '* Change to start',
        "<range start='10.77.1.2'/>",
        'Remove from',
        '<range/>',
      ],
      [
        "<range first='10.77.1.2'/>",
        'first is not known on <range>, expected start',
        '* Change to start',
        "<range start='10.77.1.2'/>",
        'Remove first',
        '<range/>',
      ],
      [
        "<range to='10.77.1.9'/>",
        'to is not known on <range>, expected end',
        '* Change to end',
        "<range end='10.77.1.9'/>",
        'Remove to',
        '<range/>',
      ],
      [
        "<range stop='10.77.1.9'/>",
        'stop is not known on <range>, expected end',
        '* Change to end',
        "<range end='10.77.1.9'/>",
        'Remove stop',
        '<range/>',
      ],
      [
        "<range last='10.77.1.9'/>",
        'last is not known on <range>, expected end',
        '* Change to end',
        "<range end='10.77.1.9'/>",
        'Remove last',
        '<range/>',
      ],
      [
        "<host hostname='db1'/>",
        'hostname is not known on <host>, expected name',
        '* Change to name',
        "<host name='db1'/>",
        'Remove hostname',
        '<host/>',
      ],
      [
        "<host hwaddr='52:54:00:6b:3c:58'/>",
        'hwaddr is not known on <host>, expected mac',
        '* Change to mac',
        "<host mac='52:54:00:6b:3c:58'/>",
        'Remove hwaddr',
        '<host/>',
      ],
    ],
  },
  {
    code: 'unknown-attribute',
    around: [
      "<ip address='10.77.1.1' prefix='24'><dhcp><range start='10.77.1.2' end='10.77.1.9'>",
      '</range></dhcp></ip>',
    ],
    rows: [
      [
        "<lease time='2'/>",
        'time is not known on <lease>, expected expiry',
        '* Change to expiry',
        "<lease expiry='2'/>",
        'Remove time',
        '<lease/>',
      ],
    ],
  },
  {
    code: 'missing-attribute',
    around: ['', ''],
    rows: [
      [
        "<forward mode='nat'><nat><address end='10.0.0.9'/></nat></forward>",
        '<address> has no start, expected an IPv4 address',
        '* Add start="10.0.0.9"',
        "<forward mode='nat'><nat><address end='10.0.0.9' start='10.0.0.9'/></nat></forward>",
      ],
      [
        "<forward mode='nat'><nat><address end='10.0.0.900'/></nat></forward>",
        '<address> has no start, expected an IPv4 address',
      ],
      [
        "<forward mode='nat'><nat><port start='1024'/></nat></forward>",
        '<port> has no end, expected a number from 1 to 65535',
      ],
      ["<forward mode='nat'><address start='10.0.0.1'/></forward>"],
      [
        "<forward mode='hostdev'><address domain='0'/></forward>",
        '<address> has no type, expected a kind of address',
        '* Add type="pci"',
        "<forward mode='hostdev'><address domain='0' type='pci'/></forward>",
      ],
      ['<mtu'],
      ['<mtu/>', '<mtu> has no size, expected a number from 0 to 65535 bytes'],
      ['<ip/>', '<ip> has no address, expected an IP address'],
      [
        '<virtualport/>',
        '<virtualport> has no type, expected a kind of port',
        'Add type="openvswitch"',
        "<virtualport type='openvswitch'/>",
        'Add type="802.1Qbg"',
        "<virtualport type='802.1Qbg'/>",
        'Add type="802.1Qbh"',
        "<virtualport type='802.1Qbh'/>",
        'Add type="midonet"',
        "<virtualport type='midonet'/>",
      ],
      [
        "<virtualport><parameters profileid='a'/></virtualport>",
        '<virtualport> has no type, expected a kind of port',
        'Add type="openvswitch"',
        "<virtualport type='openvswitch'><parameters profileid='a'/></virtualport>",
        'Add type="802.1Qbh"',
        "<virtualport type='802.1Qbh'><parameters profileid='a'/></virtualport>",
      ],
      [
        "<virtualport><parameters interfaceid='09b11c53-8b5c-4eeb-8f00-d84eaa0aaa4f'/></virtualport>",
        '<virtualport> has no type, expected a kind of port',
        'Add type="openvswitch"',
        "<virtualport type='openvswitch'><parameters interfaceid='09b11c53-8b5c-4eeb-8f00-d84eaa0aaa4f'/></virtualport>",
        'Add type="midonet"',
        "<virtualport type='midonet'><parameters interfaceid='09b11c53-8b5c-4eeb-8f00-d84eaa0aaa4f'/></virtualport>",
      ],
      [
        "<virtualport><parameters managerid='11'/></virtualport>",
        '<virtualport> has no type, expected a kind of port',
        '* Add type="802.1Qbg"',
        "<virtualport type='802.1Qbg'><parameters managerid='11'/></virtualport>",
      ],
    ],
  },
  {
    code: 'missing-attribute',
    around: ["<ip address='10.77.1.1' prefix='24'><dhcp>", '</dhcp></ip>'],
    rows: [["<range start='10.77.1.2'/>", '<range> has no end, expected an IP address']],
  },
];

describe('attributes of a network that are not known or missing', () => {
  checkRepairs(cases);

  it('are given the name that was meant among up to a hundred', () => {
    const said = (count: number): string => {
      const others = Array.from({ length: count - 1 }, (_, i) => ` other${i}='1'`).join('');
      const text = `<network><name>lab</name><bridge nmae='virbr7'${others}/></network>`;
      return problemsByName({ 'lab.xml': text })
        .get('lab.xml')!
        .find((it) => it.code === 'unknown-attribute')!.message;
    };
    assert.equal(said(100), 'nmae is not known on <bridge>, expected name');
    assert.equal(said(101), 'nmae is not known on <bridge>');
  });
});
