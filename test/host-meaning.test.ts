// Whether two definitions say the same, whether one may be what libvirt made of the other, and what is told of two states.
import assert from 'node:assert/strict';
import { differingParts, isMadeOf } from '../server/src/host/meaning';
import { differencesOf } from '../server/src/host/state';

const network = (inside: string): string => `<network>${inside}</network>`;

describe('the meaning of a definition', () => {
  const same = (left: string, right: string) => {
    assert.deepEqual(differingParts(left, right), []);
    assert.deepEqual(differingParts(right, left), []);
  };
  const differing = (left: string, right: string) => differingParts(network(left), network(right));

  it('does not hang on blanks, quotes, comments and the order of attributes', () => {
    same(
      network("<name>lab</name><ip address='10.0.0.1' prefix='24'><dhcp/></ip>"),
      '<!-- x -->\n<network>\n  <name> lab\n</name>\n  <ip prefix="24"\n address="10.0.0.1"><!-- y --><dhcp></dhcp></ip>\n</network>\n',
    );
  });

  it('does not hang on how many attributes are in another order', () => {
    same(network("<a d='4' c='3' b='2' a='1'/>"), network("<a b='2' d='4' a='1' c='3'/>"));
  });

  it('does not hang on the order of parts, but on that inside of them', () => {
    same(network("<mtu size='9000'/><domain name='d'/>"), network("<domain name='d'/><mtu size='9000'/>"));
    assert.deepEqual(differing("<dns><host ip='1'/><host ip='2'/></dns>", "<dns><host ip='2'/><host ip='1'/></dns>"), [
      'dns',
    ]);
  });

  it('names the parts that differ, however deep inside', () => {
    assert.deepEqual(differing("<domain name='a'/>", "<domain name='b'/>"), ['domain']);
    assert.deepEqual(differing('<name>a</name>', '<name>b</name>'), ['name']);
    assert.deepEqual(differing('<ip><dhcp><host/></dhcp></ip>', '<ip><dhcp/></ip>'), ['ip']);
    assert.deepEqual(differing('<ip><dhcp/><host/></ip>', '<ip><dhcp><host/></dhcp></ip>'), ['ip']);
    assert.deepEqual(differing("<ip a='1'/><ip a='2'/>", "<ip a='1'/>"), ['ip']);
    assert.deepEqual(differing("<domain name='a'/>", "<mtu size='1'/>"), ['domain', 'mtu']);
    assert.deepEqual(differing("<domain name='a'/>", "<domain name='a' x='1'/>"), ['domain']);
    assert.deepEqual(differingParts("<network ipv6='yes'/>", '<network/>'), ['network']);
  });

  it('is not lost where elements are as deep as text allows', () => {
    const deep = (inside: string) => network(`${'<a>'.repeat(20_000)}${inside}${'</a>'.repeat(20_000)}`);
    same(deep('x'), deep('x'));
    assert.deepEqual(differingParts(deep('x'), deep('y')), ['a']);
  });
});

describe('the state of a network', () => {
  const [stored, other] = [network("<domain name='a'/>"), network("<domain name='b'/>")];
  const states = {
    none: { autostart: false },
    stored: { xml: stored, autostart: false },
    'stored and running': { xml: stored, live: stored, autostart: false },
    marked: { xml: stored, autostart: true },
    'another one': { xml: other, autostart: true },
    transient: { live: stored, autostart: false },
    'another transient one': { live: other, autostart: false },
  };
  const there = 'it is there again';
  const gone = 'it is gone';
  const unstored = 'it is no longer stored';
  const definition = 'another definition is stored (<domain>)';
  const on = 'it starts with the host';
  const off = 'it no longer starts with the host';
  const differences: Readonly<Record<keyof typeof states, readonly (readonly string[])[]>> = {
    none: [[], [there], [there], [there], [there], [there], [there]],
    stored: [[gone], [], [], [on], [definition, on], [unstored], [unstored]],
    'stored and running': [[gone], [], [], [on], [definition, on], [unstored], [unstored]],
    marked: [[gone], [off], [off], [], [definition], [unstored], [unstored]],
    'another one': [[gone], [definition, off], [definition, off], [definition], [], [unstored], [unstored]],
    transient: [[gone], ['it is stored'], ['it is stored'], ['it is stored'], ['it is stored'], [], []],
    'another transient one': [[gone], ['it is stored'], ['it is stored'], ['it is stored'], ['it is stored'], [], []],
  };
  for (const [then, all] of Object.entries(differences))
    it(`is compared with what it was before: ${then}`, () => {
      assert.deepEqual(
        Object.values(states).map((now) => differencesOf(states[then as keyof typeof states], now)),
        all,
      );
    });
});

describe('a stored definition', () => {
  const given = network("<name>lab</name><forward/><ip address='10.0.0.1'/>");

  it('may be made of a text with what libvirt adds', () => {
    for (const added of [
      '',
      '<uuid>u</uuid>',
      "<mac address='52:54:00:00:00:01'/><bridge name='virbr0' stp='on' delay='0'/>",
    ])
      assert.ok(
        isMadeOf(given, network(`${added}<name>lab</name><forward mode='nat'/><ip address='10.0.0.1'/>`)),
        added,
      );
  });

  it('is not when something of the text is missing, changed, or more than libvirt adds', () => {
    for (const it of [
      '<name>lab</name><forward/>',
      "<name>other</name><forward/><ip address='10.0.0.1'/>",
      "<name>lab</name><forward/><ip address='10.0.0.2'/>",
      '<name>lab</name><forward/><ip/>',
      "<name>lab</name><forward/><ip address='10.0.0.1'/><ip address='10.0.1.1'/>",
      "<name>lab</name><forward/><ip address='10.0.0.1'><dhcp/></ip>",
      "<name>lab</name><forward/><ip address='10.0.0.1'/><domain name='theirs'/>",
    ])
      assert.ok(!isMadeOf(given, network(it)), it);
    assert.ok(!isMadeOf(network('<ip><a/><b/></ip>'), network('<ip><a/><c/></ip>')));
    assert.ok(!isMadeOf(network('<ip><a/><b/></ip>'), network('<ip><a><b/></a></ip>')));
    assert.ok(!isMadeOf(network("<bridge name='a'/>"), network("<bridge name='b'/>")));
  });
});
