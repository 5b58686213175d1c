// Advice about several files of a folder: `virtnet check` tells it with the first of them.
import assert from 'node:assert/strict';
import { basename } from 'node:path';
import { runCommandLine, Scratch } from '../../support/command-line';

const network = (name: string, bridge: string, third: number): string =>
  `<network><name>${name}</name><bridge name='${bridge}'/><ip address='192.168.${third}.1' prefix='24'/></network>\n`;
const card = (device: string, more: string): string => `TYPE=Ethernet\nDEVICE=${device}\nONBOOT=yes\n${more}`;

describe('advice about several files', () => {
  let scratch: Scratch;
  beforeEach(() => {
    scratch = new Scratch();
  });
  afterEach(() => scratch.remove());

  async function saidOf(texts: Readonly<Record<string, string>>, ...words: string[]): Promise<string[]> {
    for (const [name, text] of Object.entries(texts)) scratch.write(name, text);
    const { out } = await runCommandLine(['check', '--format', 'json', ...words, scratch.path]);
    const report = JSON.parse(out) as { path: string; diagnostics: { code: string }[] }[];
    return report.flatMap(({ path, diagnostics }) => diagnostics.map((it) => `${basename(path)}: ${it.code}`));
  }

  it('is told once of two that contradict each other', async () => {
    const texts = { 'a.xml': network('lab', 'virbr1', 110), 'b.xml': network('lab', 'virbr2', 111) };
    assert.deepEqual(await saidOf(texts), ['a.xml: name-duplicate']);
    assert.deepEqual(await saidOf(texts, '--host', scratch.path), ['a.xml: name-duplicate', 'b.xml: name-duplicate']);
  });

  it('is told once of more than two', async () => {
    const gateway = (n: number): string => `IPADDR=192.0.${n}.5\nPREFIX=24\nGATEWAY=192.0.${n}.1\n`;
    const texts = {
      'ifcfg-eth0': card('eth0', gateway(0)),
      'ifcfg-eth1': card('eth1', gateway(1)),
      'ifcfg-eth2': card('eth2', gateway(2)),
    };
    assert.deepEqual(await saidOf(texts), ['ifcfg-eth0: multiple-default-routes']);
  });

  it('is told once of what is so in all files of a folder and in others of their names, and anew elsewhere', async () => {
    const synced = 'BOOTPROTO=dhcp\nDEFROUTE=no\nEC2SYNC=yes\n';
    const texts = {
      'a/ifcfg-eth0': card('eth0', synced),
      'a/ifcfg-eth1': card('eth1', synced),
      'b/copy/ifcfg-eth0': card('eth0', synced),
      'b/ifcfg-eth2': card('eth2', synced),
    };
    assert.deepEqual(await saidOf(texts), ['ifcfg-eth0: key-foreign', 'ifcfg-eth2: key-foreign']);
  });

  it('is told once of rule files, as what is wrong and as what wants a package', async () => {
    const texts = Object.fromEntries(
      [0, 1, 2, 3].flatMap((n) => [
        [`ifcfg-eth${n}`, card(`eth${n}`, `BOOTPROTO=none\nIPADDR=192.0.${n}.5\nPREFIX=24\n`)],
        [`route-eth${n}`, `default via 192.0.${n}.1${n < 2 ? ` table 10${n}` : ''}\n`],
        [`rule-eth${n}`, `from 192.0.${n}.0/24 table 10${n}\n`],
      ]),
    );
    const said = (await saidOf(texts)).filter((it) => it.endsWith(': rule-file-disables-routes'));
    assert.deepEqual(said, ['rule-eth0: rule-file-disables-routes', 'rule-eth2: rule-file-disables-routes']);
  });

  it('is told once of a folder in the format of SUSE', async () => {
    const texts = {
      'a/ifcfg-eth0': 'STARTMODE=auto\nBOOTPROTO=dhcp\n',
      'a/ifcfg-eth1': 'BOOTPROTO=static\nLLADDR=52:54:00:12:34:56\n',
      'b/ifcfg-eth0': 'STARTMODE=auto\nBOOTPROTO=dhcp\n',
    };
    assert.deepEqual(await saidOf(texts), ['ifcfg-eth0: suse-format', 'ifcfg-eth0: suse-format']);
  });

  it('is told once of a folder in the format of Debian', async () => {
    const stanza = (name: string): string => `auto ${name}\niface ${name} inet manual\n`;
    const texts = { 'a/ifcfg-eno1': stanza('eno1'), 'a/ifcfg-eno2': stanza('eno2'), 'b/ifcfg-eno1': stanza('eno1') };
    const said = await saidOf(texts, '--host', scratch.path);
    assert.deepEqual(said, ['ifcfg-eno1: foreign-format', 'ifcfg-eno1: foreign-format']);
  });

  it('is told once of two that contradict each other in two formats', async () => {
    assert.deepEqual(
      await saidOf({
        'etc/sysconfig/network-scripts/ifcfg-eth0': `${card('eth0', 'BOOTPROTO=dhcp\n')}NAME=lan\nDEFROUTE=no\n`,
        'etc/NetworkManager/system-connections/lan.nmconnection':
          '[connection]\nid=lan\ntype=ethernet\ninterface-name=eth1\n[ipv4]\nmethod=auto\n',
      }),
      ['lan.nmconnection: kf-id-duplicate'],
    );
  });

  it('is told once of a file that stands in itself twice', async () => {
    const twice = card('eth0', 'BOOTPROTO=dhcp\n').repeat(2);
    assert.deepEqual(await saidOf({ 'ifcfg-eth0': twice }), ['ifcfg-eth0: duplicate-key']);
  });

  it('is told of each template, and once of all cards of a guest', async () => {
    const bridge = (name: string): string => `<network><name>${name}</name><bridge name='{{ bridge }}'/></network>\n`;
    assert.deepEqual(await saidOf({ 'a.xml': bridge('a'), 'b.xml': bridge('b') }), [
      'a.xml: template',
      'b.xml: template',
    ]);
    const card = "<interface type='bridge'><source bridge='br0'/></interface>";
    const guest = `<domain type='kvm'><name>g</name><devices>${card.repeat(2)}</devices></domain>`;
    assert.deepEqual(await saidOf({ 'a.xml': guest, 'b.xml': network('b', 'virbr1', 112) }), [
      'a.xml: dom-model-default',
    ]);
  });
});
