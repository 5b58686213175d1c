// How a network becomes what a file says: what libvirt answered to each update, and the steps for each kind of change.
import assert from 'node:assert/strict';
import type { NetworkMode } from '../../../server/src/model/facts';
import { differencesOf } from '../../../server/src/model/network/drift/differences';
import type { Definition, DefinitionPart } from '../../../server/src/model/network/drift/part';
import { partOf } from '../../../server/src/model/network/drift/read';
import { modeOfElement } from '../../../server/src/model/network/facts';
import { Entries } from '../../../server/src/model/network/plan/entries';
import { type NetworkPlan, networkPlanOf } from '../../../server/src/model/network/plan/plan';
import { type Section, sections } from '../../../server/src/model/network/plan/sections';
import { version } from '../../../server/src/schema/types';
import { parseXml } from '../../../server/src/syntax/xml/parse';
import { NetworkMaker } from '../../support/network-pairs';
import { recordedLines } from '../../support/recorded-lines';

interface Answer {
  readonly libvirt: readonly string[];
  readonly command: 'add' | 'delete' | 'modify';
  readonly section: string;
  readonly entry: string;
  readonly result: 'ok' | 'in the way' | 'not found' | 'never';
  readonly before: string;
  readonly after?: string;
}

const answers = recordedLines<Answer>('net-update');

const of = (xml: string, kind: Definition['kind'] = 'written'): Definition => ({ tree: parseXml(xml), kind });

/** The entries of a section that a network has; of those in an `ip` those of that one, or of the first one with any. */
function entriesOf(xml: string, { path }: Section, index?: number): readonly DefinitionPart[] {
  const root = partOf(of(xml))!;
  const tops = path[0] === 'ip' ? (root.lists.get('ip') ?? []) : [root];
  const lists = tops.map((top) => {
    let holder: DefinitionPart | undefined = top;
    for (const it of path[0] === 'ip' ? path.slice(1, -1) : path.slice(0, -1)) holder = holder?.parts.get(it);
    return holder?.lists.get(path.at(-1)!) ?? [];
  });
  return (index === undefined ? lists.find((it) => it.length > 0) : lists[path[0] === 'ip' ? index : 0]) ?? [];
}

/** An entry by itself, in the elements that it stands in. */
const wrapped = (entry: string, { path }: Section): string =>
  `<network>${path.slice(0, -1).reduceRight((inside, it) => `<${it}>${inside}</${it}>`, entry)}</network>`;

const modeOf = (xml: string): NetworkMode => modeOfElement(parseXml(xml).root!) ?? 'isolated';

describe('what libvirt answers to an update', () => {
  for (const { libvirt, command, section: name, entry, result, before, after } of answers)
    it(`${libvirt.join(', ')}: ${command} ${name} ${entry}`, () => {
      const section = sections.find((it) => it.name === name)!;
      const [given] = entriesOf(wrapped(entry, section), section);
      assert.ok(given);
      const entries = new Entries(section, modeOf(before), entriesOf(before, section));
      const { since = Infinity } = section.modified ?? {};
      let said: Answer['result'] = 'ok';
      if (command === 'modify') {
        const found = entries.modifiedFor(given);
        if (libvirt.every((it) => version(it) < since)) said = 'never';
        else if (!found) said = 'not found';
        // Of what it does not look at, a duplicate comes about.
        else if (name === 'portgroup' && entries.inTheWayOf(given).some((it) => it !== found)) said = 'in the way';
        else entries.replace(found, given);
      } else if (command === 'add') {
        if (entries.inTheWayOf(given).length > 0) said = 'in the way';
        else entries.add(given);
      } else {
        const found = entries.deletedFor(given);
        if (found) entries.delete(found);
        else said = 'not found';
      }
      assert.equal(said, result);
      if (after === undefined) return;
      assert.deepEqual(
        entries.all.map(({ key }) => key),
        entriesOf(after, section).map(({ key }) => key),
      );
    });
});

