// What is shown while options of a value and words of a route are typed.
import assert from 'node:assert/strict';
import { signatureAt } from '../server/src/features/signature';
import { Network } from '../server/src/model/network';
import { filesOf, newest } from './support/checking';
import { readCursor } from './support/marks';

/** The label, the part that is active, and pieces of the documentation; undefined when nothing is shown. */
function check(
  name: string,
  marked: string,
  label: string | undefined,
  active?: string,
  pieces: readonly string[] = [],
) {
  const { text, offset } = readCursor(marked);
  const [file] = filesOf({ [name]: text });
  const found = signatureAt(file!, new Network([file!]), offset, newest);
  assert.equal(found?.label, label);
  assert.equal(found?.parameters[found.active]?.label, active);
  for (const it of pieces) assert.ok(found!.documentation.includes(it), `no “${it}” in\n${found!.documentation}`);
  for (const it of found?.parameters ?? []) assert.ok(found!.label.includes(it.label), it.label);
}

const bond = (options: string) => `TYPE=Bond\nDEVICE=bond0\nBONDING_OPTS=${options}\n`;

describe('signature help', () => {
  it('shows what an option of a bond takes', () =>
    check('ifcfg-bond0', bond('"mode=802.3ad lacp_rate=$0"'), 'lacp_rate=slow|fast', 'slow|fast', [
      'Only in modes 802.3ad',
    ]));
  it('shows the name while the cursor is on it', () =>
    check('ifcfg-bond0', bond('"lacp$0_rate=fast mode=4"'), 'lacp_rate=slow|fast', 'lacp_rate'));
  it('says that the mode of this bond does not take the option', () =>
    check('ifcfg-bond0', bond('"mode=balance-rr lacp_rate=$0fast"'), 'lacp_rate=slow|fast', 'slow|fast', [
      'Not allowed in mode balance-rr of this bond',
    ]));
  it('says that the option does nothing in the mode of this bond', () =>
    check(
      'ifcfg-bond0',
      bond('"mode=802.3ad fail_over_mac=$0"'),
      'fail_over_mac=none|active|follow',
      'none|active|follow',
      ['Without effect in mode 802.3ad of this bond'],
    ));
  it('works in a value whose quote is still open', () =>
    check('ifcfg-bond0', bond('"mode=4 ad_select=$0'), 'ad_select=stable|bandwidth|count', 'stable|bandwidth|count'));
  it('names the kind of a value that is no choice', () =>
    check(
      'ifcfg-br0',
      'TYPE=Bridge\nBRIDGING_OPTS="priority=$0"\n',
      'priority=<number from 0 to 65535>',
      '<number from 0 to 65535>',
    ));
  it('shows the options of a port of a bridge', () =>
    check(
      'ifcfg-eth0',
      'BRIDGE=br0\nBRIDGING_OPTS="hairpin_mode=$0"\n',
      'hairpin_mode=1|on|yes|off|no',
      '1|on|yes|off|no',
    ));
  it('shows nothing where no option is named yet', () => check('ifcfg-bond0', bond('"mode=802.3ad $0"'), undefined));
  it('shows nothing in other values', () => check('ifcfg-eth0', 'DEVICE=$0eth0\n', undefined));
  it('shows nothing in network XML', () => check('a.xml', "<network><bridge name='$0'/></network>", undefined));
});

const words =
  'ip route add <default, or an IPv4 subnet> via <IPv4 address> dev <interface name> metric <number>' +
  ' table <number> src <IPv4 address>';

describe('signature help on routes', () => {
  it('shows the words of a route and the one at the cursor', () =>
    check('route-eth0', '10.0.0.0/8 via $0192.168.1.1\n', words, 'via <IPv4 address>', ['next hop']));
  it('shows the destination first', () => check('route-eth0', '10.0.$0\n', words, '<default, or an IPv4 subnet>'));
  it('shows the next usual word behind a word', () =>
    check('route-eth0', '10.0.0.0/8 $0\n', words, 'via <IPv4 address>'));
  it('adds a word that is not usual', () =>
    check('route-eth0', '10.0.0.0/8 onlink via 10.0.0.1 mtu $0\n', `${words} onlink mtu <number>`, 'mtu <number>'));
  it('shows the words of a rule', () =>
    check(
      'rule-eth0',
      'from 10.0.0.0/8 table $0\n',
      'ip rule add from <subnet or all> to <subnet or all> iif <interface> table <table> priority <number>',
      'table <table>',
    ));
});
