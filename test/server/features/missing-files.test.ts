// What is missed among the other files of a host: how loud that is depends on whether all of them are known.
import assert from 'node:assert/strict';
import { basename } from 'node:path';
import { runCommandLine, Scratch } from '../../support/command-line';

const port = 'TYPE=Ethernet\nDEVICE=eth0\nMASTER=bond0\nSLAVE=yes\n';
const keyfile =
  '[connection]\nid=p\ntype=ethernet\ninterface-name=eth0\nmaster=bond0\nslave-type=bond\n[ethernet]\n[ipv4]\nmethod=disabled\n';
const other = '[connection]\nid=q\ntype=ethernet\ninterface-name=eth1\n[ipv4]\nmethod=auto\n';
const card = 'TYPE=Ethernet\nDEVICE=eth9\nBOOTPROTO=dhcp\n';

describe('a controller that no file makes', () => {
  let scratch: Scratch;
  beforeEach(() => {
    scratch = new Scratch();
  });
  afterEach(() => scratch.remove());

  async function saidIn(folder: string, texts: Readonly<Record<string, string>>, ...words: string[]) {
    for (const [name, text] of Object.entries(texts)) scratch.write(`${folder}/${name}`, text, 0o600);
    const { out } = await runCommandLine(['check', '--format', 'json', ...words, scratch.path]);
    const report = JSON.parse(out) as { path: string; diagnostics: { code: string; severity: number }[] }[];
    return report.flatMap(({ path, diagnostics }) =>
      diagnostics
        .filter((it) => /-missing$|-not-found$/.test(it.code))
        .map((it) => `${basename(path)}: ${it.severity} ${it.code}`),
    );
  }

  it('is an error where the host is known', async () => {
    const live = 'etc/sysconfig/network-scripts';
    assert.deepEqual(await saidIn(live, { 'ifcfg-eth0': port }), ['ifcfg-eth0: 1 bond-file-missing']);
  });

  it('is an error where the user says which host it is', async () => {
    const words = ['--host', `${scratch.path}/a`];
    assert.deepEqual(await saidIn('a', { 'ifcfg-eth0': port }, ...words), ['ifcfg-eth0: 1 bond-file-missing']);
  });

  it('is nothing among files that make none of its kind', async () => {
    assert.deepEqual(await saidIn('a', { 'ifcfg-eth0': port, 'ifcfg-bond0.j2': 'TYPE=Bond\n' }), []);
    assert.deepEqual(await saidIn('a', { 'ifcfg-eth9': card }), []);
  });

  it('is a hint where others of its kind are made', async () => {
    const bond = 'TYPE=Bond\nDEVICE=bond1\nBONDING_OPTS="mode=active-backup miimon=100"\nBOOTPROTO=dhcp\n';
    const texts = { 'ifcfg-eth0': port, 'ifcfg-bond1': bond };
    assert.deepEqual(await saidIn('a', texts), ['ifcfg-eth0: 4 bond-file-missing']);
  });

  it('is nothing beside aliases alone, which are no host', async () => {
    const alias = (label: number) => `DEVICE=eth0:${label}\nIPADDR=192.0.2.${label}\nPREFIX=24\n`;
    for (const [label] of [1, 2].entries()) scratch.write(`b/ifcfg-eth0:${label}`, alias(label));
    const { out } = await runCommandLine(['check', '--format', 'json', scratch.path]);
    assert.ok(!out.includes('alias-orphan'), out);
  });

  it('is nothing in a folder of examples', async () => {
    const near = 'TYPE=Bond\nDEVICE=bond1\nBONDING_OPTS=mode=active-backup\nBOOTPROTO=dhcp\n';
    assert.deepEqual(await saidIn('examples', { 'ifcfg-eth0': port, 'ifcfg-bond1': near }), []);
  });

  it('is the same of a keyfile', async () => {
    assert.deepEqual(await saidIn('a', { 'p.nmconnection': keyfile }), []);
    const live = 'etc/NetworkManager/system-connections';
    assert.deepEqual(await saidIn(live, { 'p.nmconnection': keyfile, 'q.nmconnection': other }), [
      'p.nmconnection: 1 kf-controller-not-found',
    ]);
  });
});
