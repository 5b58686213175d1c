// Text made to do harm: as deep, as wide, as long and as strange as a file can be. All is answered, and what is wrong is
// said, as often as it is there or as often as a list may be long. How the time grows with the text is another test's.
import assert from 'node:assert/strict';
import { askEverything } from '../fuzz/everything';

interface Hostile {
  readonly name?: string;
  readonly text: string;
  /** Code → how often it is reported. */
  readonly found: Readonly<Record<string, number>>;
}

const network = (inside: string, head = '') => `${head}<network><name>lab</name>${inside}</network>`;

const entities = Array.from({ length: 12 }, (_, i) =>
  i === 0 ? '<!ENTITY e0 "ha">' : `<!ENTITY e${i} "${`&e${i - 1};`.repeat(10)}">`,
).join('');

const ifcfg = 'TYPE=Ethernet\nDEVICE=eth0\nBOOTPROTO=none\nIPADDR=10.0.0.2\nPREFIX=24\nDEFROUTE=no\n';

/** `count` pieces that differ by their number. */
const numbered = (count: number, piece: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => piece(i)).join('');

/** As many faults of the syntax as are listed. */
const most = 1000;
/** More than a call of a function may have arguments. */
const many = 130_000;
const long = 'x'.repeat(2_000_000);

