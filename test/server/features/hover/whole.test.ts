// All that is shown of a word, to the letter: one of each kind.
import assert from 'node:assert/strict';
import { hoverAt } from '../../../../server/src/features/hover/index';
import { WorkspaceFacts } from '../../../../server/src/model/workspace-facts';
import { filesOf, newest } from '../../../support/checking';
import { readCursor } from '../../../support/marks';

const hovers: readonly (readonly [
  what: string,
  name: string,
  marked: string,
  word: string,
  blocks: readonly string[],
])[] = [
  [
    'the root',
    'a.xml',
    '<net$0work/>',
    'network',
    [
      '**`<network>`**',
      'A network that libvirt gives to guests.',
      '- Since libvirt 0.3.0',
      '[Network XML format of libvirt](https://libvirt.org/formatnetwork.html)',
    ],
  ],
  [
    'an element',
    'a.xml',
    "<network><name>a</name><fo$0rward mode='nat'/></network>",
    'forward',
    [
      '**`<forward>`** in `<network>` · at most one',
      'How guests reach beyond the host. Without this element the network is isolated.',
      '- Since libvirt 0.3.0',
      '[Network XML format of libvirt](https://libvirt.org/formatnetwork.html#connectivity)',
    ],
  ],
  [
    'its close tag',
    'a.xml',
    '<network><name>a</name><dns></d$0ns></network>',
    'dns',
    [
      '**`<dns>`** in `<network>` · at most one',
      'The DNS server that libvirt runs for the network, and records it knows beyond those of DHCP.',
      '- Since libvirt 0.9.3',
      '[Network XML format of libvirt](https://libvirt.org/formatnetwork.html#addressing)',
    ],
  ],
  [
    'an element of some modes',
    'a.xml',
    "<network><name>a</name><m$0tu size='9000'/></network>",
    'mtu',
    [
      '**`<mtu>`** in `<network>` · at most one',
      'The largest packet on this network. Given to the bridge, to the interfaces of guests, and to guests by DHCP.',
      '- Needs `size`\n- When absent: that of the device, usually 1500\n- Since libvirt 3.1.0',
      '[Network XML format of libvirt](https://libvirt.org/formatnetwork.html#connectivity)',
      'For isolated, nat, route, open',
    ],
  ],
  [
    'an element with a text',
    'a.xml',
    '<network><name>a</name><tit$0le>x</title></network>',
    'title',
    [
      '**`<title>`** in `<network>` · at most one',
      'A short title on one line, shown by `virsh net-list --title`.',
      '- Text: title\n- Since libvirt 9.7.0',
      '[Network XML format of libvirt](https://libvirt.org/formatnetwork.html#general-metadata)',
    ],
  ],
  [
    'a text',
    'a.xml',
    '<network><name>a$0b</name></network>',
    'ab',
    [
      '**`<name>`** in `<network>`',
      'The name of the network, one per host. It becomes the name of the file in /etc/libvirt/qemu/networks and the word that domains and virsh use.',
      '- Text: name\n- Since libvirt 0.3.0',
      '[Network XML format of libvirt](https://libvirt.org/formatnetwork.html#general-metadata)',
    ],
  ],
  [
    'an attribute',
    'a.xml',
    "<network><name>a</name><ip pre$0fix='24' address='10.0.0.1'/></network>",
    'prefix',
    [
      '**`prefix`** · prefix length: 0 to 32 for IPv4, to 128 for IPv6',
      'Length of the network part. Without it or `netmask` an IPv4 address falls back to the classes of old: 10.0.0.1 means /8.',
      '- Default: IPv4: 8, 16 or 24 by the first octet; IPv6: 64\n- Not together with `netmask`\n- Since libvirt 0.8.7',
      '[Documentation](https://libvirt.org/formatnetwork.html#addressing)',
    ],
  ],
  [
    'an attribute that must be there',
    'a.xml',
    "<network><name>a</name><dns><srv ser$0vice='ldap' protocol='tcp'/></dns></network>",
    'service',
    [
      '**`service`** · service',
      'Name of the service; libvirt puts the underscore in front.',
      '- Required',
      '[Documentation](https://libvirt.org/formatnetwork.html#addressing)',
    ],
  ],
  [
    'an attribute with choices',
    'a.xml',
    "<network><name>a</name><port isol$0ated='yes'/></network>",
    'isolated',
    [
      '**`isolated`** · yes or no',
      'With `yes`, guests reach the host and the outside but not each other. Works on Linux bridges only.',
      '- Default: no\n- Since libvirt 6.1.0',
      'One of `yes`, `no`',
      '[Documentation](https://libvirt.org/formatnetwork.html#isolating-ports-from-one-another)',
      'For isolated, nat, route, open, bridge',
    ],
  ],
  [
    'an attribute that libvirt writes',
    'a.xml',
    "<network connec$0tions='1'><name>a</name></network>",
    'connections',
    [
      '**`connections`** · number from 0 to 4294967295',
      'How many guest interfaces are plugged in. Only written by libvirt in the live definition and ignored when read.',
      '- Only written by libvirt, ignored when read\n- Since libvirt 0.10.0',
      '[Documentation](https://libvirt.org/formatnetwork.html)',
    ],
  ],
  [
    'a choice',
    'a.xml',
    "<network><name>a</name><bridge name='br0' stp='o$0n'/></network>",
    'on',
    [
      '**`stp`** · on or off',
      'Whether the bridge takes part in the spanning tree protocol. With it on, the kernel makes each port wait for the forward delay.',
      '- Default: on\n- Since libvirt 0.3.0',
      'One of `on`, `off`',
      '[Documentation](https://libvirt.org/formatnetwork.html#connectivity)',
      'For isolated, nat, route, open',
    ],
  ],
  [
    'a key',
    'ifcfg-a',
    'IPADD$0R=10.0.0.1\n',
    'IPADDR',
    [
      '**`IPADDR`** · IPv4 address',
      'A static IPv4 address: strict dotted quad, the prefix goes into PREFIX. More addresses are IPADDR1, IPADDR2 …; NetworkManager looks at IPADDR, IPADDR0, IPADDR1 and IPADDR2, then on until the first gap. On a port of a bridge or bond it is dropped.',
      '- Read by NetworkManager and by the legacy network-scripts\n- With a wrong value NetworkManager refuses the whole file\n- Today: `ipv4.address1` in a keyfile, `ipv4.address[].ip` in nmstate',
      '[Keys of ifcfg files in NetworkManager](https://networkmanager.dev/docs/api/latest/nm-settings-ifcfg-rh.html)',
    ],
  ],
  [
    'an obsolete key',
    'ifcfg-a',
    'NETW$0ORK=10.0.0.0\n',
    'NETWORK',
    [
      '**`NETWORK`** · IPv4 address',
      '**Deprecated**: It is computed from the address and the prefix.',
      'Network address. It is always computed; leave it out.',
      '- Read by the legacy network-scripts only',
    ],
  ],
  [
    'a key of the legacy scripts',
    'ifcfg-a',
    'HOTP$0LUG=no\n',
    'HOTPLUG',
    [
      '**`HOTPLUG`** · yes or no',
      'With `no`, the legacy scripts do not start the interface when it is plugged in. Recommended for ports of Open vSwitch.',
      '- Default: yes\n- Read by the legacy network-scripts only',
      'One of `yes`, `no`',
    ],
  ],
  [
    'a key of a kind of interface',
    'ifcfg-a',
    'STP$0=on\n',
    'STP',
    [
      '**`STP`** · one of on, off, yes, no',
      'Spanning tree on the bridge. NetworkManager knows on, yes, off, no; other words (true, 1) mean off. With it a port forwards only after twice DELAY, which is too late for the DHCP of a guest when DELAY is long.',
      '- Default: off\n- For TYPE Bridge\n- Read by NetworkManager and by the legacy network-scripts\n- A wrong value is ignored, with a warning in the log\n- Today: `bridge.stp` in a keyfile, `bridge.options.stp.enabled` in nmstate',
      '- `on`: The bridge keeps loops out.\n- `off`: The bridge forwards at once.\n- `yes`: The same as on.\n- `no`: The same as off.',
      '[Keys of ifcfg files in NetworkManager](https://networkmanager.dev/docs/api/latest/nm-settings-ifcfg-rh.html)',
    ],
  ],
  [
    'a choice of a key',
    'ifcfg-a',
    'STP=of$0f\n',
    'off',
    [
      '**`off`** · one of on, off, yes, no',
      'The bridge forwards at once.',
      '---',
      '**`STP`** · one of on, off, yes, no',
      'Spanning tree on the bridge. NetworkManager knows on, yes, off, no; other words (true, 1) mean off. With it a port forwards only after twice DELAY, which is too late for the DHCP of a guest when DELAY is long.',
      '- Default: off\n- For TYPE Bridge\n- Read by NetworkManager and by the legacy network-scripts\n- A wrong value is ignored, with a warning in the log\n- Today: `bridge.stp` in a keyfile, `bridge.options.stp.enabled` in nmstate',
      '- `on`: The bridge keeps loops out.\n- `off`: The bridge forwards at once.\n- `yes`: The same as on.\n- `no`: The same as off.',
      '[Keys of ifcfg files in NetworkManager](https://networkmanager.dev/docs/api/latest/nm-settings-ifcfg-rh.html)',
    ],
  ],
  [
    'an option',
    'ifcfg-a',
    'TYPE=Bond\nBONDING_OPTS="lacp_ra$0te=fast"\n',
    'lacp_rate',
    [
      '**`lacp_rate`** · one of slow, fast, 0, 1',
      'How often LACP packets are asked for: every 30 seconds or every second.',
      '- Default: slow\n- Only in modes 802.3ad\n- Read by NetworkManager and by the legacy network-scripts\n- A wrong value is ignored, with a warning in the log\n- Today: `bond.lacp_rate` in a keyfile, `link-aggregation.options.lacp_rate` in nmstate',
      '- `slow`: Every 30 seconds.\n- `fast`: Every second.',
    ],
  ],
  [
    'a choice of an option',
    'ifcfg-a',
    'TYPE=Bond\nBONDING_OPTS="lacp_rate=fa$0st"\n',
    'fast',
    [
      '**`fast`** · one of slow, fast, 0, 1',
      'Every second.',
      '---',
      '**`lacp_rate`** · one of slow, fast, 0, 1',
      'How often LACP packets are asked for: every 30 seconds or every second.',
      '- Default: slow\n- Only in modes 802.3ad\n- Read by NetworkManager and by the legacy network-scripts\n- A wrong value is ignored, with a warning in the log\n- Today: `bond.lacp_rate` in a keyfile, `link-aggregation.options.lacp_rate` in nmstate',
      '- `slow`: Every 30 seconds.\n- `fast`: Every second.',
    ],
  ],
  [
    'an option of some modes',
    'ifcfg-a',
    'TYPE=Bond\nBONDING_OPTS="mode=1 prim$0ary=a"\n',
    'primary',
    [
      '**`primary`** · interface name',
      'The port that works whenever it can.',
      '- Only in modes active-backup, balance-tlb, balance-alb\n- Read by NetworkManager and by the legacy network-scripts\n- A wrong value is ignored, with a warning in the log\n- Today: `bond.primary` in a keyfile, `link-aggregation.options.primary` in nmstate',
    ],
  ],
  [
    'a word of a route',
    'route-a',
    '10.0.0.0/8 v$0ia 10.0.0.1\n',
    'via',
    [
      '**`via`** · IPv4 address',
      'The next hop. It must lie in a subnet of the interface, or the route needs `onlink`.',
      '- Read by NetworkManager and by the legacy network-scripts\n- A wrong value is ignored, with a warning in the log',
    ],
  ],
];

/** The file with the cursor in it, all files, and the cursor. */
function read(name: string, marked: string) {
  const { text, offset } = readCursor(marked);
  const [file] = filesOf({ [name]: text });
  return { file: file!, workspace: new WorkspaceFacts([file!]), offset };
}

describe('a hover tells all that is known', () => {
  for (const [what, name, marked, word, blocks] of hovers)
    it(`of ${what}`, () => {
      const { file, workspace, offset } = read(name, marked);
      const { span, markdown } = hoverAt(file, workspace, offset, newest)!;
      assert.equal(file.text.slice(span.start, span.end), word);
      assert.deepEqual(markdown.split('\n\n'), blocks);
    });
});
