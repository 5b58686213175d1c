// What two definitions of a network say differently, by meaning: pairs of what was written and what libvirt made of it, and
// what must hold of any two texts.
import assert from 'node:assert/strict';
import { type Difference, differencesOf } from '../../../server/src/model/network/drift/differences';
import type { DefinitionKind } from '../../../server/src/model/network/drift/part';
import { templateOf } from '../../../server/src/syntax/template/template';
import { parseXml } from '../../../server/src/syntax/xml/parse';
import type { Span } from '../../../server/src/text';
import { networkMistakes } from '../../support/everyday';
import { otherValuesIn } from '../../support/other-values';
import { recordedLines } from '../../support/recorded-lines';

interface Pair {
  readonly case: string;
  readonly libvirt: readonly string[];
  readonly written: string;
  readonly inactive?: string;
  readonly live?: string;
  readonly equal_by_meaning?: 'yes' | 'no';
  readonly lost_or_changed?: readonly string[];
}

/** What libvirt 9.0.0 and 11.3.0 stored of each, and what ran. */
const pairs = recordedLines<Pair>('drift-pairs').filter((it) => it.inactive !== undefined);

const between = (
  here: string,
  there: string,
  [one, other]: readonly [DefinitionKind, DefinitionKind] = ['written', 'written'],
) => differencesOf({ tree: treeOf(here), kind: one }, { tree: treeOf(there), kind: other });

const treeOf = (text: string) => parseXml(text, text.includes('{{') ? templateOf(text, 'xml', true) : undefined);

const told = ({ kind, path, here, there }: Difference): string =>
  kind.startsWith('only')
    ? `${path}: ${here.value ?? there.value} ${kind}`
    : `${path}: ${here.value} here, ${there.value} there${kind === 'order' ? ' (order)' : ''}`;

const network = (inside: string): string => `<network><name>lab</name>${inside}</network>`;

/** The differences of two networks with the same name. */
const tell = (here: string, there: string, kinds?: readonly [DefinitionKind, DefinitionKind]): string[] =>
  between(network(here), network(there), kinds).map(told);

describe('what libvirt made of a text', () => {
  const lost: Readonly<Record<string, readonly string[]>> = {
    'own/domain-register': ['domain › register: yes only here'],
    'own/dns-forwarder-port': ['dns › forwarder 8.8.8.8 › port: 5353 only here'],
    'own/dhcp-bootp-only': ['ip 10.77.1.1 › dhcp › bootp › file: pxe only here'],
    'own/dhcp-lease-two 9.0.0': ["ip 10.77.1.1 › dhcp › range 10.77.1.10 › lease: <lease expiry='5'/> only here"],
    'own/dhcp-lease-two 11.3.0': [
      "ip 10.77.1.1 › dhcp › range 10.77.1.10 › lease: <lease expiry='7' unit='hours'/> only here",
    ],
    'own/metadata': ['metadata › noNs: <noNs/> only here', "metadata › app2:a: <app2:a xmlns:app2='urn:a'/> only here"],
    'own/title-desc': ['title: my  title only here', 'description: two\nlines   only here'],
    'own/unknown': ['network › foo: bar only here', "gateway: <gateway address='1.2.3.4'/> only here"],
    'own/entity-attr': [`dns › txt k › value: a"b'c<d>&e\nf\tg here, a"b'c<d>&e f g there`],
  };
  for (const { case: name, libvirt, written, inactive, live, equal_by_meaning } of pairs) {
    const stored = inactive!;
    const running = !live || live === 'same as inactive' ? stored : live;
    const expected = equal_by_meaning === 'yes' ? [] : (lost[name] ?? lost[`${name} ${libvirt.join()}`]);
    it(`${name} ${libvirt.join(' and ')}: ${expected?.length === 0 ? 'is the same' : 'has lost something'}`, () => {
      assert.deepEqual(between(written, stored, ['written', 'stored']).map(told), expected);
      assert.deepEqual(between(stored, running, ['stored', 'running']).map(told), []);
      assert.deepEqual(between(written, running, ['written', 'running']).map(told), expected);
    });
  }
});

/** All texts of networks that are recorded, and what people really write. */
const texts = [
  ...new Set([
    ...recordedLines<Pair>('drift-pairs').flatMap((it) => [it.written, it.inactive, it.live]),
    ...recordedLines<{ bad: string; good?: string }>('libvirt-network-fixtures').flatMap((it) => [it.bad, it.good]),
    ...networkMistakes().flatMap((it) => Object.values(it.documents)),
  ]),
].filter((it): it is string => it !== undefined && it !== 'same as inactive');

