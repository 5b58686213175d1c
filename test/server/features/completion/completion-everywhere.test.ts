// Completion at any place of any text: what is offered can be accepted, and does not depend on how much stands there.
import assert from 'node:assert/strict';
import type { Completion } from '../../../../server/src/features/completion/context';
import { completionsAt } from '../../../../server/src/features/completion/index';
import { WorkspaceFacts } from '../../../../server/src/model/workspace-facts';
import { filesOf, newest, type Texts } from '../../../support/checking';
import { readCursor } from '../../../support/marks';

const lab = (inside: string): string => `<network>\n  <name>lab</name>\n  ${inside}\n</network>\n`;

/** What an editor needs of an offer: its words, and a span on one line that holds the cursor. */
function assertUsable({ label, insert, sortText, span }: Completion, text: string, offset: number): void {
  const where = `${label} at ${offset} of ${JSON.stringify(text)}`;
  assert.ok(label !== '' && insert !== '' && sortText !== '', where);
  assert.ok(span.start <= offset && offset <= span.end && span.end <= text.length, where);
  assert.ok(!text.slice(span.start, span.end).includes('\n'), where);
}

describe('completion anywhere', () => {
  const samples: Texts = {
    'a.xml': `<?xml version='1.0'?>\n<!-- c -->\n<network ipv6='yes' xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'>
  <name>lab</name>
  <forward mode='nat' dev="eth0"><nat><port start='1024' end='65535'/></nat></forward>
  <bridge name='virbr7' stp=on delay='0'/>
  <dns><host ip='192.168.50.2'><hostname>a</hostname></host></dns>
  <ip address='192.168.50.1' prefix='24'>
    <dhcp><range start='192.168.50.10' end='192.168.50.19'/><host mac='52:54:00:6b:3c:58' name='web' ip='192.168.50.15'/></dhcp>
  </ip>
  <dnsmasq:options><dnsmasq:option value='a=b'/></dnsmasq:options>
</network>\n`,
    'ifcfg-bond0': `# bond\nTYPE=Bond\nDEVICE=bond0\nBONDING_OPTS="mode=1 primary=eth0"\nexport A=1\nIPADDR0='1.2.3.4'\nETHTOOL_OPTS="-K eth0 tso off; autoneg on"\nBROKEN="x y\nDNS1=$'a'\n`,
    'route-x': '10.0.0.0/8 via 1.2.3.4 dev x\ndefault via\n#x\n to 1.2.3.4 mtu lock 5\n',
    'route-y': 'ADDRESS0=1.2.3.4\nNETMASK0=255.0.0.0\n',
    'rule-x': 'from 10.0.0.0/8 table 5\n',
  };
  const other = filesOf({
    'b.xml': lab(`<bridge name='virbr1'/>`),
    'ifcfg-eth0': 'DEVICE=eth0\nMASTER=bond0\nIPADDR=10.0.0.1\n',
  });

  it('can be accepted, at every offset of any sample or truncation', () => {
    for (const [name, text] of Object.entries(samples)) {
      for (let end = 0; end <= text.length; end++) {
        const [file] = filesOf({ [name]: text.slice(0, end) });
        const workspace = new WorkspaceFacts([file!, ...other]);
        const from = end === text.length ? 0 : end;
        for (let offset = from; offset <= end; offset++)
          for (const it of completionsAt(file!, workspace, offset, newest)) assertUsable(it, file!.text, offset);
      }
    }
  });
  it('can be accepted when a piece is missing', () => {
    for (const [name, text] of Object.entries(samples)) {
      for (let at = 0; at < text.length; at += 7) {
        const [file] = filesOf({ [name]: text.slice(0, at) + text.slice(at + 5) });
        for (const it of completionsAt(file!, new WorkspaceFacts([file!]), at, newest))
          assertUsable(it, file!.text, at);
      }
    }
  });
  it('offers the same in a file of 3,000 hosts as in one of three', () => {
    const big = (hosts: number, marked: (text: string) => string): [string, number] => {
      const all = Array.from(
        { length: hosts },
        (_, i) =>
          `      <host mac='52:54:00:00:${hex(i >> 8)}:${hex(i & 255)}' name='h${i}' ip='10.0.${i >> 8}.${i & 255}'/>\n`,
      );
      const text = `<network>\n  <name>big</name>\n  <ip address='10.0.255.1' prefix='16'>\n    <dhcp>\n${all.join('')}      \n    </dhcp>\n  </ip>\n  \n</network>\n`;
      const { text: sample, offset } = readCursor(marked(text));
      return [sample, offset];
    };
    const hex = (it: number): string => it.toString(16).padStart(2, '0');
    const places: Readonly<Record<string, (text: string) => string>> = {
      'a host': (text) => text.replace('      \n    </dhcp>', '      <$0\n    </dhcp>'),
      'an element': (text) => text.replace('  \n</network>', '  <$0\n</network>'),
      'an attribute': (text) => text.replace(" name='h1'", ' $0'),
    };
    for (const [what, marked] of Object.entries(places)) {
      const [few, many] = [3, 3000].map((hosts) => {
        const [sample, offset] = big(hosts, marked);
        const [file] = filesOf({ 'a.xml': sample });
        return completionsAt(file!, new WorkspaceFacts([file!]), offset, newest).map((it) => it.label);
      });
      assert.ok(few!.length > 0, what);
      assert.deepEqual(many, few, what);
    }
  });
});
