// Where a network moves to when its subnet is taken, and when there is no place left.
import assert from 'node:assert/strict';
import { rules } from '../../../../server/src/rules/index';
import { afterChanges, problemsByName, uriOf } from '../../../support/checking';

const only = rules.filter((it) => it.name === 'subnet-overlap-workspace');

const networkOf = (name: string, ips: readonly string[]): string => {
  const elements = ips.map((it) => {
    const [address = '', prefix = '24'] = it.split('/');
    return `<ip${address.includes(':') ? " family='ipv6'" : ''} address='${address}' prefix='${prefix}'/>`;
  });
  return `<network><name>${name}</name>${elements.join('')}</network>`;
};

/** The addresses of a network after the move, when another one has these addresses. */
function moved(mine: readonly string[], others: readonly string[]): string[] | undefined {
  const texts = { 'lab.xml': networkOf('lab', mine), 'test.xml': networkOf('test', others) };
  const fix = problemsByName(texts, { only }).get('lab.xml')![0]!.fixes?.[0];
  if (!fix) return undefined;
  const after = afterChanges(texts, uriOf('lab.xml'), fix.changes)['lab.xml']!;
  return [...after.matchAll(/address='([^']*)'/g)].map((it) => it[1]!);
}

const numbers = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i);

describe('a subnet that is taken', () => {
  it('moves to the next free one of 192.168.100.0/24 and later', () => {
    assert.deepEqual(moved(['10.1.1.9'], ['10.1.1.1']), ['192.168.100.9']);
    assert.deepEqual(moved(['10.1.1.9'], ['10.1.1.1', '192.168.100.1']), ['192.168.101.9']);
    assert.deepEqual(moved(['10.1.1.9'], ['10.1.1.1', '192.168.100.77/30']), ['192.168.101.9']);
  });

  it('leaves that of the default network alone', () => {
    const taken = numbers(100, 121).map((it) => `192.168.${it}.1`);
    assert.deepEqual(moved(['10.1.1.9'], ['10.1.1.1', ...taken]), ['192.168.123.9']);
  });

  it('has a last number to move to, and stays when all are taken', () => {
    const taken = numbers(100, 253).map((it) => `192.168.${it}.1`);
    assert.deepEqual(moved(['10.1.1.9'], ['10.1.1.1', ...taken]), ['192.168.254.9']);
    assert.equal(moved(['10.1.1.9'], ['10.1.1.1', ...taken, '192.168.254.1']), undefined);
    assert.equal(moved(['10.1.1.9'], ['10.1.1.1', '192.168.0.1/16']), undefined);
  });

  it('moves further on where it is larger than a /24, or IPv6', () => {
    assert.deepEqual(moved(['10.1.1.9/23'], ['10.1.0.1/23']), ['10.1.3.9']);
    assert.deepEqual(moved(['10.1.0.9/16'], ['10.1.0.1/16', '10.2.0.1/16', '10.3.4.1/24']), ['10.4.0.9']);
    assert.deepEqual(moved(['fd00:1::9/64'], ['fd00:1::1/64']), ['fd00:1:0:1::9']);
    assert.deepEqual(moved(['fd00:1::ffff:9/112'], ['fd00:1::ffff:1/112']), ['fd00:1::1:0:9']);
  });

  it('never moves out of private space', () => {
    assert.deepEqual(moved(['255.255.255.1/23'], ['255.255.254.1/23']), ['10.100.1.1']);
    assert.deepEqual(moved(['8.8.8.1/23'], ['8.8.8.2/23']), ['10.100.0.1']);
    assert.deepEqual(moved(['172.31.0.9/16'], ['172.31.0.1/16']), ['10.100.0.9']);
    assert.deepEqual(moved(['192.168.254.9/23'], ['192.168.254.1/23']), ['10.100.0.9']);
    assert.deepEqual(moved(['10.0.0.9/17'], ['10.0.0.1/8']), ['172.20.0.9']);
    assert.deepEqual(moved(['2001:db8::9/64'], ['2001:db8::1/64']), ['fd00:100::9']);
    assert.deepEqual(moved(['ffff:ffff:ffff:ffff::9/64'], ['ffff:ffff:ffff:ffff::1/64']), ['fd00:100::9']);
  });

  it('stays where no private space is that large, or free', () => {
    assert.equal(moved(['10.0.0.9/7'], ['10.0.0.1/8']), undefined);
    assert.equal(moved(['10.0.0.9/18'], ['10.0.0.1/8', '172.16.0.1/12', '192.168.0.1/16']), undefined);
  });

  it('goes back to the start of its block where the rest is taken', () =>
    assert.deepEqual(moved(['172.31.0.9/16'], ['172.31.0.1/16', '10.0.0.1/8', '192.168.0.1/16']), ['172.20.0.9']));

  it('moves up to a hundred addresses of a network', () => {
    const ips = (count: number) => ['10.1.1.9', ...numbers(2, count).map((it) => `10.2.${it}.1`)];
    assert.equal(moved(ips(100), ['10.1.1.1'])?.[0], '192.168.100.9');
    assert.equal(moved(ips(101), ['10.1.1.1']), undefined);
  });
});
