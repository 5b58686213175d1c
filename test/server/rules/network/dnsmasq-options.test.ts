// Options for dnsmasq are judged as dnsmasq judges them: by its recorded answers, by what each fix makes of a line, and
// by what it refuses only together with other lines.
import assert from 'node:assert/strict';
import type { Problem } from '../../../../server/src/features/problems';
import { dnsmasqRules } from '../../../../server/src/rules/network/dnsmasq/index';
import { applyEdits } from '../../../../server/src/text';
import { afterChanges, problemsByName, uriOf } from '../../../support/checking';
import { aboutHost, networkWith, recordedLines, recordedMutants, saidOf, type Shape } from '../../../support/dnsmasq';

/** Refused for what the host lacks, which is said as information, or as a warning where it works against libvirt too. */
const isAboutHost = (line: string, says: string): boolean =>
  aboutHost.test(says) || /^(?:no-0x20|do-0x20|dhcp-option-pxe)/.test(line);

const shown = ({ severity, code, message }: Problem): string =>
  `${severity} ${code.replace('dnsmasq-option-', '')}: ${message}`;

/** The recorded answers by option, so that a failing one is seen. */
function recordedByOption() {
  const found = new Map<string, ReturnType<typeof recordedLines>>();
  for (const it of [...recordedLines(), ...recordedMutants()]) {
    const option = /^[^=]*/.exec(it.line)![0].trim();
    found.set(option, [...(found.get(option) ?? []), it]);
  }
  return found;
}

describe('a recorded line for dnsmasq', () => {
  for (const [option, rows] of recordedByOption())
    it(`${option}: is an error where dnsmasq refuses it, and only there`, () => {
      for (const { line, with: before = [], shape, says } of rows) {
        const problems = saidOf([...before, line], shape);
        const errors = problems.filter((it) => it.severity === 'error');
        const where = `${[...before, line].join(' ⏎ ')} (${says})`;
        if (says === 'ok') assert.deepEqual(errors.map(shown), [], where);
        else if (isAboutHost(line, says)) assert.ok(problems.length > 0, `nothing is said: ${where}`);
        else assert.ok(errors.length > 0, `no error: ${where}\n${problems.map(shown).join('\n')}`);
      }
    });

  it('is one of at least 1000 that start and 800 that are refused', () => {
    const all = recordedLines();
    assert.ok(all.filter((it) => it.says === 'ok').length >= 1000);
    assert.ok(all.filter((it) => it.says !== 'ok').length >= 800);
  });
});

/** Lines, what is said of them in their order, and the last line after each fix of the last finding. */
type Row = readonly [
  lines: string | readonly string[],
  said: readonly string[],
  fixed?: readonly string[],
  shape?: Shape,
];

function check(rows: readonly Row[]): void {
  for (const [given, said, fixed, shape] of rows) {
    const lines = typeof given === 'string' ? [given] : given;
    it(`${lines.join(' and ')}${shape ? ` (${shape})` : ''}: ${said.join('; ') || 'nothing'}`, () => {
      const problems = saidOf(lines, shape);
      assert.deepEqual(problems.map(shown), said);
      if (!fixed) return;
      const text = networkWith(lines, shape);
      const optionsIn = (it: string) =>
        [...it.matchAll(/<dnsmasq:option value="([^"]*)"/g)].map((found) =>
          found[1]!.replaceAll('&quot;', '"').replaceAll('&#10;', '\n'),
        );
      const after = (problems.at(-1)?.fixes ?? []).map((it) => {
        const edits = it.changes.flatMap((change) => ('edits' in change ? change.edits : []));
        return optionsIn(applyEdits(text, edits)).join(' and ');
      });
      assert.deepEqual(after, fixed);
    });
  }
}

const refuses = 'dnsmasq does not start';