const cases: Readonly<Record<string, () => Hostile>> = {
  'an entity bomb': () => ({
    text: network('<title>&e11;</title>', `<!DOCTYPE network [${entities}]>`),
    found: { 'entity-or-doctype': 1 },
  }),
  'entities that expand to themselves': () => ({
    text: network('<title>&a;</title>', '<!DOCTYPE network [<!ENTITY a "&b;"><!ENTITY b "&a;">]>'),
    found: { 'entity-or-doctype': 1, 'xml-not-wellformed': 1 },
  }),
  'an external entity': () => ({
    text: network(
      '<title>&p;</title>',
      '<!DOCTYPE network SYSTEM "http://127.0.0.1/x.dtd" [<!ENTITY p SYSTEM "file:///etc/passwd">%q;]>',
    ),
    found: { 'entity-or-doctype': 1 },
  }),
  'elements inside each other': () => ({
    text: network('<ip>'.repeat(100_000) + '</ip>'.repeat(100_000)),
    found: { 'ip-address-missing': 1, 'unknown-element': 1, 'xml-not-wellformed': 1 },
  }),
  'elements that are never closed': () => ({
    text: `<network>${'<dhcp>'.repeat(100_000)}`,
    found: { 'unknown-element': 1, 'xml-not-wellformed': most },
  }),
  'close tags of nothing': () => ({ text: network('</dhcp>'.repeat(many)), found: { 'xml-not-wellformed': most } }),
  'tags that cross': () => ({
    text: network('<ip><dhcp></ip></dhcp>'.repeat(10_000)),
    found: { 'ip-address-missing': 10_000, 'xml-not-wellformed': most },
  }),
  brackets: () => ({ text: network('<'.repeat(many)), found: { 'xml-not-wellformed': most } }),
  'comments that are never closed': () => ({ text: network('<!-- '.repeat(many)), found: { 'xml-not-wellformed': 1 } }),
  attributes: () => ({
    text: network(`<bridge${numbered(many, (i) => ` a${i}='1'`)}/>`),
    found: { 'unknown-attribute': many },
  }),
  'equal attributes': () => ({
    text: network(`<bridge ${"stp='on' ".repeat(many)}/>`),
    found: { 'xml-not-wellformed': most },
  }),
  'equal elements': () => ({
    text: network("<bridge name='virbr1'/>".repeat(20_000)),
    found: { 'duplicate-singleton': 19_999 },
  }),
  'equal addresses': () => ({
    text: network("<ip address='10.0.0.1' prefix='24'/>".repeat(2000)),
    found: { 'ip-duplicate': 1999 },
  }),
  'different addresses': () => ({
    text: network(numbered(20_000, (i) => `<ip address='10.${i >> 8}.${i & 255}.1' prefix='24'/>`)),
    found: {},
  }),
  'ranges that are the same': () => ({
    text: network(
      `<ip address='10.0.0.1' prefix='8'><dhcp>${"<range start='10.0.0.2' end='10.9.9.9'/>".repeat(20_000)}</dhcp></ip>`,
    ),
    found: { 'ip-prefix-huge': 1, 'dhcp-range-too-large': 20_000 },
  }),
  'equal hosts': () => ({
    text: network(
      `<ip address='10.0.0.1' prefix='8'><dhcp>${"<host mac='52:54:00:00:00:01' name='a' ip='10.0.0.2'/>".repeat(10_000)}</dhcp></ip>`,
    ),
    found: {
      'ip-prefix-huge': 1,
      'dhcp-host-duplicate-mac': 9999,
      'dhcp-host-duplicate-name': 9999,
      'dhcp-host-duplicate-ip': 9999,
    },
  }),
  'equal routes, portgroups and DNS hosts': () => ({
    text: network(
      "<route address='10.1.0.0' prefix='16' gateway='10.0.0.9'/><portgroup name='a'/>".repeat(10_000) +
        `<dns>${"<host ip='10.0.0.3'><hostname>a</hostname></host><txt name='a' value='b'/>".repeat(10_000)}</dns>`,
    ),
    found: {
      'route-gateway-unreachable': 10_000,
      'route-duplicate': 9999,
      'portgroup-duplicate': 9999,
      'dns-without-ip': 1,
      'dns-host-duplicate-ip': 9999,
      'txt-duplicate': 9999,
    },
  }),
  'a long line': () => ({ text: network(`<title>${long}</title>`), found: {} }),
  'a long value': () => ({ text: network(`<bridge name='${long}'/>`), found: { 'bridge-name-too-long': 1 } }),
  'a long tag name': () => ({ text: network(`<${long}/>`), found: { 'unknown-element': 1 } }),
  blanks: () => ({ text: network(' '.repeat(2_000_000)), found: {} }),
  'line ends': () => ({ text: network('\r\n'.repeat(many)), found: {} }),
  'NUL characters': () => ({
    text: network("\0<ip address='\0'/>\0".repeat(1000)),
    found: { 'xml-not-wellformed': most, 'stray-text': 667, 'ip-address-invalid': 1000 },
  }),
  'halves of characters': () => ({
    text: network("\ud800<ip address='\udc00\ud800'/>\udfff"),
    found: { 'xml-not-wellformed': 4, 'ip-address-invalid': 1 },
  }),
  'byte order marks everywhere': () => ({
    text: network('\ufeff<ip\ufeff/>', '\ufeff\ufeff'),
    found: { 'xml-not-wellformed': 1, 'stray-text': 1, 'unknown-element': 1 },
  }),
  'text that runs from right to left': () => ({
    text: network("\u202e<ip address='\u202e1.0.0.01'/>\u2066"),
    found: { 'stray-text': 2, 'ip-address-invalid': 1 },
  }),
  'lone carriage returns': () => ({
    text: network("<ip\raddress='10.0.0.1'\r/>\r"),
    found: { 'ip-prefix-missing-classful': 1 },
  }),

  'ifcfg: a long line': () => ({ name: 'ifcfg-eth0', text: `${ifcfg}NAME=${long}\n`, found: {} }),
  'ifcfg: a quote that is never closed': () => ({
    name: 'ifcfg-eth0',
    text: `${ifcfg}NAME="${'x\n'.repeat(20_000)}`,
    found: { 'unterminated-quote': 1, 'not-an-assignment': 19_999 },
  }),
  'ifcfg: open quotes': () => ({
    name: 'ifcfg-eth0',
    text: ifcfg + 'NAME="\n'.repeat(20_000),
    found: { 'unterminated-quote': 20_000 },
  }),
  'ifcfg: continued lines': () => ({
    name: 'ifcfg-eth0',
    text: `${ifcfg}NAME=${'\\\n'.repeat(many)}x\n`,
    found: { 'line-continuation': 1 },
  }),
  'ifcfg: functions that are never closed': () => ({
    name: 'ifcfg-eth0',
    text: ifcfg + 'f() {\n'.repeat(20_000),
    found: { 'not-an-assignment': 20_000 },
  }),
  'ifcfg: functions in functions': () => ({
    name: 'ifcfg-eth0',
    text: ifcfg + 'f() {\n'.repeat(20_000) + '}\n'.repeat(20_000),
    found: { 'not-an-assignment': 1 },
  }),
  'ifcfg: escapes': () => ({ name: 'ifcfg-eth0', text: `${ifcfg}NAME="${'\\"'.repeat(many)}"\n`, found: {} }),
  'ifcfg: expansions': () => ({
    name: 'ifcfg-eth0',
    text: `${ifcfg}NAME="${'${a'.repeat(many)}"\n`,
    found: { 'unterminated-quote': 1, 'shell-expansion': 1 },
  }),
  'ifcfg: equal keys': () => ({
    name: 'ifcfg-eth0',
    text: ifcfg + 'IPADDR=10.0.0.300\n'.repeat(20_000),
    // The first is lost, and the others say the same.
    found: { 'duplicate-key': 1, 'ipaddr-invalid': 1 },
  }),
  'ifcfg: numbered keys': () => ({
    name: 'ifcfg-eth0',
    text: ifcfg + numbered(3000, (i) => `IPADDR${i}=10.0.0.1\nGATEWAY${i}=10.0.0.9\n`),
    found: {
      'overlapping-subnets-in-file': 1,
      'prefix-missing': 3000,
      'duplicate-address-in-file': 2999,
      'gateway-several': 2999,
      'gateway-with-defroute-no': 1,
    },
  }),
  'ifcfg: rules': () => ({
    name: 'ifcfg-eth0',
    text: ifcfg + numbered(10_000, (i) => `ROUTING_RULE_x${i}="from 10.0.0.1"\n`),
    found: { 'routing-rule-key': 10_000 },
  }),
  'ifcfg: unknown keys': () => ({
    name: 'ifcfg-eth0',
    text: ifcfg + numbered(20_000, (i) => `IPADRESS_${i}X=1\n`),
    found: { 'key-unknown': 20_000 },
  }),
  'ifcfg: options': () => ({
    name: 'ifcfg-bond0',
    text: `TYPE=Bond\nDEVICE=bond0\nBONDING_OPTS="${'mode=9 miimon=x bogus=1 '.repeat(10_000)}"\n`,
    found: {
      'bond-option-duplicate': 19_998,
      'bond-option-unknown': 10_000,
      'bond-mode-invalid': 1,
      'bond-option-value': 1,
      'bootproto-missing': 1,
    },
  }),
  'ifcfg: options of a bridge': () => ({
    name: 'ifcfg-br0',
    text: `TYPE=Bridge\nDEVICE=br0\nBRIDGING_OPTS="${'ageing_time=x bogus=1 '.repeat(1000)}${'priority=5 '.repeat(many)}"\n`,
    found: { 'bridge-option-value': 1, 'bridge-option-unknown': 1, 'stp-option-without-stp': 1 },
  }),
  'ifcfg: options of ethtool': () => ({
    name: 'ifcfg-eth0',
    text: `${ifcfg}ETHTOOL_OPTS="-K eth0 ${'tso maybe '.repeat(many)}${'; -G eth1 rx x'.repeat(2000)}"\n`,
    // NetworkManager reads a hundred words.
    found: { 'ethtool-feature-value': 99 },
  }),
  'ifcfg: the bytes of a wireless name': () => ({
    name: 'ifcfg-wlan0',
    text: `TYPE=Wireless\nDEVICE=wlan0\nMODE=Managed\nBOOTPROTO=dhcp\nESSID=0x${'41'.repeat(many)}\n`,
    found: { 'wifi-ssid': 1 },
  }),
  'ifcfg: words': () => ({ name: 'ifcfg-eth0', text: `${ifcfg}NAME="${'x '.repeat(many)}"\n`, found: {} }),
  'ifcfg: characters that are not seen': () => ({
    name: 'ifcfg-eth0',
    text: `${ifcfg}ZONE=${'x\u200b'.repeat(many)}\n`,
    found: { 'invisible-character': 20 },
  }),
  'ifcfg: bytes that are no UTF-8': () => ({
    name: 'ifcfg-eth0',
    text: `${ifcfg}NAME="${'x\ufffd'.repeat(many)}"\n`,
    found: { 'not-utf8': 1 },
  }),
  'ifcfg: binary': () => ({
    name: 'ifcfg-eth0',
    text: numbered(100_000, (i) => String.fromCharCode((i * 7919) & 0xffff)),
    found: { 'no-type-no-device': 1, 'nul-byte': 1 },
  }),
  'route: lines': () => ({
    name: 'route-eth0',
    text: '10.0.0.0/8 via 10.0.0.1\nbogus words here\n10.0.0.1/8 dev eth1 metric x\n'.repeat(5000),
    found: {
      'route-bad-destination': 5000,
      'route-unknown-word': 5000,
      'route-host-bits': 5000,
      'route-bad-number': 5000,
    },
  }),
  'route: numbered routes': () => ({
    name: 'route-eth0',
    text: numbered(10_000, (i) => `ADDRESS${i}=10.0.0.0\nNETMASK${i}=255.0.255.0\nGATEWAY${i}=x\n`),
    found: { 'route-sv-netmask-noncontiguous': 10_000, 'route-sv-gateway-invalid': 10_000 },
  }),
  'route: words in one line': () => ({
    name: 'route-eth0',
    text: `10.0.0.0/8 ${'via 10.0.0.1 '.repeat(many)}\n`,
    found: { 'route-duplicate-option': many - 1 },
  }),
  'rule: lines': () => ({
    name: 'rule-eth0',
    text: 'from 10.0.0.1 table x prio y\n'.repeat(10_000),
    found: { 'rule-line': 10_000 },
  }),
};

describe('hostile text', () => {
  for (const [what, caseOf] of Object.entries(cases)) {
    it(`is answered: ${what}`, () => {
      const { name = 'network.xml', text, found } = caseOf();
      const offsets = [0, Math.floor(text.length / 2), text.length];
      // "Fix all" judges a file up to ten times and is asked for by hand.
      const counts: Record<string, number> = {};
      for (const { code } of askEverything(name, text, offsets, ['fix all'])) counts[code] = (counts[code] ?? 0) + 1;
      assert.deepEqual(counts, found);
    });
  }
});
