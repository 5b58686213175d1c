// Text made to do harm: as deep, as wide, as long and as strange as a file can be. All answers come, and come soon; the
// times are printed, and only the limit of the test judges them.
import { askEverything } from './fuzz/everything';

interface Hostile {
  readonly name?: string;
  readonly text: () => string;
}

const network = (inside: string, head = '') => `${head}<network><name>lab</name>${inside}</network>`;

const entities = Array.from({ length: 12 }, (_, i) =>
  i === 0 ? '<!ENTITY e0 "ha">' : `<!ENTITY e${i} "${`&e${i - 1};`.repeat(10)}">`,
).join('');

const ifcfg = 'TYPE=Ethernet\nDEVICE=eth0\nBOOTPROTO=none\nIPADDR=10.0.0.2\nPREFIX=24\n';

const million = 1_000_000;

const cases: Readonly<Record<string, Hostile>> = {
  'an entity bomb': { text: () => network('<title>&e11;</title>', `<!DOCTYPE network [${entities}]>`) },
  'entities that expand to themselves': {
    text: () => network('<title>&a;</title>', '<!DOCTYPE network [<!ENTITY a "&b;"><!ENTITY b "&a;">]>'),
  },
  'an external entity': {
    text: () =>
      network(
        '<title>&p;</title>',
        '<!DOCTYPE network SYSTEM "http://127.0.0.1/x.dtd" [<!ENTITY p SYSTEM "file:///etc/passwd">%q;]>',
      ),
  },
  '100,000 elements inside each other': {
    text: () => network('<ip>'.repeat(100_000) + '</ip>'.repeat(100_000)),
  },
  '100,000 elements that are never closed': { text: () => `<network>${'<dhcp>'.repeat(100_000)}` },
  '100,000 close tags of nothing': { text: () => network('</dhcp>'.repeat(100_000)) },
  '100,000 tags that cross': { text: () => network('<ip><dhcp></ip></dhcp>'.repeat(25_000)) },
  '100,000 brackets': { text: () => network('<'.repeat(100_000)) },
  '100,000 comments that are never closed': { text: () => network('<!-- '.repeat(100_000)) },
  'a million attributes': {
    text: () => network(`<bridge ${Array.from({ length: million }, (_, i) => `a${i}='1'`).join(' ')}/>`),
  },
  '100,000 equal attributes': { text: () => network(`<bridge ${"stp='on' ".repeat(100_000)}/>`) },
  '100,000 equal elements': { text: () => network("<bridge name='virbr1'/>".repeat(100_000)) },
  '2,000 equal addresses': { text: () => network("<ip address='10.0.0.1' prefix='24'/>".repeat(2000)) },
  '20,000 different addresses': {
    text: () =>
      network(
        Array.from({ length: 20_000 }, (_, i) => `<ip address='10.${i >> 8}.${i & 255}.1' prefix='24'/>`).join(''),
      ),
  },
  '20,000 ranges that overlap': {
    text: () =>
      network(
        `<ip address='10.0.0.1' prefix='8'><dhcp>${"<range start='10.0.0.2' end='10.9.9.9'/>".repeat(20_000)}</dhcp></ip>`,
      ),
  },
  '20,000 equal hosts': {
    text: () =>
      network(
        `<ip address='10.0.0.1' prefix='8'><dhcp>${"<host mac='52:54:00:00:00:01' name='a' ip='10.0.0.2'/>".repeat(20_000)}</dhcp></ip>`,
      ),
  },
  '20,000 routes, portgroups and DNS hosts': {
    text: () =>
      network(
        "<route address='10.1.0.0' prefix='16' gateway='10.0.0.9'/><portgroup name='a'/>".repeat(20_000) +
          `<dns>${"<host ip='10.0.0.3'><hostname>a</hostname></host><txt name='a' value='b'/>".repeat(20_000)}</dns>`,
      ),
  },
  'a line of 20 MB': { text: () => network(`<title>${'x'.repeat(20 * million)}</title>`) },
  'a value of 20 MB': { text: () => network(`<bridge name='${'x'.repeat(20 * million)}'/>`) },
  'a tag name of 20 MB': { text: () => network(`<${'x'.repeat(20 * million)}/>`) },
  '20 MB of blanks': { text: () => network(' '.repeat(20 * million)) },
  'a million line ends': { text: () => network('\r\n'.repeat(million)) },
  'NUL characters': { text: () => network("\0<ip address='\0'/>\0").repeat(1000) },
  'halves of characters': { text: () => network("\ud800<ip address='\udc00\ud800'/>\udfff") },
  'byte order marks everywhere': { text: () => network('\ufeff<ip\ufeff/>', '\ufeff\ufeff') },
  'text that runs from right to left': { text: () => network("\u202e<ip address='\u202e1.0.0.01'/>\u2066") },
  'lone carriage returns': { text: () => network("<ip\raddress='10.0.0.1'\r/>\r") },

  'ifcfg: a line of 20 MB': { name: 'ifcfg-eth0', text: () => `${ifcfg}NAME=${'x'.repeat(20 * million)}\n` },
  'ifcfg: a quote that is never closed': { name: 'ifcfg-eth0', text: () => `${ifcfg}NAME="${'x\n'.repeat(100_000)}` },
  'ifcfg: 100,000 open quotes': { name: 'ifcfg-eth0', text: () => ifcfg + 'NAME="\n'.repeat(100_000) },
  'ifcfg: 100,000 continued lines': { name: 'ifcfg-eth0', text: () => `${ifcfg}NAME=${'\\\n'.repeat(100_000)}x\n` },
  'ifcfg: 100,000 escapes': { name: 'ifcfg-eth0', text: () => `${ifcfg}NAME="${'\\"'.repeat(100_000)}"\n` },
  'ifcfg: 100,000 expansions': { name: 'ifcfg-eth0', text: () => `${ifcfg}NAME="${'${a'.repeat(100_000)}"\n` },
  'ifcfg: 100,000 equal keys': { name: 'ifcfg-eth0', text: () => ifcfg + 'IPADDR=10.0.0.300\n'.repeat(100_000) },
  'ifcfg: 5,000 numbered keys': {
    name: 'ifcfg-eth0',
    text: () => ifcfg + Array.from({ length: 5000 }, (_, i) => `IPADDR${i}=10.0.0.1\nGATEWAY${i}=10.0.0.9\n`).join(''),
  },
  'ifcfg: 20,000 rules': {
    name: 'ifcfg-eth0',
    text: () => ifcfg + Array.from({ length: 20_000 }, (_, i) => `ROUTING_RULE_x${i}="from 10.0.0.1"\n`).join(''),
  },
  'ifcfg: 100,000 unknown keys': {
    name: 'ifcfg-eth0',
    text: () => ifcfg + Array.from({ length: 100_000 }, (_, i) => `IPADRESS_${i}X=1\n`).join(''),
  },
  'ifcfg: 20,000 options': {
    name: 'ifcfg-bond0',
    text: () => `TYPE=Bond\nDEVICE=bond0\nBONDING_OPTS="${'mode=9 miimon=x bogus=1 '.repeat(20_000)}"\n`,
  },
  'ifcfg: 20,000 options of a bridge': {
    name: 'ifcfg-br0',
    text: () => `TYPE=Bridge\nDEVICE=br0\nBRIDGING_OPTS="${'ageing_time=x bogus=1 '.repeat(20_000)}"\n`,
  },
  'ifcfg: 20,000 options of ethtool': {
    name: 'ifcfg-eth0',
    text: () => `${ifcfg}ETHTOOL_OPTS="-K eth0 ${'tso maybe '.repeat(20_000)}${'; -G eth1 rx x'.repeat(20_000)}"\n`,
  },
  'ifcfg: binary': {
    name: 'ifcfg-eth0',
    text: () => Array.from({ length: 100_000 }, (_, i) => String.fromCharCode((i * 7919) & 0xffff)).join(''),
  },
  'route: 20,000 lines': {
    name: 'route-eth0',
    text: () => '10.0.0.0/8 via 10.0.0.1\nbogus words here\n10.0.0.1/8 dev eth1 metric x\n'.repeat(7000),
  },
  'route: 20,000 numbered routes': {
    name: 'route-eth0',
    text: () =>
      Array.from({ length: 20_000 }, (_, i) => `ADDRESS${i}=10.0.0.0\nNETMASK${i}=255.0.255.0\nGATEWAY${i}=x\n`).join(
        '',
      ),
  },
  'route: a line of 100,000 words': {
    name: 'route-eth0',
    text: () => `10.0.0.0/8 ${'via 10.0.0.1 '.repeat(50_000)}\n`,
  },
  'rule: 20,000 lines': { name: 'rule-eth0', text: () => 'from 10.0.0.1 table x prio y\n'.repeat(20_000) },
};

describe('hostile text', function () {
  this.timeout(60_000);

  for (const [what, { name = 'network.xml', text }] of Object.entries(cases)) {
    it(`is answered: ${what}`, () => {
      const hostile = text();
      const middle = Math.floor(hostile.length / 2);
      // "Fix all" judges a file up to ten times and is asked for by hand.
      const { took } = askEverything(name, hostile, [0, middle, hostile.length], ['fix all']);
      const total = [...took.values()].reduce((sum, it) => sum + it, 0);
      const slow = [...took].filter(([, it]) => it > 1000).map(([question, it]) => `${question} ${Math.round(it)}`);
      console.log(`      ${Math.round(total)} ms${slow.length > 0 ? ` (${slow.join(', ')})` : ''}`);
    });
  }
});