describe('a line for dnsmasq', () => {
  check([
    [
      '--no-resolv',
      [
        `error dashes: --no-resolv has the dashes of a command line; in dnsmasq.conf it stands without them, and ${refuses}`,
      ],
      ['no-resolv'],
    ],
    [
      '-q=1',
      [`error dashes: -q has the dashes of a command line; in dnsmasq.conf it stands without them, and ${refuses}`],
      [],
    ],
    ['zzzzzz', [`error unknown: zzzzzz is no option of dnsmasq; ${refuses}`], ['']],
    [
      'No-Resolv',
      [`error unknown: No-Resolv is no option of dnsmasq, did you mean no-resolv?; ${refuses}`],
      ['no-resolv', ''],
    ],
    ['"no-resolv"', [`error unknown: no-resolv is no option of dnsmasq, did you mean no-resolv?; ${refuses}`]],
    [
      'server:1.1.1.1',
      [`error unknown: server:1.1.1.1 is no option of dnsmasq, did you mean server=1.1.1.1?; ${refuses}`],
      ['server=1.1.1.1', ''],
    ],
    ['no-resolv=', [`error argument: no-resolv takes no value, not even an empty one; ${refuses}`], ['no-resolv', '']],
    [
      'no-resolv = false',
      [`error argument: no-resolv takes no value, not even an empty one; ${refuses}`],
      ['', 'no-resolv'],
    ],
    ['domain', [`error argument: domain has no value, expected domain=…; ${refuses}`], ['']],
    ['txt-record=a,"b', [`error quote: a double quote is not closed; ${refuses}`]],
    ['txt-record="a""b"', [`error quote: a double quote is not closed; ${refuses}`]],
    ['=x', [`error unknown: nothing is no option of dnsmasq; ${refuses}`]],
    ['', []],
    ['# a comment', []],
    [' log-queries = extra # why not', []],
    ['txt-record = lab, "a = b # c", two', []],
    ['local-ttl=60\nlog-dhcp', []],
    [
      'local-ttl=60\nlog-dhcpp',
      [`error unknown: log-dhcpp is no option of dnsmasq, did you mean log-dhcp?; ${refuses}`],
      ['local-ttl=60\nlog-dhcp'],
    ],
    [`txt-record=a,b,${'b'.repeat(1008)}`, []],
    [`txt-record=a,b,${'€'.repeat(336)}`, []],
    [`txt-record=a,b,${'€'.repeat(337)}`, [`error unknown: € is no option of dnsmasq; ${refuses}`]],
    [`txt-record=a,b,${'b'.repeat(1018)}`, [`error unknown: bbbbbbbbb is no option of dnsmasq; ${refuses}`]],
    [`${'x'.repeat(300)}=1`, [`error unknown: ${'x'.repeat(300)} is no option of dnsmasq; ${refuses}`]],
  ]);
});

describe('a value for dnsmasq that is mended', () => {
  check([
    [
      'address=apps.lab/192.168.150.5',
      [
        `error value: apps.lab/192.168.150.5 has no domain between slashes in front of an address, expected address=/domain/…[address]; ${refuses}`,
      ],
      ['address=/apps.lab/192.168.150.5', ''],
    ],
    [
      'address=/apps.lab 192.168.150.5',
      [
        `error value: apps.lab 192.168.150.5 has no domain between slashes in front of an address, expected address=/domain/…[address]; ${refuses}`,
      ],
      ['address=/apps.lab/192.168.150.5', ''],
    ],
    [
      'server=/lab/1.1.1.1:53',
      [`error value: 1.1.1.1:53 is no address; a port is joined by #, not by a colon; ${refuses}`],
      ['server=/lab/1.1.1.1#53', ''],
    ],
    [
      'server=lab/1.1.1.1',
      [`error value: lab/1.1.1.1 is neither an address nor the name of a host; ${refuses}`],
      ['server=/lab/1.1.1.1', ''],
    ],
    [
      'dhcp-option=option:Domain-Name-Servers,1.1.1.1',
      [`error value: Domain-Name-Servers is no DHCP option that dnsmasq knows by name; ${refuses}`],
      ['dhcp-option=option:dns-server,1.1.1.1', ''],
    ],
    [
      'dhcp-option=option:roter,1.1.1.1',
      [`error value: roter is no DHCP option that dnsmasq knows by name; ${refuses}`],
      ['dhcp-option=option:router,1.1.1.1', ''],
    ],
    [
      'dhcp-option=router,192.168.150.1',
      [`error value: router,192.168.150.1 has no number of an option, nor option: with a name; ${refuses}`],
      ['dhcp-option=option:router,192.168.150.1', ''],
    ],
    [
      'dhcp-option=option:hostname,a',
      [`error value: dnsmasq makes the option hostname itself, it can only be given by its number 12; ${refuses}`],
    ],
    [
      'dhcp-range=192.168.150.100,192.168.150.200,1day',
      [`error value: 1day is no lease: a number with s, m, h, d or w behind it, infinite or deprecated; ${refuses}`],
      ['dhcp-range=192.168.150.100,192.168.150.200,1d', ''],
    ],
    [
      'host-record=web.lab=192.168.150.5',
      [`error value: web.lab=192.168.150.5 has one part, not a name and an address; ${refuses}`],
      ['host-record=web.lab,192.168.150.5', ''],
    ],
    [
      'max-ttl=60s',
      [`error value: 60s is no number of digits alone, expected max-ttl=seconds; ${refuses}`],
      ['max-ttl=60', ''],
    ],
    [
      'pxe-service=UEFI64,Boot,x',
      [
        `error value: UEFI64 is none of x86PC, PC98, IA64_EFI, Alpha, Arc_x86, Intel_Lean_Client, IA32_EFI, x86-64_EFI, Xscale_EFI, BC_EFI, ARM32_EFI, ARM64_EFI, expected pxe-service=[tag:tag,]…client,text[,file or number[,server]]; ${refuses}`,
      ],
      ['pxe-service=x86-64_EFI,Boot,x', ''],
    ],
    [
      'dhcp-host=52:54:00:aa:bb:01 192.168.150.9',
      [`error value: 52:54:00:aa:bb:01 192.168.150.9 is no hardware address, which has hexadecimal bytes; ${refuses}`],
      ['dhcp-host=52:54:00:aa:bb:01,192.168.150.9', ''],
    ],
    [
      'dhcp-host=mac=52:54:00:aa:bb:01,192.168.150.9',
      [`error value: mac=52:54:00:aa:bb:01 is no hardware address, which has hexadecimal bytes; ${refuses}`],
      ['dhcp-host=52:54:00:aa:bb:01,192.168.150.9', ''],
    ],
    [
      'txt-record=a,"one, two",&three\nmax-ttl=1h',
      [`error value: 1h is no number of digits alone, expected max-ttl=seconds; ${refuses}`],
    ],
  ]);

  it('is marked where it stands, behind quotes and entities as well', () => {
    const line = 'address="/a&b/"1.1.1.256';
    const text = networkWith([line]);
    const [problem] = saidOf([line]);
    assert.equal(text.slice(problem!.span.start, problem!.span.end), '1.1.1.256');
  });
});

