// What is told of two states of a network, and whether a stored definition may be what libvirt made of a text.
import assert from 'node:assert/strict';
import { changesBetween, isMadeOf } from '../../../server/src/host/state';

const network = (inside: string): string => `<network>${inside}</network>`;

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
        Object.values(states).map((now) => changesBetween(states[then as keyof typeof states], now)),
        all,
      );
    });
});

describe('what is told of another definition', () => {
  const tell = (then: string, now: string) =>
    changesBetween({ xml: network(then), autostart: false }, { xml: network(now), autostart: false });

  it('names the elements that differ, each once', () => {
    for (const [then, now, parts] of [
      ["<ip address='10.0.0.1'/>", "<ip address='10.0.0.1'><dhcp><host ip='10.0.0.2'/></dhcp></ip>", '<ip>'],
      ["<ip address='10.0.0.1'/><ip address='10.0.1.1'/>", '', '<ip>'],
      ["<domain name='a'/>", "<mtu size='1400'/>", '<mtu>, <domain>'],
      ['<name>a</name>', '<name>b</name>', '<name>'],
      ["<a b='1'/>", "<a b='2'/>", '<a>'],
    ] as const)
      assert.deepEqual(tell(then, now), [`another definition is stored (${parts})`]);
    const root = (it: string) => ({ xml: `<network${it}/>`, autostart: false });
    assert.deepEqual(changesBetween(root(" ipv6='yes'"), root('')), ['another definition is stored (<network>)']);
  });

  it('has no word of what means the same', () => {
    assert.deepEqual(
      tell("<ip address='10.0.0.1' prefix='24'/>", "<ip netmask='255.255.255.0' address='10.0.0.1'/>"),
      [],
    );
    assert.deepEqual(tell("<forward mode='nat'/>", '\n  <!-- x -->\n<forward mode="nat"></forward>'), []);
  });

  it('has one of what libvirt makes, as both are of libvirt', () => {
    assert.deepEqual(tell("<mac address='52:54:00:00:00:01'/>", ''), ['another definition is stored (<mac>)']);
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
      "<name>lab</name><forward/><ip address='10.0.0.1'><tftp root='/srv'/></ip>",
      "<name>lab</name><forward/><ip address='10.0.0.1'/><domain name='theirs'/>",
    ])
      assert.ok(!isMadeOf(given, network(it)), it);
    assert.ok(!isMadeOf(network('<ip><a/><b/></ip>'), network('<ip><a/><c/></ip>')));
    assert.ok(!isMadeOf(network('<ip><a/><b/></ip>'), network('<ip><a><b/></a></ip>')));
    assert.ok(!isMadeOf(network("<bridge name='a'/>"), network("<bridge name='b'/>")));
  });
});