describe('any text', () => {
  it('is the same as itself', () => {
    assert.ok(texts.length > 800);
    for (const text of texts)
      for (const kinds of [
        ['written', 'written'],
        ['stored', 'stored'],
        ['running', 'running'],
      ] as const)
        assert.deepEqual(between(text, text, kinds).map(told), [], text);
  });

  it('differs from another as that does from it', () => {
    const sides = { changed: 'changed', order: 'order', 'only here': 'only there', 'only there': 'only here' } as const;
    const plain = (all: readonly Difference[]) =>
      all.map(({ kind, here, there }) => JSON.stringify([kind, here, there])).sort();
    texts.forEach((text, i) => {
      const other = texts[(i + 1) % texts.length]!;
      const turned = between(other, text).map((it) => ({
        ...it,
        kind: sides[it.kind],
        here: it.there,
        there: it.here,
      }));
      assert.deepEqual(plain(between(text, other)), plain(turned), `${text}\n${other}`);
    });
  });

  it('differs in one place when one value is another', () => {
    let tried = 0;
    const wrong: string[] = [];
    for (const text of texts) {
      for (const { span, value, what } of otherValuesIn(text)) {
        const mutant = text.slice(0, span.start) + value + text.slice(span.end);
        const found = between(text, mutant);
        tried++;
        const at = found[0]?.here.span;
        if (found.length === 1 && at!.start <= span.start && span.end <= at!.end) continue;
        wrong.push(`${what} is ${value} in\n${text}\n${found.map(told).join('\n')}`);
      }
    }
    assert.deepEqual(wrong, []);
    assert.ok(tried > 2000, String(tried));
  });
});

