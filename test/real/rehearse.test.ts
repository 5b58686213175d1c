// Networks rehearsed with a real libvirtd: what a guest on them can do, and that nothing of it is left.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rehearsalOf } from '../../server/src/host/rehearsal/rehearse';
import { whyNoStage } from '../../server/src/host/rehearsal/stage';
import { writtenNetworkOf } from '../../server/src/model/network/written/definition';
import { writtenFilesOf } from '../../server/src/model/network/written/files';
import { parseXml } from '../../server/src/syntax/xml/parse';

const dhcp = "<dhcp><range start='10.78.0.10' end='10.78.0.20'/></dhcp>";
const inside = `<bridge name='virbr9' stp='off'/><domain name='lab.example'/><dns><host ip='10.78.0.1'><hostname>gate</hostname></host></dns><ip address='10.78.0.1' prefix='24'>${dhcp}</ip><ip family='ipv6' address='fd00:78::1' prefix='64'/>`;
const lab = (forward: string, more = inside): string => `<network><name>lab</name>${forward}${more}</network>`;
const served = [
  'yes a guest gets an address: 10.78.0.* for 3600 s',
  'yes dnsmasq knows gate',
  'yes the guest reaches the gateway, 10.78.0.1',
];
const outside = 'yes the guest reaches the outside, 203.0.113.1';
/** Of an open network libvirt up to 11.3 has the host forward, and 12.8 leaves that to it. */
const leftToHost =
  'yes where the host forwards, which libvirt leaves to it, the guest reaches the outside, 203.0.113.1';
const six = 'yes the guest reaches the gateway, fd00:78::1';
const nowhere = 'yes the guest does not reach the outside, as nothing is forwarded';
const plain = "<ip address='10.78.0.1' prefix='24'/>";

const rows: readonly (readonly [what: string, xml: string, checks: readonly string[]])[] = [
  ['nat', lab("<forward mode='nat'/>"), [...served, outside, six]],
  ['route', lab("<forward mode='route'/>"), [...served, outside, six]],
  ['open', lab("<forward mode='open'/>"), [...served, outside, six]],
  ['an isolated network', lab(''), [...served, nowhere, six]],
  [
    'a device, and known guests only',
    lab(
      "<forward dev='enp7s0'/>",
      "<ip address='10.78.0.1' prefix='24'><dhcp><host mac='52:54:00:11:22:33' name='web' ip='10.78.0.50'/></dhcp></ip>",
    ),
    [
      'yes a guest gets an address: 10.78.0.* for 3600 s',
      'yes dnsmasq knows web',
      'yes the guest reaches the gateway, 10.78.0.1',
      outside,
    ],
  ],
  [
    'addresses that nobody gives out, behind a bridge with STP',
    lab('', plain),
    ['yes no address is given out; the guest takes 10.78.0.2', 'yes the guest reaches the gateway, 10.78.0.1', nowhere],
  ],
  [
    'a bridge of the host',
    lab("<forward mode='bridge'/>", "<bridge name='br0'/>"),
    ['- guests are plugged into br0, a bridge of the host: no guest is put on it here'],
  ],
  [
    'Open vSwitch',
    lab("<forward mode='bridge'/>", "<bridge name='ovs0'/><virtualport type='openvswitch'/>"),
    ["- guests are plugged into ovs0, a bridge of the host's Open vSwitch: no guest is put on it here"],
  ],
  ...['bridge', 'private', 'vepa'].map(
    (mode) =>
      [
        `macvtap (${mode})`,
        lab(`<forward mode='${mode}'><interface dev='eth0'/><interface dev='eth1'/></forward>`, ''),
        ['- guests use eth0, eth1 of the host by macvtap: no guest is put on it here'],
      ] as const,
  ),
  [
    'passthrough',
    lab("<forward mode='passthrough'><interface dev='eth0'/><interface dev='eth1'/></forward>", ''),
    ['- guests are given eth0, eth1 of the host, one each: no guest is put on it here'],
  ],
];

const links = (): string => execFileSync('ip', ['-o', 'link'], { encoding: 'utf8' }).replace(/ qlen \d+/g, '');

