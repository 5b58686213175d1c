// Conversion of ifcfg files: compared with the profiles that NetworkManager 1.42.4's own reader made of the same text.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { keyfileText } from '../../../server/src/convert/keyfile';
import { nmstateOf } from '../../../server/src/convert/nmstate';
import { type Conversion, convertProfile, isProfile } from '../../../server/src/convert/profile';
import { type File, ifcfgKindOf } from '../../../server/src/model/file';
import { version } from '../../../server/src/schema/types';
import { kinds } from '../../../server/src/syntax/tree';
import { filesOf } from '../../support/checking';
import { readFile } from '../../../server/src/model/read-file';

interface Case {
  readonly name: string;
  readonly main: string;
  readonly files: Readonly<Record<string, string>>;
  readonly outcome: string;
  readonly encoding?: 'latin-1';
  readonly keyfile?: string;
}

const { cases } = JSON.parse(readFileSync('test/recorded/networkmanager-ifcfg.json', 'utf8')) as { cases: Case[] };
const recorded = version('1.42.4');

const textOf = ({ encoding }: Case, text: string): string =>
  encoding === 'latin-1' ? Buffer.from(text, 'latin1').toString('utf8') : text;

const folder = 'file:///etc/sysconfig/network-scripts/';

const filesOfCase = (it: Case): File[] =>
  Object.entries(it.files).map(([name, text]) => {
    const uri = name === 'network' ? 'file:///etc/sysconfig/network' : folder + name;
    return readFile(uri, ifcfgKindOf(uri)!, textOf(it, text));
  });

function convert(it: Case): Conversion {
  const files = filesOfCase(it);
  return convertProfile(
    files.find((one) => one.basename === it.main)!,
    files,
    { version: recorded },
  );
}

/** Sections without those that are empty; the uuid is not compared, as that of NetworkManager comes from the path. */
function sectionsOf(text: string): Record<string, Record<string, string>> {
  const result: Record<string, Record<string, string>> = {};
  let section = '';
  for (const line of text.split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    const head = /^\[(.*)\]$/.exec(line);
    if (head) section = head[1]!;
    else if (!line.startsWith('uuid='))
      (result[section] ??= {})[line.slice(0, line.indexOf('='))] = line.slice(line.indexOf('=') + 1);
  }
  return result;
}

/** Cases in which we differ, each with the reason. */
const different: Readonly<Record<string, string>> = {};