describe('a difference', () => {
  const dhcp = (inside: string) => `<ip address='10.0.0.1' prefix='24'><dhcp>${inside}</dhcp></ip>`;
  const host = (mac: number, ip: number, name = '') =>
    `<host mac='52:54:00:00:00:0${mac}'${name && ` name='${name}'`} ip='10.0.0.${ip}'/>`;

  const cases: readonly (readonly [what: string, here: string, there: string, told: readonly string[]])[] = [
    [
      'of a value is told with both values, as they are written',
      "<mac address='52:54:00:AA:00:01'/>",
      "<mac address='52:54:00:aa:00:02'/>",
      ['mac › address: 52:54:00:AA:00:01 here, 52:54:00:aa:00:02 there'],
    ],
    [
      'of the length of a prefix is told as it is said',
      "<ip address='10.0.0.1' netmask='255.255.255.0'/>",
      "<ip address='10.0.0.1' prefix='25'/>",
      ['ip 10.0.0.1 › netmask: 255.255.255.0 here, 25 there'],
    ],
    [
      'of an address is one, though another prefix follows from it',
      "<ip address='10.0.0.1'/>",
      "<ip address='192.168.0.1'/>",
      ['ip 10.0.0.1 › address: 10.0.0.1 here, 192.168.0.1 there'],
    ],
    [
      'is there where the prefix that is left out is not the one that is written',
      "<ip address='10.0.0.1'/>",
      "<ip address='10.0.0.1' prefix='24'/>",
      ['ip 10.0.0.1 › prefix: 24 only there'],
    ],
    [
      'of an element is one, however much is in it',
      "<domain name='lab' localOnly='yes'/>",
      '',
      ["domain: <domain name='lab' localOnly='yes'/> only here"],
    ],
    [
      'of an element that says one thing but its defaults is that thing',
      '',
      "<bridge name='virbr0' stp='off' delay='0'/>",
      ['bridge › stp: off only there'],
    ],
    [
      'of hosts is told of the one with the same MAC address, address or name',
      dhcp(host(1, 11, 'a') + host(2, 12) + host(3, 13, 'c') + host(4, 14)),
      dhcp(host(5, 15) + host(3, 13, 'd') + host(2, 22) + host(6, 11, 'a')),
      [
        'ip 10.0.0.1 › dhcp › host 52:54:00:00:00:05: ' + `${host(5, 15)} only there`,
        'ip 10.0.0.1 › dhcp › host a › mac: 52:54:00:00:00:01 here, 52:54:00:00:00:06 there',
        'ip 10.0.0.1 › dhcp › host 52:54:00:00:00:02 › ip: 10.0.0.12 here, 10.0.0.22 there',
        'ip 10.0.0.1 › dhcp › host c › name: c here, d there',
        'ip 10.0.0.1 › dhcp › host 52:54:00:00:00:04: ' + `${host(4, 14)} only here`,
      ],
    ],
    [
      'of two hosts that have swapped their addresses is one for each',
      dhcp(host(1, 11) + host(2, 12)),
      dhcp(host(1, 12) + host(2, 11)),
      [
        'ip 10.0.0.1 › dhcp › host 52:54:00:00:00:01 › ip: 10.0.0.11 here, 10.0.0.12 there',
        'ip 10.0.0.1 › dhcp › host 52:54:00:00:00:02 › ip: 10.0.0.12 here, 10.0.0.11 there',
      ],
    ],
    [
      'is not the order of what is looked up',
      "<portgroup name='a'/><portgroup name='b'/>" + dhcp(host(1, 11) + host(2, 12)),
      dhcp(host(2, 12) + host(1, 11)) + "<portgroup name='b'/><portgroup name='a'/>",
      [],
    ],
    [
      'is the order of servers, which are asked one after the other',
      "<dns><forwarder addr='10.0.0.1'/><forwarder addr='10.0.0.2'/><forwarder addr='10.0.0.3'/></dns>",
      "<dns><forwarder addr='10.0.0.1'/><forwarder addr='10.0.0.3'/><forwarder addr='10.0.0.2'/></dns>",
      ['dns › forwarder: 10.0.0.2 here, 10.0.0.3 there (order)'],
    ],
    [
      'is not that a server was put before another',
      "<dns><forwarder addr='10.0.0.2'/></dns>",
      "<dns><forwarder addr='10.0.0.1'/><forwarder addr='10.0.0.2'/></dns>",
      ["dns › forwarder 10.0.0.1: <forwarder addr='10.0.0.1'/> only there"],
    ],
    [
      'is the first of the interfaces, which forward names, too',
      "<forward dev='eth0'/>",
      "<forward mode='nat' dev='eth1'><interface dev='eth1'/></forward>",
      ['forward › interface eth0 › dev: eth0 here, eth1 there'],
    ],
    [
      'is that nothing is forwarded any more',
      "<forward mode='route'/>",
      "<forward mode='none'/>",
      ['forward › mode: route only here'],
    ],
    [
      'in metadata is told where it is, whatever the prefix is',
      "<metadata><a:x xmlns:a='urn:x' b='1'><a:y>1</a:y></a:x></metadata>",
      "<metadata><q:x xmlns:q='urn:x' b='1'><q:y>2</q:y></q:x></metadata>",
      ['metadata › a:x: 1 here, 2 there'],
    ],
    [
      'in metadata may be that of an attribute',
      "<metadata><a:x xmlns:a='urn:x' a:b='1' b='2'/></metadata>",
      "<metadata><q:x xmlns:q='urn:x' b='2' q:b='3'/></metadata>",
      ['metadata › a:x: 1 here, 3 there'],
    ],
    [
      'is the namespace of metadata',
      "<metadata><a:x xmlns:a='urn:x'/></metadata>",
      "<metadata><a:x xmlns:a='urn:y'/></metadata>",
      [
        "metadata › a:x: <a:x xmlns:a='urn:x'/> only here",
        "metadata › a:x: <a:x xmlns:a='urn:y'/> only there",
      ].reverse(),
    ],
  ];
  for (const [what, here, there, expected] of cases)
    it(what, () => assert.deepEqual(tell(here, there).sort(), [...expected].sort()));

  it('is told in the order in which it stands here', () => {
    const text = (name: string, mac: number) => `<name>${name}</name><mac address='52:54:00:00:00:0${mac}'/>`;
    assert.deepEqual(
      between(`<network>${text('a', 1)}</network>`, `<network>${text('b', 2)}</network>`).map((it) => it.part),
      ['name', 'mac'],
    );
  });

  it('names the element below the root that it is in', () => {
    const parts = (here: string, there: string) => between(here, there).map((it) => it.part);
    assert.deepEqual(parts("<network ipv6='yes'/>", '<network/>'), ['network']);
    assert.deepEqual(parts(network(dhcp(host(1, 11))), network(dhcp(''))), ['ip']);
    const options =
      "<q:options xmlns:q='http://libvirt.org/schemas/network/dnsmasq/1.0'><q:option value='a'/></q:options>";
    assert.deepEqual(parts(network(options), network('')), ['dnsmasq:options']);
  });

  it('stands at the value, and where there is none at the element that would hold it', () => {
    const here = network(dhcp(host(1, 11)));
    const there = network(dhcp(host(1, 12) + host(2, 13)));
    const at = (text: string, { start, end }: Span) => text.slice(start, end);
    assert.deepEqual(
      between(here, there).map((it) => [at(here, it.here.span), at(there, it.there.span)]),
      [
        ['<dhcp>', host(2, 13)],
        ['10.0.0.11', '10.0.0.12'],
      ],
    );
    assert.deepEqual(
      between(
        network("<ip address='10.0.0.1'/>"),
        network("<ip address='10.0.0.1'><dhcp><bootp file='x'/></dhcp></ip>"),
      ).map((it) => at(network("<ip address='10.0.0.1'/>"), it.here.span)),
      ["<ip address='10.0.0.1'/>"],
    );
  });

  it('shows no more of a long element than a person reads', () => {
    const [it] = between(network(dhcp(host(1, 11).repeat(1000))), network(''));
    assert.ok(it!.here.value!.length < 300 && it!.here.value!.endsWith(' …'));
  });
});

