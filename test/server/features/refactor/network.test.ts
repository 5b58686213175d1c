// Rewritings of networks: which are there at a place, and the file after one.
import assert from 'node:assert/strict';
import { refactoringsAt } from '../../../../server/src/features/refactor/network';
import { WorkspaceFacts } from '../../../../server/src/model/workspace-facts';
import { afterChanges, filesOf, problemsByName, type Texts } from '../../../support/checking';
import { readCursor } from '../../../support/marks';

describe('refactoring', () => {
  const titlesOf = (name: string, marked: string) => {
    const { text, offset } = readCursor(marked);
    const [file] = filesOf({ [name]: text });
    return refactoringsAt(file!, new WorkspaceFacts([file!]), { start: offset, end: offset }).map((it) => it.title);
  };

  /** The file afterwards, which has no errors that it had not before. */
  function check(name: string, marked: string, title: string, expected: string, more: Texts = {}) {
    const { text, offset } = readCursor(marked);
    const [file] = filesOf({ [name]: text });
    const found = refactoringsAt(file!, new WorkspaceFacts([file!]), { start: offset, end: offset }).find((it) =>
      it.title.startsWith(title),
    );
    assert.ok(found, `${title} is not offered, but ${titlesOf(name, marked).join(', ')}`);
    const after = afterChanges({ [name]: text }, file!.uri, found.changes);
    const { [name]: own, ...created } = after;
    assert.equal(own, expected);
    assert.deepEqual(created, more);
    const errors = (it: Texts) =>
      [...problemsByName(it).values()]
        .flat()
        .filter(({ severity }) => severity === 'error' || severity === 'warning')
        .map(({ code }) => code);
    const before = errors({ [name]: text });
    assert.deepEqual(
      errors(after).filter((it) => !before.includes(it)),
      [],
    );
  }

  const lab = (forward: string, ip: string) => `<network>\n  <name>lab</name>\n${forward}  ${ip}\n</network>\n`;
  const plain = `<ip address='10.0.0.1' prefix='24'/>`;

  it('adds DHCP', () =>
    check(
      'a.xml',
      lab('', `<ip$0 address='10.0.0.1' prefix='24'/>`),
      'Add DHCP',
      lab(
        '',
        `<ip address='10.0.0.1' prefix='24'>\n    <dhcp>\n      <range start='10.0.0.2' end='10.0.0.254'/>\n    </dhcp>\n  </ip>`,
      ),
    ));
  it('adds a fixed host', () =>
    check(
      'a.xml',
      lab(
        '',
        `<ip address='10.0.0.1' prefix='24'>\n    <dhcp>\n      <range$0 start='10.0.0.100' end='10.0.0.254'/>\n    </dhcp>\n  </ip>`,
      ),
      'Add a fixed host with 10.0.0.2',
      lab(
        '',
        `<ip address='10.0.0.1' prefix='24'>\n    <dhcp>\n      <range start='10.0.0.100' end='10.0.0.254'/>\n      <host mac='52:54:00:00:00:02' name='guest1' ip='10.0.0.2'/>\n    </dhcp>\n  </ip>`,
      ),
    ));
  it('numbers fixed hosts on', () => {
    const host = (name: string, last: number) =>
      `<host mac='52:54:00:00:00:0${last}' name='${name}' ip='10.0.0.${last}'/>`;
    const dhcp = (...hosts: string[]) =>
      lab('', `<ip address='10.0.0.1' prefix='24'>\n    <dhcp>\n      ${hosts.join('\n      ')}\n    </dhcp>\n  </ip>`);
    const [first, second] = [host('guest1', 2), host('guest2', 3)];
    check('a.xml', dhcp(`<ho$0st${first.slice(5)}`), 'Add a fixed host', dhcp(first, second));
    check(
      'a.xml',
      dhcp(`<ho$0st${first.slice(5)}`, second),
      'Add a fixed host',
      dhcp(first, second, host('guest3', 4)),
    );
  });
  it('adds IPv6', () =>
    check(
      'a.xml',
      lab('', `<ip$0 address='10.0.0.1' prefix='24'/>`),
      'Add IPv6',
      lab('', `${plain}\n  <ip family='ipv6' address='fd00:100::1' prefix='64'/>`),
    ));
  it('writes one sort of quotes, and leaves metadata as it is', () => {
    const metadata = `<metadata><a:x xmlns:a="urn:a" b='1'/></metadata>`;
    check(
      'a.xml',
      `<network><na$0me>a</name>${metadata}<bridge name='br0' stp="o'n"/><dns enable="yes"/></network>`,
      "Write ' around every value",
      `<network><name>a</name>${metadata}<bridge name='br0' stp='o&apos;n'/><dns enable='yes'/></network>`,
    );
  });
  it('writes a netmask as prefix and back', () => {
    check(
      'a.xml',
      lab('', `<ip address="10.0.0.1" net$0mask="255.255.255.0"/>`),
      'Write the netmask as prefix 24',
      lab('', `<ip address="10.0.0.1" prefix="24"/>`),
    );
    check(
      'a.xml',
      lab('', `<ip address='10.0.0.1' pre$0fix='20'/>`),
      'Write the prefix as netmask',
      lab('', `<ip address='10.0.0.1' netmask='255.255.240.0'/>`),
    );
    check(
      'ifcfg-a',
      'DEVICE=a\nIPADDR=10.0.0.1\nNETM$0ASK="255.255.255.0"\n',
      'Write PREFIX=24',
      'DEVICE=a\nIPADDR=10.0.0.1\nPREFIX="24"\n',
    );
    check(
      'ifcfg-a',
      'DEVICE=a\nIPADDR1=10.0.0.1\nPREF$0IX1=16\n',
      'Write NETMASK1',
      'DEVICE=a\nIPADDR1=10.0.0.1\nNETMASK1=255.255.0.0\n',
    );
  });
  it('changes the mode, with what the new one forbids', () => {
    const nat = `  <forward mode='na$0t' dev='eth0'>\n    <nat ipv6='yes'/>\n    <interface dev='eth0'/>\n  </forward>\n`;
    check(
      'a.xml',
      lab(nat, plain),
      'Make this network routed',
      lab(`  <forward mode='route' dev='eth0'>\n    <interface dev='eth0'/>\n  </forward>\n`, plain),
    );
    check('a.xml', lab(nat, plain), 'Make this network open', lab(`  <forward mode='open'>\n  </forward>\n`, plain));
    check('a.xml', lab(nat, plain), 'Make this network isolated', lab('', plain));
    check(
      'a.xml',
      `<network>\n  <na$0me>lab</name>\n  ${plain}\n</network>\n`,
      'Let guests out by NAT',
      lab(`  <forward mode='nat'/>\n`, plain),
    );
  });
  it('puts a bridge for guests in the place of an interface', () => {
    check(
      'ifcfg-eth0',
      '# LAN\nTYPE=Ethernet\nDEV$0ICE=eth0\nONBOOT=yes\nBOOTPROTO=none\nIPADDR=10.0.0.5\nPREFIX=24\nGATEWAY=10.0.0.1\nDNS1="10.0.0.1"\nHWADDR=52:54:00:00:00:01\n',
      'Make eth0 a port of a new bridge br0',
      '# LAN\nTYPE=Ethernet\nDEVICE=eth0\nONBOOT=yes\nBOOTPROTO=none\nHWADDR=52:54:00:00:00:01\nBRIDGE=br0\n',
      {
        'ifcfg-br0':
          'TYPE=Bridge\nDEVICE=br0\nNAME=br0\nONBOOT=yes\nSTP=off\nBOOTPROTO=none\nIPADDR=10.0.0.5\nPREFIX=24\nGATEWAY=10.0.0.1\nDNS1=10.0.0.1\n',
      },
    );
    check('ifcfg-eth0', 'DEV$0ICE=eth0\nBOOTPROTO=dhcp', 'Make eth0', 'DEVICE=eth0\nBOOTPROTO=none\nBRIDGE=br0\n', {
      'ifcfg-br0': 'TYPE=Bridge\nDEVICE=br0\nNAME=br0\nONBOOT=yes\nSTP=off\nBOOTPROTO=dhcp\n',
    });
  });
  it('leaves ports as they are', () => assert.deepEqual(titlesOf('ifcfg-eth0', 'DEV$0ICE=eth0\nBRIDGE=br0\n'), []));
  it('leaves networks alone whose bridge libvirt does not make', () =>
    assert.deepEqual(
      titlesOf('a.xml', `<network><name>a</name><for$0ward mode='bridge'/><bridge name='br0'/></network>`),
      [],
    ));
  it('is silent where the cursor is on nothing that it changes', () =>
    assert.deepEqual(titlesOf('a.xml', lab('', `${plain}\n  <dns>$0</dns>`)), []));
});