const head = "<name>web</name><bridge name='webbr'/><mac address='52:54:00:00:00:01'/>";
const host = (mac: number, name: string, ip: number): string =>
  `<host mac='52:54:00:00:01:0${mac}' name='${name}' ip='10.0.0.${ip}'/>`;
const range = (start: number, end: number): string => `<range start='10.0.0.${start}' end='10.0.0.${end}'/>`;
const ip = (dhcp = ''): string => `<ip address='10.0.0.1' prefix='24'>${dhcp && `<dhcp>${dhcp}</dhcp>`}</ip>`;
const open = (inside: string): string => `<network>${head}<forward mode='open'/>${inside}</network>`;
const nat = (devices: string, inside: string): string =>
  `<network>${head}<forward mode='nat'>${devices}</forward>${inside}</network>`;

interface Given {
  readonly libvirt?: string;
  readonly stored?: string;
  readonly stopped?: true;
  readonly transient?: true;
}

/** The plan for a network that runs, or as it is said. */
function plan(from: string, to: string, { libvirt = '11.3.0', stored, stopped, transient }: Given = {}): NetworkPlan {
  const wanted = of(to);
  return networkPlanOf({
    ...(!stopped && { running: of(from, 'running') }),
    ...(!transient && { stored: of(stored ?? from, 'stored') }),
    wanted: { running: wanted, stored: wanted },
    libvirt: version(libvirt),
  });
}

/** Its steps in words. */
const steps = (it: NetworkPlan): string[] =>
  it.steps.map((step) => {
    switch (step.what) {
      case 'update': {
        const { section, command, xml, parentIndex } = step.update;
        return [step.affects, command, section.name, ...(parentIndex === undefined ? [] : [parentIndex]), xml].join(
          ' ',
        );
      }
      case 'describe':
        return [step.affects, step.described.what, Object.values(step.described).slice(1).join(' ')].join(' ');
      case 'define':
      case 'create':
        return `${step.what} ${step.text}`;
      case 'autostart':
        return `autostart ${String(step.on)}`;
      default:
        return step.what;
    }
  });