describe('what libvirt makes itself', () => {
  const made =
    "<uuid>aabbccdd-0011-2233-4455-66778899aabb</uuid><bridge name='virbr0' stp='on' delay='0'/><mac address='52:54:00:00:00:01'/>";
  const dev = "<forward mode='bridge'/>";

  it('may be missing in what a person wrote, and nowhere else', () => {
    assert.deepEqual(tell('', made, ['written', 'stored']), []);
    assert.deepEqual(tell(made, '', ['stored', 'written']), []);
    assert.deepEqual(
      between(network(''), network(made), ['stored', 'stored']).map((it) => it.path),
      ['uuid', 'bridge › name', 'mac › address'],
    );
  });

  it('is no bridge where the host has it', () => {
    assert.deepEqual(tell(dev, `${dev}<bridge name='br0'/>`, ['written', 'stored']), ['bridge › name: br0 only there']);
  });

  it('is the first free number in the name of a bridge', () => {
    const bridge = (name: string) => `<bridge name='${name}'/>`;
    assert.deepEqual(tell(bridge('lab%d'), bridge('lab12'), ['written', 'stored']), []);
    assert.deepEqual(tell(bridge('lab7'), bridge('lab%d'), ['running', 'written']), []);
    for (const other of ['lab', 'labx', 'lab1x', 'xlab1'])
      assert.equal(tell(bridge('lab%d'), bridge(other), ['written', 'stored']).length, 1, other);
  });

  it('are the functions of a card in use, while it runs', () => {
    const pool = (inside: string) => `<forward mode='hostdev' managed='yes'><pf dev='eth0'/>${inside}</forward>`;
    const used = "<address type='pci' domain='0x0000' bus='0x03' slot='0x10' function='0x0'/>";
    assert.deepEqual(tell(pool(''), pool(used), ['stored', 'running']), []);
    assert.equal(tell(pool(''), pool(used), ['written', 'stored']).length, 1);
  });
});

describe('a template', () => {
  it('is not told of what is still to be filled in', () => {
    const ip = (address: string, inside = '') => `<ip address='${address}' prefix='24'>${inside}</ip>`;
    assert.deepEqual(tell("<domain name='{{ domain }}'/>", "<domain name='lab'/>"), []);
    assert.deepEqual(tell(ip('{{ ip }}'), ip('10.0.0.1')), []);
    assert.deepEqual(tell(ip('{{ ip }}') + "<mtu size='1400'/>", ip('10.0.0.1') + "<mtu size='1500'/>"), [
      'mtu › size: 1400 here, 1500 there',
    ]);
    const loop = "{% for it in hosts %}<dhcp><host mac='{{ it }}' ip='10.0.0.2'/></dhcp>{% endfor %}";
    assert.deepEqual(tell(ip('10.0.0.1', loop), ip('10.0.0.1', "<dhcp><host name='a' ip='10.0.0.7'/></dhcp>")), []);
    assert.deepEqual(tell(`{{ domain }}`, "<domain name='lab'/>"), []);
  });
});

describe('texts as hostile as they can be', () => {
  it('are compared however deep they are', () => {
    const deep = (text: string) => network(`${'<a>'.repeat(20_000)}${text}${'</a>'.repeat(20_000)}`);
    assert.deepEqual(tell('', ''), []);
    assert.deepEqual(between(deep('x'), deep('x')), []);
    assert.deepEqual(between(deep('x'), deep('y')).map(told), ['a: x here, y there']);
  });

  it('are compared however much is in them', () => {
    const hosts = (count: number) =>
      `<dns>${Array.from({ length: count }, (_, i) => `<txt name='n${i}' value='v'/>`).join('')}</dns>`;
    assert.deepEqual(tell(hosts(140_000), hosts(139_999)), [
      "dns › txt n139999: <txt name='n139999' value='v'/> only here",
    ]);
  });

  it('may be no networks', () => {
    assert.deepEqual(between('', '<network/>'), []);
    assert.deepEqual(between('<a/>', '<a/>'), []);
    assert.deepEqual(between("<a b='1'/>", "<a b='2'/>").map(told), ['network: 1 here, 2 there']);
    assert.equal(between('<domain/>', '<network/>').length, 1);
  });
});
