// Limits, portgroups, virtual ports and VLANs that do not work as they are meant, with what each repair makes of them.
import { checkRepairs, type RepairsOf } from '../../../support/repairs';

const cases: readonly RepairsOf[] = [
  {
    code: [
      'bandwidth-average-missing',
      'bandwidth-floor-misplaced',
      'bandwidth-classid',
      'bandwidth-burst-too-big',
      'bandwidth-peak-below-average',
      'bandwidth-outbound-peak-ignored',
      'bandwidth-unit-suspicious',
      'bandwidth-empty',
    ],
    around: ['<bandwidth>', '</bandwidth>'],
    rows: [
      ["<inbound average='1000'/>"],
      [
        "<inbound peak='2000'/>",
        'inbound without average; libvirt needs the mean rate in kilobytes per second',
        "Add average='2000', as peak",
        "<inbound peak='2000' average='2000'/>",
      ],
      ["<inbound burst='10'/>", 'inbound without average; libvirt needs the mean rate in kilobytes per second'],
      [
        "<inbound floor='10'/>",
        'floor in a network; it belongs to the interface of a guest, and libvirt refuses it here',
      ],
      [
        "<inbound average='1000' floor='10'/>",
        'floor in a network; it belongs to the interface of a guest, and libvirt refuses it here',
        '* Remove floor',
        "<inbound average='1000'/>",
      ],
      ["<inbound average='1000' burst='4194303'/>"],
      [
        "<inbound average='1000' burst='4194304'/>",
        'burst 4194304 KiB is more than 4194303, the most that tc can hold; the network does not start',
        'Change to 4194303',
        "<inbound average='1000' burst='4194303'/>",
      ],
      [
        "<inbound average='1000' burst='4294967295'/>",
        'burst 4294967295 KiB is more than 4194303, the most that tc can hold; the network does not start',
        'Change to 4194303',
        "<inbound average='1000' burst='4194303'/>",
      ],
      ["<inbound average='1000' burst='4294967296'/>"],
      [
        "<inbound average='10000000'/>",
        'average 10000000 is 80 Gbit/s, because the unit is kilobytes per second; 10 Mbit/s are 1250',
        'Change to 1250',
        "<inbound average='1250'/>",
      ],
      ["<inbound average='9000000'/>"],
      ["<inbound average='10000001'/>"],
      [
        "<inbound average='1000000000'/>",
        'average 1000000000 is 8000 Gbit/s, because the unit is kilobytes per second; 1000 Mbit/s are 125000',
        'Change to 125000',
        "<inbound average='125000'/>",
      ],
      [
        "<outbound average='1000' peak='2000'/>",
        'peak has no effect on what guests send; libvirt uses average and burst there',
        '* Remove peak',
        "<outbound average='1000'/>",
      ],
      ["<inbound average='1000' peak='2000'/>"],
      ["<inbound average='1000' peak='1000'/>"],
      [
        "<inbound average='1000' peak='999'/>",
        'peak 999 is lower than average 1000; the average can never be reached',
        'Swap peak and average',
        "<inbound average='999' peak='1000'/>",
      ],
      [
        "<outbound average='1000' peak='999'/>",
        'peak has no effect on what guests send; libvirt uses average and burst there',
        '* Remove peak',
        "<outbound average='1000'/>",
      ],
      ["<inbound average='1000' peak='1k'/>"],
      ["<other peak='1'/>"],
    ],
  },
  {
    code: [
      'bandwidth-average-missing',
      'bandwidth-floor-misplaced',
      'bandwidth-classid',
      'bandwidth-burst-too-big',
      'bandwidth-peak-below-average',
      'bandwidth-outbound-peak-ignored',
      'bandwidth-unit-suspicious',
      'bandwidth-empty',
    ],
    around: ['', ''],
    rows: [
      [
        '<bandwidth/>',
        'bandwidth without inbound and outbound limits nothing; libvirt drops it',
        '* Remove bandwidth',
        '',
      ],
      [
        "<bandwidth classID='3'/>",
        'classID in a network; it belongs to the port of a running guest, and libvirt refuses it here',
        '* Remove classID',
        '<bandwidth/>',
      ],
      [
        "<bandwidth classID='3'><inbound average='1000'/></bandwidth>",
        'classID in a network; it belongs to the port of a running guest, and libvirt refuses it here',
        '* Remove classID',
        "<bandwidth><inbound average='1000'/></bandwidth>",
      ],
      [
        "<portgroup name='a'><bandwidth classID='3'/></portgroup>",
        'classID in a portgroup; it belongs to the port of a running guest, and libvirt refuses it here',
        '* Remove classID',
        "<portgroup name='a'><bandwidth/></portgroup>",
      ],
      [
        "<portgroup name='a'><bandwidth><inbound floor='1'/></bandwidth></portgroup>",
        'floor in a portgroup; it belongs to the interface of a guest, and libvirt refuses it here',
      ],
      [
        "<portgroup name='a'><bandwidth/></portgroup>",
        'bandwidth without inbound and outbound limits nothing; libvirt drops it',
        '* Remove bandwidth',
        "<portgroup name='a'></portgroup>",
      ],
    ],
  },
  {
    code: 'port-isolation',
    around: ['', ''],
    rows: [
      [
        "<port/><ip address='10.77.1.1' prefix='24'/>",
        'port without isolated says nothing; libvirt drops it',
        '* Remove port',
        "<ip address='10.77.1.1' prefix='24'/>",
      ],
      ["<port isolated='yes'/><ip address='10.77.1.1' prefix='24'/>"],
      [
        "<forward mode='private' dev='eth0'/><port isolated='yes'/>",
        "isolated='yes' in mode private; only ports of a Linux bridge can be isolated, guests do not start",
        '* Remove port',
        "<forward mode='private' dev='eth0'/>",
      ],
      ["<forward mode='private' dev='eth0'/><port isolated='no'/>"],
      ["<forward mode='bridge'/><bridge name='br0'/><port isolated='yes'/>"],
      [
        "<forward mode='bridge'/><bridge name='br0'/><virtualport type='openvswitch'/><port isolated='yes'/>",
        "isolated='yes' beside a virtualport; only plain ports of a Linux bridge can be isolated, guests do not start",
        '* Remove port',
        "<forward mode='bridge'/><bridge name='br0'/><virtualport type='openvswitch'/>",
      ],
      [
        "<forward mode='bridge' dev='eth0'/><port isolated='yes'/>",
        "isolated='yes' in mode bridge without a bridge name; only ports of a Linux bridge can be isolated, guests do not start",
        '* Remove port',
        "<forward mode='bridge' dev='eth0'/>",
      ],
    ],
  },
  {
    code: 'portgroup',
    around: ['', ''],
    rows: [
      [
        "<portgroup name='a'/><portgroup name='a'/>",
        '2 portgroups and no default; a guest that names none gets the settings of none',
      ],
      [
        "<portgroup name='a' default='yes'/><portgroup name='a'/>",
        'a portgroup a stands here already; libvirt refuses two of one name',
        'Remove this portgroup',
        "<portgroup name='a' default='yes'/>",
      ],
      ["<portgroup name='a'/>"],
      [
        "<portgroup name='a'/><portgroup name='b'/>",
        '2 portgroups and no default; a guest that names none gets the settings of none',
      ],
      [
        "<portgroup name='a' default='yes'/><portgroup name='b' default='yes'/>",
        'a second default portgroup; a is the default already, and libvirt refuses two',
        '* Make it no default',
        "<portgroup name='a' default='yes'/><portgroup name='b'/>",
      ],
      [
        "<portgroup default='yes'/><portgroup name='b' default='YES'/>",
        'a second default portgroup; another one is the default already, and libvirt refuses two',
        '* Make it no default',
        "<portgroup default='yes'/><portgroup name='b'/>",
      ],
      ["<portgroup name='a' default='no'/><portgroup name='b' default='yes'/>"],
      ['<portgroup/><portgroup/>', '2 portgroups and no default; a guest that names none gets the settings of none'],
    ],
  },
  {
    code: 'virtualport-parameters',
    around: ['', ''],
    rows: [
      ["<virtualport type='802.1Qbg'><parameters managerid='11' typeid='1' typeidversion='2'/></virtualport>"],
      [
        "<virtualport type='802.1Qbg'><parameters managerid='11'/></virtualport>",
        '802.1Qbg without typeid, typeidversion; each guest has to give it, or it does not start',
      ],
      [
        "<virtualport type='802.1Qbg'/>",
        '802.1Qbg without managerid, typeid, typeidversion; each guest has to give it, or it does not start',
      ],
      ["<virtualport type='802.1Qbh'/>", '802.1Qbh without profileid; each guest has to give it, or it does not start'],
      ["<virtualport type='802.1Qbh'/><portgroup name='a'/>"],
      ["<virtualport type='openvswitch'/>"],
      [
        "<virtualport type='midonet'><parameters profileid='a'/></virtualport>",
        'profileid is no parameter of midonet, which takes interfaceid',
        '* Remove profileid',
        "<virtualport type='midonet'><parameters/></virtualport>",
      ],
      [
        "<virtualport type='openvswitch'><parameters managerid='1'/></virtualport>",
        'managerid is no parameter of openvswitch, which takes profileid, interfaceid',
        '* Remove managerid',
        "<virtualport type='openvswitch'><parameters/></virtualport>",
      ],
      ["<virtualport type='openvswitch'><parameters foo='1'/></virtualport>"],
      ["<virtualport type='other'><parameters managerid='1'/></virtualport>"],
      ["<virtualport><parameters managerid='1'/></virtualport>"],
      [
        "<virtualport type='openvswitch'/><portgroup name='a'><virtualport type='midonet'/></portgroup>",
        'midonet here, openvswitch in the network; a guest of this portgroup is refused',
      ],
      ["<virtualport type='openvswitch'/><portgroup name='a'><virtualport type='openvswitch'/></portgroup>"],
      [
        "<virtualport type='openvswitch'><parameters profileid='a'/></virtualport><portgroup name='a'><virtualport type='openvswitch'><parameters profileid='b'/></virtualport></portgroup>",
        'profileid b here, a in the network; a guest of this portgroup is refused',
      ],
      [
        "<virtualport type='openvswitch'><parameters profileid='a'/></virtualport><portgroup name='a'><virtualport type='openvswitch'><parameters profileid='a'/></virtualport></portgroup>",
      ],
      ["<portgroup name='a'><virtualport type='802.1Qbh'/></portgroup>"],
      ["<virtualport/><portgroup name='a'><virtualport type='openvswitch'/></portgroup>"],
    ],
  },
  {
    code: 'vlan-tag',
    around: ["<forward mode='bridge'/><bridge name='br0'/><virtualport type='openvswitch'/><vlan>", '</vlan>'],
    rows: [
      ["<tag id='0'/>", 'VLAN 0 is reserved by 802.1Q; expected 1 to 4094'],
      ["<tag id='1'/>"],
      ["<tag id='4094'/>"],
      ["<tag id='4095'/>", 'VLAN 4095 is reserved by 802.1Q; expected 1 to 4094'],
      [
        "<tag id='42'/><tag id='042'/>",
        'VLAN 042 stands here already; two tags make the port a trunk',
        '* Remove this tag',
        "<tag id='42'/>",
      ],
      ["<tag id='42'/><tag id='43'/>"],
      [
        "<tag id='1' nativeMode='tagged'/><tag id='2' nativeMode='untagged'/>",
        'a second tag with nativeMode; a port has one native VLAN, and libvirt refuses two',
        '* Remove nativeMode here',
        "<tag id='1' nativeMode='tagged'/><tag id='2'/>",
      ],
      ["<tag id='1' nativeMode='tagged'/><tag id='2'/>"],
      ["<tag id='x'/><tag id='x'/>"],
    ],
  },
  {
    code: 'vlan-tag',
    around: ['', ''],
    rows: [
      ["<forward mode='hostdev'><pf dev='eth0'/></forward><vlan><tag id='1'/></vlan>"],
      [
        "<forward mode='hostdev'><pf dev='eth0'/></forward><vlan><tag id='1'/><tag id='2'/></vlan>",
        'a VLAN trunk on a network of mode hostdev; a virtual function carries a single tag',
      ],
      [
        "<forward mode='passthrough' dev='eth0'/><vlan trunk='yes'><tag id='1'/></vlan>",
        'a VLAN trunk on a network of mode passthrough; a virtual function carries a single tag',
      ],
      [
        "<forward mode='passthrough' dev='eth0'/><vlan><tag id='1' nativeMode='tagged'/></vlan>",
        'a VLAN trunk on a network of mode passthrough; a virtual function carries a single tag',
      ],
      [
        "<forward mode='passthrough' dev='eth0'/><portgroup name='a'><vlan><tag id='1'/><tag id='2'/></vlan></portgroup>",
        'a VLAN trunk on a network of mode passthrough; a virtual function carries a single tag',
      ],
    ],
  },
];

describe('what a network says of the ports of guests', () => checkRepairs(cases));