describe('a value that dnsmasq takes for something else', () => {
  check([
    [
      'dhcp-host=52:54:00:12:34:56,192.168.150.777',
      ['warning misread: 192.168.150.777 is no IPv4 address, the guest is called 192 and gets one of the pool'],
    ],
    [
      'dhcp-host=52:54:00:12:34:56,192.168.150.10,1day',
      ['warning misread: 1day is no lease, the guest is called so'],
      ['dhcp-host=52:54:00:12:34:56,192.168.150.10,1d'],
    ],
    [
      'dhcp-host=525400123456,192.168.150.10',
      ['warning misread: 525400123456 is read as a lease; a hardware address has colons'],
      ['dhcp-host=52:54:00:12:34:56,192.168.150.10'],
    ],
    [
      'dhcp-host=5254.0012.3456,192.168.150.10',
      ['warning misread: 5254.0012.3456 is taken for a name; a hardware address has colons'],
      ['dhcp-host=52:54:00:12:34:56,192.168.150.10'],
    ],
    ['dhcp-host=52:54:00:12:34,192.168.150.10', ['warning misread: 52:54:00:12:34 has 5 bytes, a guest has 6']],
    [
      'dhcp-host=52:54:00:12:34:56,web1,web2',
      ['warning misread: web2 is a second name, dnsmasq 2.90 takes the last and 2.91 refuses it'],
    ],
    [
      'dhcp-host=52:54:00:12:34:56,fd00:150::10',
      ['warning misread: fd00:150::10 has no brackets, so that it is read as a hardware address'],
      ['dhcp-host=52:54:00:12:34:56,[fd00:150::10]'],
    ],
    ['dhcp-option=option:mtu,9k', ['warning misread: 9k is no number of digits, dnsmasq sends these letters']],
    [
      'dhcp-option=option:mtu,0x5dc',
      ['warning misread: 0x5dc is no number of digits, dnsmasq sends these letters'],
      ['dhcp-option=option:mtu,1500'],
    ],
    ['dhcp-option=option:mtu,70000', ['warning misread: 70000 has no room in 2 bytes, dnsmasq sends 4464']],
    [
      'dhcp-option=51,1day',
      ['warning misread: 1day is no number with s, m, h, d or w behind it, dnsmasq sends 1 seconds'],
    ],
    ['dhcp-option=2,-3600', []],
    [
      'dhcp-option=3,192.168.150.1/24',
      ['warning misread: 192.168.150.1/24 is sent as a route, not as an address; option 3 takes no mask'],
      ['dhcp-option=3,192.168.150.1'],
    ],
    ['dhcp-option=121,10.0.0.0/8', ['warning misread: 10.0.0.0/8 is a route without the gateway behind it']],
    [
      'dhcp-option=red,3,192.168.150.1',
      ['warning misread: red is taken for a tag, so that only guests that have it get the option'],
      ['dhcp-option=tag:red,3,192.168.150.1'],
    ],
    ['dhcp-option=virbr0,3,192.168.150.1', []],
    ['dhcp-option=!red,3,192.168.150.1', []],
    [['dhcp-host=52:54:00:12:34:56,set:red', 'dhcp-option=red,3,192.168.150.1'], []],
    [['dhcp-mac=red,52:54:00:*:*:*', 'dhcp-option=red,3,192.168.150.1'], []],
    [
      'dhcp-boot=pxelinux.0,192.168.150.1',
      [
        'warning misread: 192.168.150.1 is taken for the name of the server, and guests ask this host; the address stands third',
      ],
      ['dhcp-boot=pxelinux.0,,192.168.150.1'],
    ],
    [
      'dhcp-match=set:efi,option:client-arch,0x0007',
      ['warning misread: 0x0007 is no number of digits, dnsmasq compares these letters'],
      ['dhcp-match=set:efi,option:client-arch,7'],
    ],
    [
      'dhcp-ignore=known',
      ['warning misread: known ignores the guests that have a dhcp-host; all others are tag:!known'],
      ['dhcp-ignore=tag:!known'],
    ],
    ['dhcp-ignore=tag:!known', []],
    ['server=8.8.8', ['warning misread: 8.8.8 is read as the address 8.8.0.8']],
    ['server=/lab/1.1.1.1/', ['warning misread: 1.1.1.1 stands in the place of a domain']],
    ['address=192.168.150.10', ['warning misread: answers 192.168.150.10 for every name of the world']],
    [
      'host-record=*.apps.lab,192.168.150.10',
      ['warning misread: *.apps.lab stands for itself alone; address=/apps.lab/… is for names below'],
    ],
    [
      'host-record=web.lab,other.lab',
      ['warning misread: web.lab,other.lab has no address, so that there is no record'],
    ],
    [
      'host-record=web.lab,192.168.150.10,1h',
      ['warning misread: 1h is no number of seconds, dnsmasq takes it for one more name'],
    ],
    [
      'cname=*.apps.lab,web.lab',
      [
        'warning misread: *.apps.lab is an alias in a zone of auth-zone alone; address=/apps.lab/… answers for all below',
      ],
    ],
    [['auth-server=lab,', 'auth-zone=lab', 'cname=*.apps.lab,web.lab'], []],
    [
      'txt-record=lab=text',
      ['warning misread: lab=text is taken for the name; the text stands behind a comma'],
      ['txt-record=lab,text'],
    ],
    ['domain=*.lab', ['warning misread: *.lab is the domain with these characters in it'], ['domain=lab']],
    ['rebind-domain-ok=a,b', ['warning misread: dnsmasq takes a,b for one domain; several stand between slashes']],
    ['log-queries=yes', ['warning misread: yes is none of extra, proto; dnsmasq logs as without it']],
    ['enable-tftp=yes', ['warning misread: dnsmasq takes yes for the name of an interface']],
    ['user=', ['warning misread: no user is named, dnsmasq runs on as root']],
    ['test', ['warning misread: test is a word of the command line, here it does what bogus-priv does']],
    [
      'dhcp-range=10.1.1.10,10.1.1.20',
      ['warning misread: 10.1.1.10 is in no subnet of the network, so that no guest gets an address of the range'],
    ],
    [
      'dhcp-range=192.168.150.100,192.168.150.200,24',
      ['warning misread: 24 is a lease of 24 seconds, which dnsmasq raises to two minutes'],
    ],
    ['ra-param=virbr0', ['warning misread: virbr0 alone does nothing']],
    [
      'mx-host=lab,192.168.150.10',
      ['warning misread: 192.168.150.10 is taken for a name; an address needs host-record'],
    ],
    ['server=1.1.256', ['warning misread: 1.1.256 is read as the address 1.1.1.0']],
    ['filter-rr=A,aaaa,65', []],
    ['dhcp-option=256,1.2.3.4', ['warning misread: 256 is no option, dnsmasq sends 0']],
    ['dhcp-option=300,x', ['warning misread: 300 is no option, dnsmasq sends 44']],
    ['server=1.1.1.1#', ['warning misread: 1.1.1.1# asks port 0, where nobody answers']],
    ['server=1.1.1.1#0', ['warning misread: 1.1.1.1#0 asks port 0, where nobody answers']],
    ['dhcp-host=06-52:54:00:12:34:56,192.168.150.10,a', []],
    ['cname=a.lab,1', []],
    ['alias=10.0.0.1-10.0.0.1,10.0.0.2,255.255.255.0', []],
    ['cache-size=4294967296', ['warning misread: dnsmasq counts in 32 bits, of 4294967296 is left 0']],
  ]);
});