describe('a rehearsal', function () {
  before(async function () {
    const missing = await whyNoStage();
    if (missing === undefined) return;
    console.log(`      not run: ${missing}`);
    this.skip();
  });

  const saidOf = (checks: readonly { what: string; ok: boolean | undefined; said?: string }[]): string[] =>
    checks.map(
      ({ what, ok, said: why }) =>
        `${ok === undefined ? '-' : ok ? 'yes' : 'no'} ${what.replace(/(address: [\d.]+\.)\d+/, '$1*')}${why === undefined ? '' : `: ${why}`}`,
    );

  for (const [what, xml, checks] of rows)
    it(`shows what a guest can do: ${what}`, async () => {
      const before = links();
      const shown = await rehearsalOf(xml);
      assert.ok(shown.ok, JSON.stringify(shown));
      const heard = saidOf(shown.value.checks).map((it) => (what === 'open' && it === leftToHost ? outside : it));
      assert.deepEqual(heard, ['yes libvirt takes it', 'yes it starts', ...checks]);
      assert.equal(links(), before);
      const written = writtenNetworkOf(parseXml(xml));
      if (!written) return;
      // What is previewed without a host is what came of it.
      const conf = writtenFilesOf({ ...written, bridge: bridgeIn(shown.value.files) }).find(({ name }) =>
        name.endsWith('lab.conf'),
      )!;
      assert.deepEqual(
        shown.value.files.find(({ name }) => name === 'lab.conf')!.lines,
        conf.lines.map(({ text }) => text).filter((it) => !it.startsWith('##')),
      );
    });

  const bridgeIn = (files: readonly { readonly lines: readonly string[] }[]): string =>
    /interface=(virbr\d+)/.exec(files.flatMap(({ lines }) => lines).join('\n'))![1]!;

  it('shows why libvirt refuses or does not start it', async () => {
    const refused = await rehearsalOf(lab('', "<ip address='10.78.0.1' prefix='99'/>"));
    assert.ok(refused.ok);
    assert.match(saidOf(refused.value.checks).join('\n'), /^no libvirt takes it: .*prefix/);
    const zone = await rehearsalOf(lab("<forward mode='nat'/>", `<bridge name='virbr9' zone='dmz'/>${plain}`));
    assert.ok(zone.ok);
    assert.match(
      saidOf(zone.value.checks).join('\n'),
      /^yes libvirt takes it\nno it starts: .*firewalld is not active/,
    );
  });

  it('blames no network for what its host has and a rehearsal has not', async () => {
    const address = "<address type='pci' domain='0' bus='0xfe' slot='0x1e' function='0x7'/>";
    for (const [forward, said] of [
      [
        `mode='hostdev'>${address}`,
        '- this machine has no PCI device 0000:fe:1e.7, without which libvirt does not take it: ',
      ],
      ["mode='hostdev'><pf dev='eth0'/>", 'yes libvirt takes it\n- it cannot start here, without eth0 of the host: '],
      [
        "mode='passthrough'><pf dev='eth0'/>",
        'yes libvirt takes it\n- it cannot start here, without eth0 of the host: ',
      ],
    ] as const) {
      const shown = await rehearsalOf(lab(`<forward ${forward}</forward>`, ''));
      assert.ok(shown.ok);
      const all = saidOf(shown.value.checks).join('\n');
      assert.ok(all.startsWith(said), all);
    }
  });

  it('is not made of what would have dnsmasq run a program', async () => {
    const option = "<dnsmasq:options><dnsmasq:option value='dhcp-script=/bin/false'/></dnsmasq:options>";
    const xml = `<network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'><name>lab</name>${option}</network>`;
    const shown = await rehearsalOf(xml);
    assert.match(shown.ok ? '' : shown.message, /has dnsmasq run a program, which is not rehearsed$/);
  });

  it('needs no root, and leaves nothing behind', function () {
    const folder = mkdtempSync(join(tmpdir(), 'virtnet-test-'));
    try {
      chmodSync(folder, 0o755);
      cpSync('dist', join(folder, 'dist'), { recursive: true });
      execFileSync('chmod', ['-R', 'a+rX', folder]);
      writeFileSync(join(folder, 'lab.xml'), lab("<forward mode='nat'/>"));
      const node = spawnSync('setpriv', ['--reuid=65534', '--regid=65534', '--clear-groups', process.execPath, '-v']);
      if (node.status !== 0) {
        console.log('      not run: another user cannot run this node');
        return this.skip();
      }
      const { stdout, stderr, status } = spawnSync(
        'setpriv',
        [
          ...['--reuid=65534', '--regid=65534', '--clear-groups', 'env', `HOME=${folder}`, `TMPDIR=${tmpdir()}`],
          ...[process.execPath, join(folder, 'dist', 'cli.js'), 'rehearse', join(folder, 'lab.xml')],
        ],
        { encoding: 'utf8' },
      );
      if (status === 2 && stderr.includes('user namespaces')) {
        console.log(`      not run: ${stderr.trim()}`);
        return this.skip();
      }
      assert.equal(status, 0, stdout + stderr);
      assert.match(stdout, /^yes the guest reaches the outside/m);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
