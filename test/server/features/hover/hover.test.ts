// What hover shows. Every test goes through `check`.
import assert from 'node:assert/strict';
import { hoverAt } from '../../../../server/src/features/hover/index';
import { WorkspaceFacts } from '../../../../server/src/model/workspace-facts';
import { version } from '../../../../server/src/schema/types';
import { filesOf, newest, type Texts } from '../../../support/checking';
import { readCursor } from '../../../support/marks';

/** The word that is hovered and pieces of what is shown, in that order; `undefined` when nothing is. */
function check(
  name: string,
  marked: string,
  word: string | undefined,
  pieces: readonly string[] = [],
  more: Texts = {},
) {
  const { text, offset } = readCursor(marked);
  const [file, ...others] = filesOf({ [name]: text, ...more });
  const hover = hoverAt(file!, new WorkspaceFacts([file!, ...others]), offset, newest);
  assert.equal(hover && text.slice(hover.span.start, hover.span.end), word, hover?.markdown);
  let from = 0;
  for (const piece of pieces) {
    const at = hover!.markdown.indexOf(piece, from);
    assert.ok(at >= 0, `no “${piece}” in\n${hover!.markdown}`);
    from = at;
  }
}

const lab = `<network>
  <name>lab</name>
  <forward mode='nat'/>
  <bridge name='virbr7'/>
  <ip address='192.168.50.1' prefix='24'>
    <dhcp>
      <range start='192.168.50.10' end='192.168.50.19'/>
      <host mac='52:54:00:6b:3c:58' name='web' ip='192.168.50.15'/>
    </dhcp>
  </ip>
</network>
`;
const at = (piece: string, within: string = lab): string => {
  const [word, inside = 0] = [piece.replace('$0', ''), piece.indexOf('$0')];
  const index = within.indexOf(word);
  return `${within.slice(0, index + inside)}$0${within.slice(index + inside)}`;
};

describe('hover on network XML', () => {
  it('says what an element is, how often it may stand there, and where it is documented', () =>
    check('a.xml', at('<i$0p address'), 'ip', [
      '`<ip>`',
      'in `<network>`',
      'any number',
      'Needs `address`',
      'Since libvirt 0.3.0',
      'https://libvirt.org/formatnetwork.html#',
    ]));
  it('says the same at the close tag', () => check('a.xml', at('</dh$0cp>'), 'dhcp', ['`<dhcp>`', 'at most one']));
  it('says what an attribute takes and what it stands beside', () =>
    check('a.xml', at("pre$0fix='24'"), 'prefix', ['prefix length', 'Default:', 'Not together with `netmask`']));
  it('says what a choice means', () =>
    check('a.xml', at("mode='na$0t'"), 'nat', [
      '**`nat`** · forward mode',
      'Guests go out with the address of the host',
      'Default: nat',
    ]));
  it('computes the subnet of an address', () =>
    check('a.xml', at("address='192.168.5$00.1"), '192.168.50.1', [
      'private (RFC 1918)',
      'Network `192.168.50.0/24`, netmask `255.255.255.0`',
      'Broadcast `192.168.50.255`',
      'Usable `192.168.50.1` to `192.168.50.254`: 254 addresses',
    ]));
  it('computes the subnet of a prefix', () => check('a.xml', at("prefix='2$04'"), '24', ['Network `192.168.50.0/24`']));
  it('counts a range and says which subnet it lies in', () =>
    check('a.xml', at("start='192.168.50.1$00'"), '192.168.50.10', [
      'In `192.168.50.0/24` of `lab`',
      'The range has 10 addresses',
    ]));
  it('says that a fixed address lies inside a range', () =>
    check('a.xml', at("ip='192.168.50.1$05'"), '192.168.50.15', [
      'Inside the DHCP range `192.168.50.10` to `192.168.50.19`',
    ]));
  it('says who gives such hardware addresses, and to whom', () =>
    check('a.xml', at("mac='52:54$0"), '52:54:00:6b:3c:58', ['Unicast', 'QEMU', 'Written for `web`']));
  it('says what IPv6 prefixes hold', () =>
    check('a.xml', `<network><ip family='ipv6' address='fd00:5$00::1' prefix='64'/></network>`, 'fd00:50::1', [
      'unique local',
      'Network `fd00:50::/64`',
      '2^64 addresses',
    ]));
  it('says the class that libvirt assumes without a prefix', () =>
    check('a.xml', `<network><ip address='10.0$0.0.1'/></network>`, '10.0.0.1', ['Network `10.0.0.0/8`']));
  it('says where a bridge is declared and who uses it', () =>
    check(
      'a.xml',
      `<network><name>lan</name><forward mode='bridge'/><bridge name='b$0r0'/></network>`,
      'br0',
      ['bridge of `ifcfg-br0`, 192.168.1.10/24', '`lan` plugs guests into it', '`eth0` is a port of it'],
      {
        'ifcfg-br0': 'DEVICE=br0\nTYPE=Bridge\nIPADDR=192.168.1.10\nPREFIX=24\n',
        'ifcfg-eth0': 'DEVICE=eth0\nBRIDGE=br0\n',
      },
    ));
  it('says that nobody declares a name', () =>
    check('a.xml', `<network><forward mode='bridge'/><bridge name='b$0r0'/></network>`, 'br0', [
      'Not declared in these files',
    ]));
  it('explains the text of an element', () =>
    check('a.xml', at('la$0b</name>'), 'lab', ['`<name>`', 'The name of the network']));
  it('names what is newer than the libvirt that reads the file', () => {
    const { text, offset } = readCursor(`<network><t$0itle>Lab</title></network>`);
    const [file] = filesOf({ 'a.xml': text });
    const target = { ...newest, libvirt: version('9.0.0') };
    assert.match(
      hoverAt(file!, new WorkspaceFacts([file!]), offset, target)!.markdown,
      /Since libvirt 9\.7\.0, \*\*newer than 9\.0\.0/,
    );
  });
  it('says in which modes an element or attribute may stand, and what becomes of it here', () => {
    check('a.xml', at('<i$0p address'), 'ip', ['For isolated, nat, route, open']);
    check('a.xml', `<network><forward mode='bridge'/><bridge name='br0' s$0tp='on'/></network>`, 'stp', [
      'For isolated, nat, route, open; **in mode bridge libvirt refuses it**',
    ]);
  });
  it('is silent about unknown elements, blanks and comments', () => {
    check('a.xml', `<network><b$0ogus/></network>`, undefined);
    check('a.xml', `<network>\n $0 <name/></network>`, undefined);
    check('a.xml', `<network><!-- $0 --></network>`, undefined);
  });
  it('works while the tag is being typed', () =>
    check('a.xml', `<network><forward mo$0de='nat'`, 'mode', ['The way traffic leaves']));
});