describe('options for dnsmasq together', () => {
  const anchor = 'trust-anchor=.,20326,8,2,E06D44B80B8F1D39A95C0B0D7C65D08458E880409BBC683457104237C7F8EC8D';
  check([
    [
      ['cache-size=1', 'cache-size=2'],
      ['error repeated: cache-size stands twice, dnsmasq takes it once and does not start'],
      ['cache-size=1'],
    ],
    [
      ['dhcp-lease=/tmp/a', 'dhcp-leasefile=/tmp/b'],
      [
        'warning conflicts: dhcp-lease works against libvirt: libvirt then finds no lease, as in net-dhcp-leases and domifaddr',
        'error repeated: dhcp-leasefile stands twice, dnsmasq takes it once and does not start',
      ],
    ],
    ['dhcp-lease-max=5', [], [], 'dnsonly'],
    ['port=53', []],
    [
      'port=53',
      [
        "error repeated: libvirt writes port itself (where dns has enable='no'), dnsmasq takes it once and does not start",
      ],
      [''],
      'nodns',
    ],
    [
      'bind-interfaces',
      [`error clash: libvirt writes bind-dynamic, beside which dnsmasq refuses bind-interfaces; ${refuses}`],
    ],
    [
      'keep-in-foreground',
      [
        `error clash: with keep-in-foreground dnsmasq does not go to the background, for which libvirt waits; ${refuses}`,
      ],
    ],
    ['dnssec', [`error clash: dnssec needs a trust-anchor for the root, there is none; ${refuses}`]],
    [['dnssec', anchor], []],
    [
      ['dnssec', anchor, 'cache-size=149'],
      [`error clash: dnssec needs a cache-size of 150 or more, not 149; ${refuses}`],
    ],
    [
      ['dnssec', 'trust-anchor=lab,1,8,2,00'],
      [`error clash: dnssec needs a trust-anchor for the root, there is none; ${refuses}`],
    ],
    [
      'max-port=1023',
      [`error clash: max-port 1023 is below min-port 1024, which is that where it is not written; ${refuses}`],
    ],
    ['max-port=1024', []],
    ['min-port=65535', []],
    [['min-port=100', 'max-port=99'], [`error clash: max-port 99 is below min-port 100; ${refuses}`]],
    [['min-port=65000', 'port-limit=536'], []],
    [
      ['auth-server=,virbr0', 'auth-zone=lab'],
      [`error clash: auth-zone needs the name of an auth-server, which is not there; ${refuses}`],
    ],
    [['auth-server=ns.lab', 'auth-zone=lab'], []],
    [
      ['min-port=65000', 'port-limit=537'],
      [`error clash: port-limit 537 is more than the 536 ports from 65000 to 65535; ${refuses}`],
    ],
    [['query-port=0', 'conntrack'], [`error clash: dnsmasq refuses conntrack beside query-port; ${refuses}`]],
    ['auth-zone=lab', [`error clash: auth-zone needs the name of an auth-server, which is not there; ${refuses}`]],
    ['dhcp-fqdn', [`error clash: dhcp-fqdn needs a domain, which neither domain= nor <domain/> gives; ${refuses}`]],
    [
      ['dhcp-fqdn', 'domain=lab,192.168.150.0/24'],
      [`error clash: dhcp-fqdn needs a domain, which neither domain= nor <domain/> gives; ${refuses}`],
    ],
    [
      ['no-poll', 'resolv-file=/etc/a', 'resolv-file=/etc/b'],
      [`error clash: dnsmasq takes one resolv-file beside no-poll, not 2; ${refuses}`],
    ],
    [['no-poll', 'resolv-file=/etc/a', 'resolv-file=/etc/b'], [], [], 'isolated'],
    [
      'domain=#',
      [`error clash: domain=# reads resolv.conf of the host, which libvirt keeps an isolated network from; ${refuses}`],
      [''],
      'isolated',
    ],
    [
      'domain=#',
      [
        'information depends-on-host: the network starts only on a host that has a search line in its resolv.conf, from which the domain is taken',
      ],
    ],
    [
      ['dhcp-host=52:54:00:aa:bb:01,192.168.150.9,a', 'dhcp-host=52:54:00:aa:bb:02,b,192.168.150.9'],
      [
        'hint has-xml: dhcp-host can be said in XML: <dhcp><host/>; libvirt checks it then',
        `error clash: 192.168.150.9 has a dhcp-host already, dnsmasq takes an address once; ${refuses}`,
      ],
    ],
    [
      'dhcp-host=52:54:00:aa:bb:01,192.168.150.9,192.168.150.9',
      ['hint has-xml: dhcp-host can be said in XML: <dhcp><host/>; libvirt checks it then'],
    ],
    [
      ['cname=a.lab,b.lab', 'cname=A.lab.,c.lab'],
      [`error clash: the alias a.lab stands in another cname, dnsmasq takes it once; ${refuses}`],
    ],
    ['cname=a.lab,a.lab', [`error clash: the alias a.lab leads back to itself; ${refuses}`]],
    [
      ['cname=a.lab,b.lab', 'cname=b.lab,c.lab', 'cname=c.lab,a.lab'],
      [`error clash: the alias a.lab leads back to itself; ${refuses}`],
    ],
    [['cname=a.lab,b.lab', 'cname=b.lab,c.lab'], []],
    [
      ['connmark-allowlist=1,a.example', 'connmark-allowlist=1/4294967295,b.example'],
      [`error clash: the mark 1/4294967295 has a list already; ${refuses}`],
    ],
    [['connmark-allowlist=1,a.example', 'connmark-allowlist=1/1,b.example'], []],
    [
      ['connmark-allowlist=1,a.example', 'connmark-allowlist=01,b.example'],
      [`error clash: the mark 01 has a list already; ${refuses}`],
    ],
    [
      ['conf-file=/etc/lab.conf', 'dnssec', 'auth-zone=lab', 'dhcp-fqdn'],
      [
        'information depends-on-host: the network starts only on a host that has /etc/lab.conf; what stands in it is not checked here',
      ],
    ],
    ['tftp-root=/srv/tftp', []],
    ['enable-tftp', []],
    [
      ['enable-tftp=virbr0', 'tftp-root=/srv/tftp'],
      ['information depends-on-host: the network starts only on a host that has the folder /srv/tftp'],
    ],
    [['enable-tftp=virbr0', 'tftp-no-fail', 'tftp-root=/srv/tftp,virbr0'], []],
    ['dnssec-timestamp=/srv/stamp', []],
    [
      ['dnssec', anchor, 'dnssec-timestamp=/srv/stamp'],
      ['information depends-on-host: the network starts only on a host that has the folder of /srv/stamp'],
    ],
  ]);
});

