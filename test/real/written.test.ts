// What libvirt writes of a network: all files that libvirt's own tests expect of it, and what a real one wrote.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type WrittenLine, writtenNetworkOf } from '../../server/src/model/network/written/definition';
import { dnsmasqFilesOf } from '../../server/src/model/network/written/dnsmasq';
import { firewallRulesOf } from '../../server/src/model/network/written/firewall';
import { iptablesOf } from '../../server/src/model/network/written/iptables';
import { parseXml } from '../../server/src/syntax/xml/parse';
import { freshFolder } from '../support/history';
import { startLibvirtd } from '../support/libvirtd';
import { NetworkMaker } from '../support/network-pairs';
import { skipWithoutLibvirtd, skipWithoutSource } from '../support/skipping';
import { libvirtTests } from '../support/sources';

const network = (xml: string) => writtenNetworkOf(parseXml(xml))!;
const texts = (lines: readonly WrittenLine[] | undefined): string =>
  (lines ?? []).map(({ text }) => `${text}\n`).join('');
const without = (comment: string): string => comment.replace(/^##.*\n/gm, '');

describe("what libvirt's own tests expect of a network", function () {
  before(function () {
    skipWithoutSource(this, 'libvirt');
  });

  it('is what is computed for dnsmasq', () => {
    const folder = join(libvirtTests, 'networkxml2confdata');
    const expected = (name: string, ending: string): string => {
      const file = join(folder, name.replace('.xml', ending));
      return existsSync(file) ? readFileSync(file, 'utf8') : '';
    };
    const names = readdirSync(folder).filter((it) => it.endsWith('.xml'));
    assert.ok(names.length > 20);
    for (const name of names) {
      const files = dnsmasqFilesOf(network(readFileSync(join(folder, name), 'utf8')));
      // These tests give it no file for its process id.
      const configuration = files.configuration.filter(({ text }) => !text.startsWith('pid-file='));
      assert.equal(texts(configuration), without(expected(name, '.conf')), name);
      assert.equal(texts(files.hosts), expected(name, '.hostsfile'), name);
    }
    console.log(`      ${names.length} networks`);
  });

  it('is what is computed for the firewall', () => {
    const folder = join(libvirtTests, 'networkxml2firewalldata');
    const names = readdirSync(folder).filter((it) => it.endsWith('.xml'));
    assert.ok(names.length > 5);
    for (const name of names) {
      const rules = firewallRulesOf(network(readFileSync(join(folder, name), 'utf8')));
      const commands = readFileSync(join(folder, name.replace('.xml', '-linux.args')), 'utf8')
        .replaceAll('\\\n', '')
        .split('\n')
        .filter((it) => it !== '');
      for (const family of [4, 6] as const) {
        const mine = commands.filter((it) => it.startsWith(family === 6 ? 'ip6tables ' : 'iptables '));
        assert.deepEqual(
          iptablesOf(rules, family)
            .map(({ text }) => text)
            .filter((it) => it.startsWith('-A '))
            .map(parts)
            .sort(),
          mine.map((it) => parts(saved(it))).sort(),
          name,
        );
      }
    }
    console.log(`      ${names.length} networks`);
  });
});

/** A command of `iptables` as `iptables-save` would print it, in whatever order. */
const saved = (command: string): string =>
  command
    .replace(/^ip6?tables -w --table \w+ --insert /, '-A ')
    .replace('--in-interface', '-i')
    .replace('--out-interface', '-o')
    .replace('--source', '-s')
    .replace("'!' --destination", '! -d')
    .replace('--destination ', '-d ')
    .replace('--protocol', '-p')
    .replace(/-p (\w+) --destination-port/, '-p $1 -m $1 --dport')
    .replace('--match conntrack --ctstate ESTABLISHED,RELATED', '-m conntrack --ctstate RELATED,ESTABLISHED')
    .replace('--jump', '-j');

/** The options of a rule, each with its value, in an order of their own. */
const parts = (rule: string): string =>
  rule
    .replace(/ --reject-with [\w-]+/, '')
    .split(/ (?=(?:! )?-)/)
    .map((it) => it.trim())
    .sort()
    .join(' ');

describe('what a real libvirt writes of a network', function () {
  it('is what is computed', async function () {
    skipWithoutLibvirtd(this);
    const daemon = await startLibvirtd();
    const folder = freshFolder();
    mkdirSync(folder, { recursive: true });
    const virsh = (...args: string[]): string =>
      execFileSync('virsh', ['-q', '-c', daemon.uri, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
    try {
      await daemon.inside('ip', 'link', 'add', 'pl0', 'type', 'veth', 'peer', 'name', 'pl1');
      for (let seed = 0; seed < 12; seed++) {
        const make = new NetworkMaker(seed, 'plan', 77);
        const xml = make.network(make.rest());
        const file = join(folder, 'network.xml');
        writeFileSync(file, xml);
        virsh('net-define', file);
        virsh('net-start', 'plan');
        const read = async (name: string): Promise<string> =>
          daemon.inside('sh', '-c', `cat /var/lib/libvirt/dnsmasq/plan.${name} 2>/dev/null || true`);
        const written = network(virsh('net-dumpxml', '--inactive', 'plan'));
        const files = dnsmasqFilesOf(written);
        assert.equal(texts(files.configuration), without(await read('conf')), xml);
        assert.equal(texts(files.hosts), await read('hostsfile'), xml);
        assert.equal(texts(files.names), await read('addnhosts'), xml);
        virsh('net-destroy', 'plan');
        virsh('net-undefine', 'plan');
      }
    } finally {
      await daemon.stop();
    }
  });
});