describe('hover on ifcfg files', () => {
  it('says what a key means, who reads it and what it is today', () =>
    check('ifcfg-eth0', 'ONB$0OOT=yes\n', 'ONBOOT', [
      'yes or no',
      'Read by NetworkManager and by the legacy network-scripts',
      '`connection.autoconnect` in a keyfile',
      'nm-settings-ifcfg-rh',
    ]));
  it('knows numbered keys', () => check('ifcfg-eth0', 'D$0NS1=192.168.1.1\n', 'DNS1', ['name server']));
  it('computes the subnet of an address', () =>
    check('ifcfg-eth0', 'IPADDR=10.1.2$0.3\nPREFIX=22\n', '10.1.2.3', ['Network `10.1.0.0/22`', '1,022 addresses']));
  it('computes that of a numbered one by its mask', () =>
    check('ifcfg-eth0', 'IPADDR1=10.1.2$0.3\nNETMASK1=255.255.255.252\n', '10.1.2.3', [
      'Network `10.1.2.0/30`',
      '2 addresses',
    ]));
  it('says which prefix a netmask is', () =>
    check('ifcfg-eth0', 'NETMASK=255.255.2$054.0\n', '255.255.254.0', ['`/23`: 512 addresses']));
  it('says where the bridge is declared', () =>
    check('ifcfg-eth0', 'DEVICE=eth0\nBRIDGE=b$0r0\n', 'br0', ['bridge of `ifcfg-br0`'], {
      'ifcfg-br0': 'DEVICE=br0\nTYPE=Bridge\n',
    }));
  it('says what the switch must do for a mode of a bond', () =>
    check('ifcfg-bond0', 'TYPE=Bond\nBONDING_OPTS="mode=802.$03ad miimon=100"\n', '802.3ad', [
      'mode 4',
      'LACP',
      'May be a port of a bridge for virtual machines',
    ]));
  it('says that a mode is not for guests, by its number', () =>
    check('ifcfg-bond0', 'TYPE=Bond\nBONDING_OPTS="mode=6$0"\n', '6', ['balance-alb', 'Not supported below a bridge']));
  it('explains options inside a value', () => {
    check('ifcfg-bond0', 'TYPE=Bond\nBONDING_OPTS="mode=1 lacp_$0rate=fast"\n', 'lacp_rate', [
      'Only in modes 802.3ad',
      '`fast`: Every second',
    ]);
    check('ifcfg-bond0', 'TYPE=Bond\nBONDING_OPTS="lacp_rate=fa$0st"\n', 'fast', ['**`fast`**', 'Every second']);
    check('ifcfg-br0', 'TYPE=Bridge\nBRIDGING_OPTS="vlan_pro$0tocol=802.1Q"\n', 'vlan_protocol', ['VLAN tag']);
    check('ifcfg-eth0', 'ETHTOOL_OPTS="-K eth0 ts$0o off"\n', 'tso', ['cut TCP data']);
    check('ifcfg-eth0', 'ETHTOOL_OPTS="aut$0oneg off"\n', 'autoneg', ['negotiated']);
  });
  it('reads route lines', () => {
    check('route-eth0', '10.1$0.0.0/16 via 192.168.1.1\n', '10.1.0.0/16', ['Network `10.1.0.0/16`']);
    check('route-eth0', '10.1.0.0/16 vi$0a 192.168.1.1\n', 'via', ['next hop']);
    check('route-eth0', '10.1.0.0/16 via 192.168.1$0.1\n', '192.168.1.1', ['In `192.168.1.0/24` of `eth0`'], {
      'ifcfg-eth0': 'DEVICE=eth0\nIPADDR=192.168.1.5\nPREFIX=24\n',
    });
  });
  it('is silent about keys of nobody', () => check('ifcfg-eth0', 'BOG$0US=1\n', undefined));
});