describe('an option for dnsmasq beside libvirt', () => {
  check([
    ['interface=virbr0', []],
    ['interface=virbr*', []],
    [
      'interface=virbr0,eth0',
      ['warning conflicts: interface works against libvirt: dnsmasq then answers on another interface, too'],
      [''],
    ],
    ['listen-address=192.168.150.1', []],
    [
      'listen-address=127.0.0.1',
      ['warning conflicts: listen-address works against libvirt: dnsmasq then listens elsewhere, too'],
    ],
    ['except-interface=eth0', []],
    [
      'except-interface=virbr0',
      ['warning conflicts: except-interface works against libvirt: dnsmasq then serves no guest on the bridge'],
    ],
    [
      'no-dhcp-interface=virbr0',
      ['warning conflicts: no-dhcp-interface works against libvirt: guests on the bridge then get no address'],
    ],
    [
      'port=5353',
      [
        'warning conflicts: port works against libvirt: dnsmasq then answers DNS on port 5353, and guests get no name server by DHCP',
      ],
    ],
    [
      'port=',
      [
        'warning conflicts: port works against libvirt: dnsmasq then answers no DNS, and guests get no name server by DHCP',
      ],
    ],
    [['port=0', 'dhcp-option=6,192.168.150.2'], []],
    [['port=0', 'dhcp-option=tag:red,option:dns-server,192.168.150.2'], []],
    ['server=192.0.2.53', ['hint has-xml: server can be said in XML: <dns><forwarder/>; libvirt checks it then']],
    ['server=/lab/192.0.2.53', ['hint has-xml: server can be said in XML: <dns><forwarder/>; libvirt checks it then']],
    ['server=/lab/#', ['hint has-xml: server can be said in XML: <dns><forwarder/>; libvirt checks it then']],
    ['server=/lab/192.0.2.53#5353', []],
    ['server=192.0.2.53@virbr0', []],
    ['server=/lab/home/192.0.2.53', []],
    ['server=//192.0.2.53', []],
    ['local=/lab/', []],
    ['dhcp-boot=pxelinux.0', ['hint has-xml: dhcp-boot can be said in XML: <dhcp><bootp/>; libvirt checks it then']],
    ['dhcp-boot=tag:efi,ipxe.efi', []],
    ['dhcp-boot=pxelinux.0,srv,192.168.150.1', []],
    ['dhcp-host=52:54:00:aa:bb:01,192.168.150.9,set:red', []],
    ['dhcp-host=52:54:00:aa:*:01,192.168.150.9', []],
    ['dhcp-host=52:54:00:aa:bb:01,ignore', []],
    [
      'dhcp-range=192.168.150.100,192.168.150.200',
      ['hint has-xml: dhcp-range can be said in XML: <dhcp><range/>; libvirt checks it then'],
    ],
    ['dhcp-range=set:red,192.168.150.100,192.168.150.200', []],
    ['host-record=web.lab,192.168.150.5,300', []],
    [
      'srv-host=_ldap._tcp.lab,web.lab,389',
      ['hint has-xml: srv-host can be said in XML: <dns><srv/>; libvirt checks it then'],
    ],
    ['srv-host=_ldap._sctp.lab,web.lab,389', []],
    ['txt-record=_dmarc.lab,v=DMARC1', []],
    ['host-record=my_web.lab,192.168.150.5', []],
    ['server=/my_lab/192.0.2.53', []],
    ['domain=my_lab', []],
    ['dhcp-range=192.168.150.130,192.168.150.200,255.255.255.128,1h', []],
    ['dhcp-range=192.168.150.100,192.168.150.200,255.255.255.0,192.168.150.255', []],
    [
      'dhcp-range=192.168.150.100,192.168.150.200,255.255.255.0,12h',
      ['hint has-xml: dhcp-range can be said in XML: <dhcp><range/>; libvirt checks it then'],
    ],
    ['domain=lab,192.168.150.0/24', []],
  ]);
});

