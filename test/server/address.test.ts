// Address arithmetic, with `ip-address` as the oracle.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Address4, Address6 } from 'ip-address';
import {
  classfulPrefix,
  contains,
  ipv4Address,
  maskText,
  overlap,
  parseAddress,
  parseIpv4,
  parseIpv6,
  plus,
  prefixOfMask,
  size,
  subnetOf,
  subnetText,
  addressText,
  usable,
} from '../../server/src/address';

const octet = fc.integer({ min: 0, max: 255 });
const ipv4Text = fc.tuple(octet, octet, octet, octet).map((it) => it.join('.'));
const ipv6Text = fc.ipV6();

describe('address', () => {
  it('reads strict dotted quads alone', () => {
    assert.equal(parseIpv4('192.168.50.1'), 0xc0a83201);
    for (const it of [
      '',
      '1.2.3',
      '1.2.3.4.5',
      '01.2.3.4',
      '256.1.1.1',
      '1..2.3',
      '1.2.3.4 ',
      '0x1.2.3.4',
      '1.2.3.',
      '.1.2.3',
    ])
      assert.equal(parseIpv4(it), -1, it);
  });

  it('reads IPv6 as ip-address does', () => {
    fc.assert(
      fc.property(ipv6Text, (it) => {
        const address = parseIpv6(it);
        assert.ok(address, it);
        assert.equal(addressText(address), new Address6(it).correctForm());
      }),
    );
    for (const it of [
      '',
      ':',
      ':::',
      '1:2',
      '1::2::3',
      '12345::',
      'g::',
      '1:2:3:4:5:6:7:8:9',
      '::1%eth0',
      '[::1]',
      '1:2:3:4:5:6:7:',
      '::1.2.3',
      '1:2:3:4:5:6:7::8:9',
    ])
      assert.equal(parseIpv6(it), undefined, it);
  });

  it('writes back what it read', () => {
    fc.assert(fc.property(ipv4Text, (it) => assert.equal(addressText(parseAddress(it)!), it)));
  });

  it('finds subnets as ip-address does', () => {
    fc.assert(
      fc.property(ipv4Text, fc.integer({ min: 0, max: 32 }), (it, prefix) => {
        const subnet = subnetOf(parseAddress(it)!, prefix);
        const oracle = new Address4(`${it}/${prefix}`);
        assert.equal(addressText(subnet.first), oracle.startAddress().correctForm());
        assert.equal(addressText(subnet.last), oracle.endAddress().correctForm());
      }),
    );
    fc.assert(
      fc.property(ipv6Text, fc.integer({ min: 0, max: 128 }), (it, prefix) => {
        const subnet = subnetOf(parseAddress(it)!, prefix);
        const oracle = new Address6(`${it}/${prefix}`);
        assert.equal(addressText(subnet.first), oracle.startAddress().correctForm());
        assert.equal(addressText(subnet.last), oracle.endAddress().correctForm());
      }),
    );
  });

  it('knows containment and overlap', () => {
    const wide = subnetOf(parseAddress('10.0.0.0')!, 8);
    const narrow = subnetOf(parseAddress('10.1.2.0')!, 24);
    assert.ok(contains(wide, parseAddress('10.255.255.255')!));
    assert.ok(!contains(wide, parseAddress('11.0.0.0')!));
    assert.ok(overlap(wide, narrow) && overlap(narrow, wide));
    assert.ok(!overlap(narrow, subnetOf(parseAddress('10.1.3.0')!, 24)));
    assert.ok(!overlap(wide, subnetOf(parseAddress('::')!, 0)));
  });

  it('counts steps across words, and stops at the ends', () => {
    assert.equal(addressText(plus(parseAddress('192.168.0.255')!, 1)!), '192.168.1.0');
    assert.equal(addressText(plus(parseAddress('fd00::ffff:ffff')!, 1)!), 'fd00::1:0:0');
    assert.equal(addressText(plus(parseAddress('fd00::1:0:0')!, -1)!), 'fd00::ffff:ffff');
    assert.equal(plus(parseAddress('255.255.255.255')!, 1), undefined);
    assert.equal(plus(parseAddress('::')!, -1), undefined);
    assert.equal(size(parseAddress('10.0.0.1')!, parseAddress('10.0.0.254')!), 254);
  });

  it('reads masks', () => {
    for (let prefix = 0; prefix <= 32; prefix++) assert.equal(prefixOfMask(parseIpv4(maskText(prefix))), prefix);
    assert.equal(prefixOfMask(parseIpv4('255.0.255.0')), undefined);
    assert.equal(prefixOfMask(parseIpv4('0.0.0.255')), undefined);
  });

  it('knows classes and usable addresses', () => {
    assert.deepEqual(
      ['10.1.1.1', '172.16.0.1', '192.168.1.1', '224.0.0.1'].map((it) => classfulPrefix(parseAddress(it)!)),
      [8, 16, 24, undefined],
    );
    const { first, last } = usable(subnetOf(ipv4Address(parseIpv4('192.168.50.9')), 24));
    assert.deepEqual([addressText(first), addressText(last)], ['192.168.50.1', '192.168.50.254']);
    assert.equal(subnetText(subnetOf(parseAddress('fd00:1::5')!, 64)), 'fd00:1::/64');
  });
});