describe('conversion to a keyfile', () => {
  const loaded = cases.filter((it) => it.outcome === 'loaded');

  for (const each of loaded) {
    if (each.name in different) continue;
    it(`makes of ${each.name} what NetworkManager makes of it`, () => {
      const conversion = convert(each);
      assert.deepEqual(sectionsOf(keyfileText(conversion)), sectionsOf(each.keyfile!));
      assert.deepEqual(conversion.refusals, []);
    });
  }

  it('agrees with NetworkManager on all recorded profiles but those listed', () => {
    const equal = loaded.filter((each) =>
      isDeepStrictEqual(sectionsOf(keyfileText(convert(each))), sectionsOf(each.keyfile!)),
    );
    const listed = Object.keys(different);
    console.log(`      ${equal.length} of ${loaded.length} equal`);
    assert.equal(equal.length, loaded.length - listed.length, `${equal.length} of ${loaded.length} are equal`);
  });

  it('makes no profile of what NetworkManager refuses', () => {
    const refused = cases.filter((each) => each.outcome !== 'loaded');
    const made = refused.filter((each) => convert(each).refusals.length === 0).map((each) => each.name);
    assert.deepEqual(made, []);
  });

  const wireless = 'TYPE=Wireless\nDEVICE=wlan0\nESSID=lab\n';
  const radio = `${wireless}KEY_MGMT=WPA-EAP\n`;
  const cable = 'TYPE=Ethernet\nDEVICE=eth0\n';
  const wired = `${cable}KEY_MGMT=IEEE8021X\n`;
  // Each was given to the reader of 1.42.4, which refuses it for the reason that is named.
  const refused: Readonly<Record<string, readonly [text: string, why: RegExp]>> = {
    'a channel that is not in its band': [`${wireless}CHANNEL=9\nBAND=a\n`, /^BAND: channel 9 is not in band a/],
    'a channel that is in none': [`${wireless}CHANNEL=15\n`, /^CHANNEL: 15 is no channel/],
    'a band that is none': [`${wireless}BAND=ac\n`, /^BAND: ac/],
    'a shared key without a key': [`${wireless}SECURITYMODE=restricted\n`, /^SECURITYMODE=restricted without a key/],
    'a mode of WEP that is none': [`${wireless}SECURITYMODE=leap\n`, /^SECURITYMODE: leap/],
    'TLS without certificate': [
      `${radio}IEEE_8021X_EAP_METHODS=TLS\nIEEE_8021X_IDENTITY=u\nIEEE_8021X_PRIVATE_KEY=/a.pem\n`,
      /IEEE_8021X_CLIENT_CERT/,
    ],
    'PEAP without a name': [
      `${wired}IEEE_8021X_EAP_METHODS=PEAP\nIEEE_8021X_INNER_AUTH_METHODS=MSCHAPV2\n`,
      /IEEE_8021X_IDENTITY/,
    ],
    'a method that no tunnel has': [
      `${wired}IEEE_8021X_EAP_METHODS=PEAP\nIEEE_8021X_IDENTITY=u\nIEEE_8021X_INNER_AUTH_METHODS=no\n`,
      /^IEEE_8021X_INNER_AUTH_METHODS: no is not one of/,
    ],
    'a version of PEAP that is none': [
      `${wired}IEEE_8021X_EAP_METHODS=PEAP\nIEEE_8021X_IDENTITY=u\nIEEE_8021X_INNER_AUTH_METHODS=GTC\nIEEE_8021X_PEAP_VERSION=2\n`,
      /^IEEE_8021X_PEAP_VERSION: 2/,
    ],
    'groups of DCB without shares': [`${cable}DCB=yes\nDCB_PG_ENABLE=yes\n`, /without DCB_PG_PCT/],
    'an application of DCB that is not on': [
      `${cable}DCB=yes\nDCB_APP_FIP_ADVERTISE=yes\n`,
      /^DCB_APP_FIP_ADVERTISE=yes without DCB_APP_FIP_ENABLE/,
    ],
    'a kind of FCoE that is none': [`${cable}DCB=yes\nDCB_APP_FCOE_MODE=2\n`, /^DCB_APP_FCOE_MODE: 2/],
    'a VLAN on what can be no interface': [
      'TYPE=Vlan\nVLAN=yes\nDEVICE=lab\nVLAN_ID=5\nPHYSDEV="a b"\n',
      /^PHYSDEV: a b is neither/,
    ],
    'domains for no family': [`${cable}DOMAIN=example.net\n`, /search domains fall to IPv6/],
    'a second address of a shared connection that is none': [
      `${cable}BOOTPROTO=shared\nIPADDR=192.0.2.1\nPREFIX=24\nIPADDR1=x\nPREFIX1=24\n`,
      /^IPADDR1: x is not an IPv4 address/,
    ],
    'a port of a bridge with a number of a bond': [
      `${cable}BRIDGE=br0\nBOND_PORT_QUEUE_ID=1\n`,
      /^BOND_PORT_QUEUE_ID in a port of a bridge/,
    ],
    'a port of a bridge with what is no number of a bond': [
      `${cable}BRIDGE=br0\nBOND_PORT_QUEUE_ID=x\n`,
      /^BOND_PORT_QUEUE_ID in a port of a bridge/,
    ],
    'addresses for scans that are none': [`${wireless}MAC_ADDRESS_RANDOMIZATION=1\n`, /^MAC_ADDRESS_RANDOMIZATION: 1/],
    'an MTU of Wi-Fi that is no number': [`${wireless}MTU=ens37\n`, /^MTU: ens37/],
    'clients kept apart by no access point': [`${wireless}AP_ISOLATION=no\n`, /^AP_ISOLATION without MODE=Ap/],
    'a WEP key of five letters': [`${wireless}KEY=abcde\n`, /^KEY: .*hexadecimal/],
    'a number of a WEP key that is none': [`${wireless}DEFAULTKEY=0x10\n`, /^DEFAULTKEY: 0x10/],
    'a token that is none, though IPv6 is off': [`${cable}IPV6_TOKEN=x\n`, /^IPV6_TOKEN: x/],
    'an IAID that is none, though IPv6 is off': [`${cable}DHCPV6_IAID=team0\n`, /^DHCPV6_IAID: team0/],
    'a DUID that is none': [`${cable}IPV6INIT=yes\nDHCPV6_DUID=x\n`, /^DHCPV6_DUID: x/],
    'flags that there are not, though IPv6 is off': [
      `${cable}DHCPV6_HOSTNAME_FLAGS=32\n`,
      /^DHCPV6_HOSTNAME_FLAGS: 32/,
    ],
    'multicast DNS that is none': [`${cable}MDNS=128\n`, /^MDNS: 128/],
    'a configuration of a port of a team that is no JSON': [`${cable}TEAM_PORT_CONFIG=x\n`, /^TEAM_PORT_CONFIG: /],
    'an empty MUD URL': [`${cable}MUD_URL=\n`, /^MUD_URL: there is no value/],
    'several devices at once in a number that is none': [`${cable}MULTI_CONNECT=4\n`, /^MULTI_CONNECT: 4/],
  };
  for (const [what, [text, why]] of Object.entries(refused))
    it(`makes no profile of ${what}`, () => {
      const [file] = filesOf({ 'ifcfg-x': text });
      assert.match(convertProfile(file!, [file!]).refusals[0] ?? '', why);
    });

  it('makes one where a setting is for a port and the profile is none', () => {
    const [file] = filesOf({ 'ifcfg-x': `${cable}BOND_PORT_QUEUE_ID=1\nTEAM_PORT_CONFIG='{}'\nMULTI_CONNECT=foo\n` });
    const { refusals, sections } = convertProfile(file!, [file!]);
    assert.deepEqual(refusals, []);
    assert.deepEqual(
      ['bond-port', 'team-port'].filter((it) => sections.has(it)),
      [],
    );
  });

  // Each was given to the reader of 1.42.4, which loads it.
  const unread: Readonly<Record<string, string>> = {
    'shares of DCB that is off': `${cable}DCB_PG_PCT=110\n`,
    'shares of DCB whose groups are off': `${cable}DCB=yes\nDCB_PG_PCT=110\n`,
    'the number of a partition that is off': 'TYPE=InfiniBand\nDEVICE=ib0\nPKEY_ID=x\n',
    'a WEP key beside WPA': `${wireless}KEY_MGMT=WPA-PSK\nWPA_PSK=secret00\nKEY=12\n`,
    'an option of a mainframe without a value': `${cable}OPTIONS=portno\n`,
    'what is no number of devices': `${cable}MULTI_CONNECT=x\n`,
    'an IAID in hexadecimal digits': `${cable}BOOTPROTO=dhcp\nDHCP_IAID=0x10\n`,
  };
  for (const [what, text] of Object.entries(unread))
    it(`makes one beside ${what}`, () => {
      const [file] = filesOf({ 'ifcfg-x': text });
      assert.deepEqual(convertProfile(file!, [file!]).refusals, []);
    });

  it('makes no profile of what NetworkManager is told to leave alone, whatever other keys are there', () => {
    const suse = 'DEVICE=bond0\nTYPE=Bond\nNM_CONTROLLED=no\nSTARTMODE=auto\nBONDING_SLAVE0=eth0\n';
    const [file] = filesOf({ 'ifcfg-bond0': suse });
    assert.match(convertProfile(file!, [file!]).refusals.join(), /NM_CONTROLLED=no/);
  });

  it('accounts for every line exactly once', () => {
    for (const each of cases) {
      const files = filesOfCase(each);
      const { entries } = convert(each);
      const told = entries.map((entry) => `${entry.file}:${entry.span.start}`);
      assert.deepEqual(new Set(told).size, told.length, each.name);
      const expected = files.filter((file) => belongs(file, each.main)).flatMap(linesOf);
      assert.deepEqual(told.toSorted(), expected.toSorted(), each.name);
      for (const entry of entries)
        if (entry.outcome !== 'kept') assert.ok(entry.why, `${each.name}: ${entry.name} has no reason`);
    }
  });
});