describe('an option for dnsmasq that depends on the host', () => {
  check([
    [
      'server=/lab/dns.example',
      ['information depends-on-host: the network starts only on a host that has an address for the name dns.example'],
    ],
    [
      'local=lab',
      [
        'information depends-on-host: the network starts only on a host that has an address for the name lab; names that are only answered from here are written /lab/',
      ],
      ['local=/lab/'],
    ],
    [
      'server=fe80::1%eth0',
      ['information depends-on-host: the network starts only on a host that has the interface eth0'],
    ],
    ['server=fe80::1%virbr0', []],
    ['shared-network=virbr0,10.0.0.1', []],
    [
      'shared-network=eth0,10.0.0.1',
      ['information depends-on-host: the network starts only on a host that has the interface eth0'],
    ],
    ['user=lab', ['information depends-on-host: the network starts only on a host that has the user lab']],
    [
      'resolv-file=/run/lab/resolv.conf',
      ['information depends-on-host: the network starts only on a host that has the folder of /run/lab/resolv.conf'],
    ],
    [
      'domain=bücher',
      [
        'information depends-on-host: whether dnsmasq takes the letters beyond ASCII of bücher depends on its locale on the host',
      ],
    ],
    [
      'dhcp-luascript=/a.lua',
      [
        'information depends-on-host: dhcp-luascript needs a dnsmasq with Lua, which that of Debian and Fedora lacks; it does not start without',
      ],
    ],
    [
      'dhcp-option-pxe=209,x',
      ['information depends-on-host: dhcp-option-pxe needs dnsmasq 2.91 or newer; an older one does not start with it'],
    ],
  ]);
});