describe('the steps of a plan', () => {
  const cases: readonly (readonly [
    what: string,
    from: string,
    to: string,
    expected: readonly string[],
    given?: Given,
  ])[] = [
    ['are none for what means the same', open(ip()), open("<ip netmask='255.255.255.0' address='10.0.0.1'/>"), []],
    [
      'add a host in place',
      open(ip(range(10, 20))),
      open(ip(range(10, 20) + host(1, 'a', 101))),
      [`both add ip-dhcp-host 0 ${host(1, 'a', 101)}`],
    ],
    [
      'take a host away by all that it is known by',
      open(ip(host(1, 'a', 101) + host(2, 'b', 102))),
      open(ip(host(2, 'b', 102))),
      [`both delete ip-dhcp-host 0 ${host(1, 'a', 101)}`],
    ],
    [
      'give a host another address in one step',
      open(ip(host(1, 'a', 101))),
      open(ip(host(1, 'a', 105))),
      [`both modify ip-dhcp-host 0 ${host(1, 'a', 105)}`],
    ],
    [
      'swap two hosts without ever having two of one address',
      open(ip(host(1, 'a', 101) + host(2, 'b', 102))),
      open(ip(host(1, 'a', 102) + host(2, 'b', 101))),
      [
        `both delete ip-dhcp-host 0 ${host(2, 'b', 102)}`,
        `both modify ip-dhcp-host 0 ${host(1, 'a', 102)}`,
        `both add ip-dhcp-host 0 ${host(2, 'b', 101)}`,
      ],
    ],
    [
      'shift hosts from the end, so that each finds its address free',
      open(ip(host(1, 'a', 101) + host(2, 'b', 102) + host(3, 'c', 103))),
      open(ip(host(1, 'a', 102) + host(2, 'b', 103) + host(3, 'c', 104))),
      [
        `both modify ip-dhcp-host 0 ${host(3, 'c', 104)}`,
        `both modify ip-dhcp-host 0 ${host(2, 'b', 103)}`,
        `both modify ip-dhcp-host 0 ${host(1, 'a', 102)}`,
      ],
    ],
    [
      'make a range wider without a moment in which there is none',
      open(ip(range(10, 20))),
      open(ip(range(10, 30))),
      [`both add ip-dhcp-range 0 ${range(10, 30)}`, `both delete ip-dhcp-range 0 ${range(10, 20)}`],
    ],
    [
      'say which subnet',
      open(
        `${ip(host(1, 'a', 101))}<ip address='fd00::1' prefix='64'><dhcp><range start='fd00::5' end='fd00::9'/></dhcp></ip>`,
      ),
      open(
        `${ip(host(1, 'a', 101))}<ip address='fd00::1' prefix='64'><dhcp><range start='fd00::5' end='fd00::9'/><host name='s' ip='fd00::7'/></dhcp></ip>`,
      ),
      ["both add ip-dhcp-host 1 <host name='s' ip='fd00::7'/>"],
    ],
    [
      'wake dnsmasq for the first host of an IPv6 subnet, which it does not hear of',
      open("<ip address='fd00::1' prefix='64'/>"),
      open("<ip address='fd00::1' prefix='64'><dhcp><host name='s' ip='fd00::7'/></dhcp></ip>"),
      [
        "both add ip-dhcp-host 0 <host name='s' ip='fd00::7'/>",
        "running add dns-txt <txt name='virtnet.wakes.dnsmasq' value=''/>",
        "running delete dns-txt <txt name='virtnet.wakes.dnsmasq'/>",
      ],
    ],
    [
      'need no more for it where something else starts dnsmasq anew',
      open("<ip address='fd00::1' prefix='64'/>"),
      open(
        "<dns><txt name='a' value='b'/></dns><ip address='fd00::1' prefix='64'><dhcp><host name='s' ip='fd00::7'/></dhcp></ip>",
      ),
      ["both add ip-dhcp-host 0 <host name='s' ip='fd00::7'/>", "both add dns-txt <txt name='a' value='b'/>"],
    ],
    [
      'change the names of an address in one step where libvirt can',
      open(`<dns><host ip='10.0.0.5'><hostname>a</hostname></host></dns>${ip()}`),
      open(`<dns><host ip='10.0.0.5'><hostname>b</hostname></host></dns>${ip()}`),
      ["both modify dns-host <host ip='10.0.0.5'><hostname>b</hostname></host>"],
    ],
    [
      'and in two where it cannot',
      open(`<dns><host ip='10.0.0.5'><hostname>a</hostname></host></dns>${ip()}`),
      open(`<dns><host ip='10.0.0.5'><hostname>b</hostname></host></dns>${ip()}`),
      [
        "both delete dns-host <host ip='10.0.0.5'/>",
        "both add dns-host <host ip='10.0.0.5'><hostname>b</hostname></host>",
      ],
      { libvirt: '9.0.0' },
    ],
    [
      'change the port of a service',
      open(`<dns><srv service='s' protocol='tcp' domain='d' target='t' port='1'/></dns>${ip()}`),
      open(`<dns><srv service='s' protocol='tcp' domain='d' target='t' port='2'/></dns>${ip()}`),
      [
        "both delete dns-srv <srv service='s' protocol='tcp' domain='d' target='t'/>",
        "both add dns-srv <srv service='s' protocol='tcp' domain='d' target='t' port='2'/>",
      ],
    ],
    [
      'make another group the default',
      open(`${ip()}<portgroup name='a' default='yes'/><portgroup name='b'/>`),
      open(`${ip()}<portgroup name='a'/><portgroup name='b' default='yes'/>`),
      ["both modify portgroup <portgroup name='a'/>", "both modify portgroup <portgroup name='b' default='yes'/>"],
    ],
    [
      'go out through another device',
      nat("<interface dev='eth0'/>", ip()),
      nat("<interface dev='eth1'/>", ip()),
      ["both delete forward-interface <interface dev='eth0'/>", "both add forward-interface <interface dev='eth1'/>"],
    ],
    [
      'spell out a device that only an attribute names',
      `<network>${head}<forward mode='nat'/>${ip()}</network>`,
      `<network>${head}<forward mode='nat' dev='eth1'/>${ip()}</network>`,
      ["both add forward-interface <interface dev='eth1'/>"],
    ],
    ['restart for a domain', open(ip()), open(`<domain name='d'/>${ip()}`), ['define running', 'destroy', 'start']],
    [
      'restart once, whatever else changes with it',
      open(ip()),
      open(`<domain name='d'/>${ip(host(1, 'a', 101))}`),
      ['define running', 'destroy', 'start'],
    ],
    [
      'create again what is transient',
      open(ip()),
      open(`<domain name='d'/>${ip()}`),
      ['destroy', 'create running'],
      { transient: true },
    ],
    [
      'change only what runs of what is transient',
      open(ip(range(10, 20))),
      open(ip(range(10, 20) + host(1, 'a', 101))),
      [`running add ip-dhcp-host 0 ${host(1, 'a', 101)}`],
      { transient: true },
    ],
    [
      'change what is stored of what does not run, and do not start it',
      open(ip(range(10, 20))),
      open(ip(range(10, 20) + host(1, 'a', 101))),
      [`stored add ip-dhcp-host 0 ${host(1, 'a', 101)}`],
      { stopped: true },
    ],
    [
      'define it anew where that is the only way, and do not start it either',
      open(ip()),
      open(`<domain name='d'/>${ip()}`),
      ['define stored'],
      { stopped: true },
    ],
    [
      'go their own way on each side where the two differ',
      open(ip(range(10, 20) + host(1, 'a', 101))),
      open(ip(range(10, 20) + host(1, 'a', 102))),
      [`running modify ip-dhcp-host 0 ${host(1, 'a', 102)}`, `stored add ip-dhcp-host 0 ${host(1, 'a', 102)}`],
      { stored: open(ip(range(10, 20))) },
    ],
    [
      'define what is stored where only that differs otherwise, and stop nothing',
      open(ip(range(10, 20))),
      open(ip(range(10, 20) + host(1, 'a', 101))),
      ['define stored', `running add ip-dhcp-host 0 ${host(1, 'a', 101)}`],
      { stored: open(`<domain name='d'/>${ip(range(10, 20))}`) },
    ],
    [
      'change title and metadata on each side by itself',
      open(ip()),
      open(`<title>The web</title><metadata><a:b xmlns:a='urn:a' c='d'>e</a:b></metadata>${ip()}`),
      [
        'running title The web',
        "running metadata urn:a a <b c='d'>e</b>",
        'stored title The web',
        "stored metadata urn:a a <b c='d'>e</b>",
      ],
    ],
    [
      'define metadata where libvirt changes it in no other way, and restart for none',
      open(ip()),
      open(`<title>The web</title><metadata><a:b xmlns:a='urn:a'/></metadata>${ip()}`),
      ['define stored'],
      { libvirt: '9.0.0' },
    ],
  ];
  for (const [what, from, to, expected, given] of cases)
    it(what, () => {
      const it = plan(from, to, given);
      assert.deepEqual(steps(it), expected);
      assert.equal(it.restart, expected.includes('destroy'));
      assert.equal(it.reasons.length > 0, it.restart);
    });

  it('define and start what the host does not have', () => {
    const wanted = of(open(ip()));
    const it = networkPlanOf({ wanted: { running: wanted, stored: wanted }, libvirt: undefined });
    assert.deepEqual(steps(it), ['define stored', 'start']);
  });

  it('bring back what ran beside what was stored', () => {
    const [ran, kept] = [open(`<domain name='a'/>${ip()}`), open(`<domain name='b'/>${ip()}`)];
    const it = networkPlanOf({
      running: of(open(ip()), 'running'),
      stored: of(open(ip()), 'stored'),
      wanted: { running: of(ran, 'running'), stored: of(kept, 'stored') },
      libvirt: undefined,
    });
    assert.deepEqual(steps(it), ['define running', 'destroy', 'start', 'define stored']);
  });

  it('say where the file says so, and name what makes a restart necessary', () => {
    const to = open(`<domain name='d'/>${ip()}`);
    const [reason] = plan(open(ip()), to).reasons;
    assert.equal(to.slice(reason!.here.span.start, reason!.here.span.end), 'd');
    assert.equal(reason!.path, 'domain › name');
    const added = open(ip(host(1, 'a', 101)));
    const [step] = plan(open(ip()), added).steps;
    assert.ok(step?.what === 'update' && step.update.span);
    assert.match(added.slice(step.update.span.start), /^<host mac/);
  });

  it('tell the price', () => {
    const prices = (mode: string, from: string, to: string): string[] =>
      plan(open(ip(from)).replace('open', mode), open(ip(to)).replace('open', mode)).steps.map(({ why }) => why);
    assert.match(
      prices('nat', '', range(10, 20))[0]!,
      /dnsmasq is started anew, which loses no lease; the firewall rules/,
    );
    assert.doesNotMatch(prices('open', '', range(10, 20))[0]!, /firewall/);
    assert.doesNotMatch(prices('open', '', host(1, 'a', 101))[0]!, /dnsmasq|firewall/);
  });

  it('are as many as entries change, in a time that grows no faster', () => {
    const hosts = (count: number, shift: number): string =>
      Array.from({ length: count }, (_, i) => {
        const at = i + shift;
        return `<host mac='52:54:00:00:${(i >> 8).toString(16).padStart(2, '0')}:${(i & 255).toString(16).padStart(2, '0')}' ip='10.1.${at >> 8}.${at & 255}'/>`;
      }).join('');
    const wide = (dhcp: string): string => open(`<ip address='10.1.255.1' prefix='16'><dhcp>${dhcp}</dhcp></ip>`);
    const it = plan(wide(hosts(5000, 0)), wide(hosts(5000, 1)));
    assert.equal(it.steps.length, 5000);
    assert.ok(it.steps.every((step) => step.what === 'update' && step.update.command === 'modify'));
  });

  it('lead to what is wanted, and never pass through what libvirt refuses', () => {
    for (let seed = 0; seed < 300; seed++) {
      const make = new NetworkMaker(seed, 'plan', 77);
      const rest = make.rest();
      const [from, to] = [make.network(rest), make.network(rest)];
      const it = plan(from, to, { libvirt: make.pick(['9.0.0', '11.3.0']) });
      assert.equal(it.restart, false, JSON.stringify(it.reasons));
      for (const section of sections) {
        const entries = new Entries(section, modeOf(from), entriesOf(from, section, 0));
        const indices = new Set<number | undefined>();
        for (const step of it.steps) {
          if (step.what !== 'update' || step.update.section !== section || step.affects !== 'both') continue;
          indices.add(step.update.parentIndex);
        }
        // Those of one list are followed; the real libvirt follows all (test/real/apply).
        if (indices.size !== 1 || (section.path[0] === 'ip' && [...indices][0] !== 0)) continue;
        for (const step of it.steps) {
          if (step.what !== 'update' || step.update.section !== section || step.affects !== 'both') continue;
          const [given] = entriesOf(wrapped(step.update.xml, section), section);
          if (step.update.command === 'add') {
            assert.deepEqual(entries.inTheWayOf(given!), []);
            entries.add(given!);
          } else if (step.update.command === 'delete') {
            const found = entries.deletedFor(given!);
            assert.ok(found);
            entries.delete(found);
          } else {
            const found = entries.modifiedFor(given!);
            assert.ok(found);
            entries.replace(found, given!);
          }
        }
        const wanted = entriesOf(to, section, 0).map(({ key }) => key);
        assert.deepEqual(entries.all.map(({ key }) => key).sort(), wanted.sort());
      }
    }
  });
});

describe('a definition without its entries', () => {
  it('is compared by the rest', () => {
    const [one, other] = [open(ip(host(1, 'a', 101))), open(`<domain name='d'/>${ip(host(2, 'b', 102))}`)];
    assert.equal(differencesOf(of(one), of(other)).length > 1, true);
    assert.deepEqual(
      plan(one, other).reasons.map(({ path }) => path),
      ['domain › name'],
    );
  });
});