describe('the text of a keyfile', () => {
  const text = (files: Record<string, string>): string => {
    const all = filesOf(files);
    return keyfileText(convertProfile(all[0]!, all));
  };

  it('has the sections in the order NetworkManager documents', () => {
    assert.equal(
      text({
        'ifcfg-br0':
          '# for guests\nTYPE=Bridge\n#since June\nNAME=br0\nDEVICE=br0\nIPADDR=192.0.2.1\nPREFIX=24\nDNS1=192.0.2.53\n',
      }),
      [
        '# for guests',
        '# since June',
        '',
        '[connection]',
        'id=br0',
        'type=bridge',
        'interface-name=br0',
        '',
        '[bridge]',
        'stp=false',
        '',
        '[ipv4]',
        'method=manual',
        'dns=192.0.2.53;',
        'address1=192.0.2.1/24',
        '',
        '[ipv6]',
        'method=ignore',
        '',
      ].join('\n'),
    );
  });

  it('has a section that nothing stands in where being there is what it means', () => {
    const card = 'TYPE=Ethernet\nDEVICE=eth0\n';
    assert.match(text({ 'ifcfg-eth0': `${card}DCB=yes\n` }), /^\[dcb\]$/m);
    assert.match(text({ 'ifcfg-eth0': `${card}CTCPROT=0\n` }), /^\[ethernet\]$/m);
    assert.doesNotMatch(text({ 'ifcfg-eth0': `${card}DCB=no\n` }), /^\[(?:dcb|ethernet)\]$/m);
  });

  it('escapes what GKeyFile takes for something else', () => {
    const keyfile = text({ 'ifcfg-a': "TYPE=Ethernet\nDEVICE=a\nNAME=$' a\\\\b\\tc;#d'\nUSERS='x;y z'\n" });
    assert.match(keyfile, /^id=\\sa\\\\b\\tc;#d$/m);
    assert.match(keyfile, /^permissions=user:x\\;y:;user:z:;$/m);
  });
});

describe('conversion of damaged text', () => {
  it('never throws, and still accounts for every line', () => {
    let state = 7;
    const random = (below: number): number => {
      state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
      return Math.floor((state / 0x80000000) * below);
    };
    const pieces = [
      '"',
      "'",
      '\\',
      '\n',
      '=',
      ' ',
      ';',
      '/',
      ':',
      ',',
      '$',
      '\0',
      '\r',
      '-1',
      '99999999999',
      'x',
      '.',
      '#',
      '%',
      'ü',
    ];
    const damaged = (text: string): string => {
      const at = random(text.length + 1);
      return text.slice(0, at) + pieces[random(pieces.length)]! + text.slice(at + random(4));
    };
    for (let round = 0; round < 1500; round++) {
      const it = cases[random(cases.length)]!;
      const files = Object.fromEntries(
        Object.entries(it.files).map(([name, text]) => [name, damaged(damaged(damaged(text)))]),
      );
      const conversion = convert({ ...it, files });
      const told = conversion.entries.map((entry) => `${entry.file}:${entry.span.start}`);
      assert.equal(new Set(told).size, told.length, JSON.stringify(files));
      assert.ok(
        keyfileText(conversion)
          .split('\n')
          .every((line) => /^(?:#.*|\[[^\]]+\]|[^=\s][^=]*=.*)?$/.test(line)),
        JSON.stringify(files),
      );
      nmstateOf([conversion]);
    }
  });
});

describe('conversion to nmstate', () => {
  const nmstate = (files: Record<string, string>): ReturnType<typeof nmstateOf> => {
    const all = filesOf(files);
    return nmstateOf(all.filter((it) => isProfile(it, all)).map((it) => convertProfile(it, all)));
  };

  it('names ports at their controller, and routes and name servers for the host', () => {
    const { text, left } = nmstate({
      'ifcfg-br0':
        'TYPE=Bridge\nNAME=br0\nDEVICE=br0\nIPADDR=192.0.2.30\nPREFIX=24\nGATEWAY=192.0.2.1\nDNS1=192.0.2.53\nSTP=on\nDELAY=4\n' +
        'BRIDGING_OPTS="priority=24576 hello_time=1 ageing_time=600 multicast_snooping=0"\n',
      'ifcfg-ens5':
        'TYPE=Ethernet\nNAME=ens5\nDEVICE=ens5\nBRIDGE=br0\nBRIDGING_OPTS="priority=16 path_cost=50 hairpin_mode=1"\n',
      'route-br0': '198.51.100.0/24 via 192.0.2.254 metric 150\n',
    });
    assert.deepEqual(left, []);
    assert.equal(text, bridgeState);
  });

  it('describes a bond with its mode and ports', () => {
    const { text } = nmstate({
      'ifcfg-bond0':
        'TYPE=Bond\nNAME=bond0\nDEVICE=bond0\nBONDING_OPTS="mode=802.3ad miimon=100 lacp_rate=fast"\nBRIDGE=br0\n',
      'ifcfg-ens6': 'TYPE=Ethernet\nNAME=ens6\nDEVICE=ens6\nMASTER=bond0\nSLAVE=yes\n',
    });
    assert.equal(text, bondState);
  });

  it('quotes what YAML takes for a number or a boolean', () => {
    const { text } = nmstate({
      'ifcfg-no': 'TYPE=Ethernet\nDEVICE=no\nNAME=1.5\nIPV6INIT=yes\nIPV6ADDR=2001:db8::1/64\n',
    });
    assert.match(text, /name: "no"/);
    assert.match(text, /profile-name: "1\.5"/);
    assert.match(text, /ip: "2001:db8::1"/);
  });

  it('says what has no place in it', () => {
    const { entries } = nmstate({ 'ifcfg-a': 'TYPE=Ethernet\nDEVICE=a\nONBOOT=no\nZONE=public\nIPV6INIT=no\n' });
    assert.deepEqual(
      entries.map((it) => `${it.name} ${it.outcome}`),
      ['TYPE kept', 'DEVICE kept', 'ONBOOT dropped', 'ZONE dropped', 'IPV6INIT changed'],
    );
  });

  it('leaves out what it cannot describe, and says so', () => {
    const { left } = nmstate({ 'ifcfg-t': "DEVICETYPE=Team\nDEVICE=t\nTEAM_CONFIG='{}'\n", 'ifcfg-x': 'ONBOOT=yes\n' });
    assert.deepEqual(left, [
      { file: 'ifcfg-t', why: 'nmstate does not describe a team profile' },
      { file: 'ifcfg-x', why: 'neither TYPE nor DEVICE' },
    ]);
  });

  it('accounts for every line exactly once', () => {
    for (const each of cases) {
      const conversion = convert(each);
      const told = nmstateOf([conversion]).entries.map((it) => `${it.file}:${it.span.start}`);
      assert.deepEqual(
        told,
        conversion.entries.map((it) => `${it.file}:${it.span.start}`),
        each.name,
      );
    }
  });
});

const bridgeState = `interfaces:
  - name: br0
    type: linux-bridge
    state: up
    ipv4:
      enabled: true
      dhcp: false
      address:
        - ip: 192.0.2.30
          prefix-length: 24
    bridge:
      options:
        mac-ageing-time: 600
        multicast-snooping: false
        stp:
          enabled: true
          forward-delay: 4
          priority: 24576
          hello-time: 1
      port:
        - name: ens5
          stp-priority: 16
          stp-path-cost: 50
          stp-hairpin-mode: true
  - name: ens5
    type: ethernet
    state: up
routes:
  config:
    - destination: 0.0.0.0/0
      next-hop-address: 192.0.2.1
      next-hop-interface: br0
    - destination: 198.51.100.0/24
      next-hop-address: 192.0.2.254
      next-hop-interface: br0
      metric: 150
dns-resolver:
  config:
    server:
      - 192.0.2.53
`;

const bondState = `interfaces:
  - name: bond0
    type: bond
    state: up
    link-aggregation:
      mode: "802.3ad"
      options:
        miimon: 100
        lacp_rate: fast
      port:
        - ens6
  - name: ens6
    type: ethernet
    state: up
`;

/** Files whose lines one conversion accounts for. */
function belongs(file: File, main: string): boolean {
  const suffix = main.slice('ifcfg-'.length);
  return (
    file.basename === main ||
    ['keys', 'route', 'route6', 'rule', 'rule6'].some((it) => file.basename === `${it}-${suffix}`) ||
    (file.basename.startsWith(`${main}:`) && !file.basename.endsWith('.bak'))
  );
}

function linesOf({ basename, tree }: File): string[] {
  const root = tree.root!;
  return [
    ...root.attributes.map((it) => it.span.start),
    ...root.children.map((it) => it.span.start),
    ...[...tree.leaves()].filter((it) => it.kind === kinds.line).map((it) => it.span.start),
  ].map((it) => `${basename}:${it}`);
}