describe('a value for dnsmasq at its limit', () => {
  /** Right, and refused. */
  const limits: readonly (readonly [string, string])[] = [
    ['bridge-interface=aaaaaaaaaaaaaaa,eth0', 'bridge-interface=aaaaaaaaaaaaaaaa,eth0'],
    ['port-limit=1', 'port-limit=0'],
    ['server=1.1.1.255', 'server=1.1.1.256'],
    ['edns-packet-max=', 'edns-packet-max=-1'],
    ['min-port=65535', 'min-port=65536'],
    ['fast-dns-retry=50', 'fast-dns-retry=49'],
    ['use-stale-cache=2147483647', 'use-stale-cache=2147483648'],
    ['bogus-nxdomain=1.1.1.1/32', 'bogus-nxdomain=1.1.1.1/33'],
    ['bogus-nxdomain=::/128', 'bogus-nxdomain=::/129'],
    ['rev-server=10.0.0.0/1,1.1.1.1', 'rev-server=10.0.0.0/0,1.1.1.1'],
    ['ra-param=virbr0,mtu:1280,60', 'ra-param=virbr0,mtu:1279,60'],
    ['dhcp-range=fd00:150::1,fd00:150::9,64', 'dhcp-range=fd00:150::1,fd00:150::9,63'],
    ['dhcp-range=fd00:150::1,ra-only,64', 'dhcp-range=fd00:150::1,ra-only,65'],
    [`synth-domain=lab,10.0.0.0/8,${'p'.repeat(47)}`, `synth-domain=lab,10.0.0.0/8,${'p'.repeat(48)}`],
    [`synth-domain=lab,fd00::/64,${'p'.repeat(17)}`, `synth-domain=lab,fd00::/64,${'p'.repeat(18)}`],
    ['synth-domain=lab,fd00::/64,p*', 'synth-domain=lab,fd00::/63,p*'],
    [`mx-target=${'a'.repeat(63)}.lab`, `mx-target=${'a'.repeat(64)}.lab`],
    [`mx-target=A${'.aaaaaaaaaaaaaaaaaaaa'.repeat(12)}`, `mx-target=A${'.aaaaaaaaaaaaaaaaaaaa'.repeat(12)}.a`],
    ['mx-target=a-.lab', 'mx-target=A-.lab'],
    ['mx-target=ab--c.lab', 'mx-target=ab--c.Lab'],
    [`dhcp-option=224,${'x'.repeat(255)}`, `dhcp-option=224,${'x'.repeat(256)}`],
    [`dhcp-option=vendor:a,1,${'x'.repeat(253)}`, `dhcp-option=vendor:a,1,${'x'.repeat(254)}`],
    [`dhcp-option=vi-encap:9,1,${'x'.repeat(250)}`, `dhcp-option=vi-encap:9,1,${'x'.repeat(251)}`],
    ['dhcp-option=43,1b', 'dhcp-option=43,1'],
    [`dhcp-host=${'1:'.repeat(16)}zz,a`, `dhcp-host=${'1:'.repeat(15)}zz,a`],
    ['cname=a.lab ,b.lab', 'cname=a.lab  ,b.lab'],
    ['connmark-allowlist=4294967295,*.a.example', 'connmark-allowlist=4294967296,*.a.example'],
    ['connmark-allowlist=1,*a*.b.example', 'connmark-allowlist=1,*a*a*.b.example'],
    ['add-cpe-id=x', 'add-subnet=24/x'],
    ['auth-server=ns,eth0/6', 'auth-server=ns,eth0/5'],
    ['interface-name=a,eth0/4', 'interface-name=a,"eth0/4"'],
    ['log-facility=LOCAL7', 'log-facility=local8'],
  ];

  for (const [right, wrong] of limits)
    it(`${right.slice(0, 60)} is right, ${wrong.slice(0, 60)} is not`, () => {
      const errors = (line: string) => saidOf([line]).filter((it) => it.severity === 'error');
      assert.deepEqual(errors(right).map(shown), []);
      assert.equal(errors(wrong).length, 1);
    });

  it('needs no domain for full names where the network has one', () => {
    const text = networkWith(['dhcp-fqdn']).replace('<bridge', "<domain name='lab'/><bridge");
    assert.deepEqual(problemsByName({ 'lab.xml': text }, { only: dnsmasqRules }).get('lab.xml'), []);
  });
});

