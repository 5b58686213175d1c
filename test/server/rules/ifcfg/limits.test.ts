// What rules say where a file holds more of something than a person writes: the findings stay, repairs that would write all
// of it anew, once for each, do not.
import assert from 'node:assert/strict';
import type { Problem } from '../../../../server/src/features/problems';
import { problemsByName, type Texts } from '../../../support/checking';

const card = 'DEVICE=eth0\nTYPE=Ethernet\nBOOTPROTO=dhcp\n';
const many = (count: number, line: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => line(n)).join('');
const found = (texts: Texts, name: string, code: string): Problem[] =>
  problemsByName(texts, { inEditor: true })
    .get(name)!
    .filter((it) => it.code === code);
const titles = (problem: Problem | undefined): string[] => (problem?.fixes ?? []).map((it) => it.title);

describe('rules of ifcfg files, where there is much', () => {
  const routes = (count: number) => ({
    'route-eth0':
      many(count - 1, (n) => `ADDRESS${n}=10.${n}.0.0\nNETMASK${n}=255.255.0.0\n`) +
      `ADDRESS${count - 1}=10.0.0.0\nNETMASK${count - 1}=255.255.0.0\n`,
  });
  it('move the routes behind a duplicate up, unless they are more than 200', () => {
    for (const [count, fixes] of [
      [200, ['Remove the route']],
      [201, []],
    ] as const) {
      const problems = found(routes(count), 'route-eth0', 'route-duplicate');
      assert.equal(problems.length, 1);
      assert.deepEqual(titles(problems[0]), fixes);
    }
  });

  it('take the first word of a name in a route of any length', () => {
    const texts = (more: number) => ({
      'ifcfg-eth0': 'DEVICE=eth0\nTYPE=Ethernet\nBOOTPROTO=none\nIPADDR=192.0.2.5\nPREFIX=24\n',
      'route-eth0': `10.0.0.0/8 via 192.0.2.5${' via 192.0.3.1'.repeat(more)}\n`,
    });
    for (const more of [1, 38, 39, 50])
      assert.deepEqual(
        found(texts(more), 'route-eth0', 'route-via-self').map((it) => it.message),
        ['the next hop 192.0.2.5 is an address of the interface itself; the kernel refuses the route'],
      );
  });

  const servers = (count: number) => ({
    'ifcfg-eth0': `${card}IPV6INIT=no\nDNS1=2001:db8::53\n${many(count - 1, (n) => `DNS${n + 2}=192.0.2.53\n`)}`,
  });
  it('move the name servers behind a useless one up, unless they are more than 200', () => {
    for (const [count, fixes] of [
      [200, ['Switch IPv6 on', 'Remove DNS1']],
      [201, ['Switch IPv6 on']],
    ] as const)
      assert.deepEqual(titles(found(servers(count), 'ifcfg-eth0', 'dns-family-disabled')[0]), fixes);
  });

  it('repair one item of a list of 2000 letters, and none of a longer one', () => {
    const options = (length: number) => ({
      'ifcfg-bond0': `DEVICE=bond0\nTYPE=Bond\nBONDING_OPTS="mode=1 miimon=100 zzzzzz ${'x'.repeat(length - 25)}"\n`,
    });
    for (const [length, fixes] of [
      [2000, ['Remove zzzzzz']],
      [2001, []],
    ] as const) {
      const [first] = found(options(length), 'ifcfg-bond0', 'bond-option-unknown');
      assert.deepEqual(titles(first), fixes);
    }
  });

  it('look for what the first 50 unknown names may mean', () => {
    const names = card + many(51, (n) => `BOOTPROTX${'A'.repeat(n % 3)}${n}=x\n`).replaceAll(/BOOTPROTX\w*/g, 'ONBOOX');
    const problems = found({ 'ifcfg-eth0': names }, 'ifcfg-eth0', 'key-unknown');
    assert.equal(problems.length, 51);
    assert.equal(problems[49]!.message, 'ONBOOX is not known, did you mean ONBOOT');
    assert.equal(problems[50]!.message, 'ONBOOX is read by nobody');
  });

  it('keep one of up to three assignments of a name alone', () => {
    for (const [count, fixes] of [
      [3, ['Remove this line', 'Keep this line only']],
      [4, ['Remove this line']],
    ] as const) {
      const text = card + many(count, (n) => `ZONE=z${n}\n`);
      const problems = found({ 'ifcfg-eth0': text }, 'ifcfg-eth0', 'duplicate-key');
      assert.equal(problems.length, count - 1);
      assert.deepEqual(titles(problems[0]), fixes);
    }
  });

  it('name three of the interfaces that bring a default route, too', () => {
    const texts = (count: number) =>
      Object.fromEntries(
        Array.from({ length: count }, (_, n) => [`ifcfg-eth${n}`, `DEVICE=eth${n}\nTYPE=Ethernet\nBOOTPROTO=dhcp\n`]),
      );
    const told = (count: number) =>
      found(texts(count), 'ifcfg-eth0', 'multiple-default-routes').map((it) => [
        it.message,
        (it.related ?? []).map((one) => one.message),
      ]);
    const all = ['default route of ifcfg-eth1', 'default route of ifcfg-eth2', 'default route of ifcfg-eth3'];
    const end = 'expected one, or an IPV4_ROUTE_METRIC that tells them apart';
    assert.deepEqual(told(1), []);
    assert.deepEqual(told(2), [[`eth0 brings a default route, and so does eth1; ${end}`, all.slice(0, 1)]]);
    assert.deepEqual(told(4), [[`eth0 brings a default route, and so do eth1, eth2, eth3; ${end}`, all]]);
    assert.deepEqual(told(5), [[`eth0 brings a default route, and so do eth1, eth2, eth3 …; ${end}`, all]]);
    assert.deepEqual(told(9), told(5));
  });
});