describe('a host for all names below a domain', () => {
  const space = "xmlns:d='http://libvirt.org/schemas/network/dnsmasq/1.0'";
  const name = '<hostname>*.apps.lab</hostname>';
  const option = (prefix: string) => `<${prefix}:option value='address=/apps.lab/10.0.0.5'/>`;

  /** The network after the fix; undefined where there is none. */
  const fixed = (text: string): string | undefined => {
    const problems = problemsByName({ 'lab.xml': text }).get('lab.xml')!;
    const fix = problems
      .find((it) => it.code === 'dns-host-name-char')!
      .fixes?.find((it) => it.title.startsWith('Write '));
    return fix && afterChanges({ 'lab.xml': text }, uriOf('lab.xml'), fix.changes)['lab.xml'];
  };

  it('is mended into an option, in the block and with the prefix that are there', () => {
    const ip = "<ip address='10.0.0.1' prefix='24'/>";
    const host = `<dns><host ip='10.0.0.5'>${name}<hostname>web</hostname></host></dns>`;
    const left = "<dns><host ip='10.0.0.5'><hostname>web</hostname></host></dns>";
    const network = (attributes: string, inner: string) => `<network${attributes}><name>a</name>${inner}</network>`;
    assert.equal(
      fixed(network('', host + ip)),
      network(
        ` ${space.replace('d=', 'dnsmasq=')}`,
        `${left}${ip}<dnsmasq:options>${option('dnsmasq')}</dnsmasq:options>`,
      ),
    );
    assert.equal(
      fixed(network(` ${space}`, host + ip)),
      network(` ${space}`, `${left}${ip}<d:options>${option('d')}</d:options>`),
    );
    const block = `<d:options><d:option value='log-dhcp'/></d:options>`;
    assert.equal(
      fixed(network(` ${space}`, host + ip + block)),
      network(` ${space}`, `${left}${ip}${block.replace('</d:o', `${option('d')}</d:o`)}`),
    );
  });

  it('goes with what holds nothing else', () => {
    const text = (dns: string) =>
      `<network ${space}><name>a</name>${dns}<ip address='10.0.0.1' prefix='24'/></network>`;
    const after = (dns: string) => text(dns).replace('</network>', `<d:options>${option('d')}</d:options></network>`);
    assert.equal(fixed(text(`<dns><host ip='10.0.0.5'>${name}</host></dns>`)), after(''));
    assert.equal(
      fixed(text(`<dns forwardPlainNames='no'><host ip='10.0.0.5'>${name}</host></dns>`)),
      after("<dns forwardPlainNames='no'></dns>"),
    );
  });

  it('is not mended without an address for the names, or of the network', () => {
    assert.equal(
      fixed(
        `<network><name>a</name><dns><host ip='x'>${name}</host></dns><ip address='10.0.0.1' prefix='24'/></network>`,
      ),
      undefined,
    );
    assert.equal(fixed(`<network><name>a</name><dns><host ip='10.0.0.5'>${name}</host></dns></network>`), undefined);
  });
});
