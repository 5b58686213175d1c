// One reading of a profile: what the facts, the rules, hover and conversion take an ifcfg file for is the same, on all
// recorded inputs of NetworkManager's reader and on mutants of them.
import assert from 'node:assert/strict';
import { addressText, subnetText } from '../../server/src/address';
import { convertProfile, isProfile } from '../../server/src/convert/profile';
import { hoverAt } from '../../server/src/features/hover/index';
import type { File } from '../../server/src/model/file';
import { readingOf } from '../../server/src/model/ifcfg/profile';
import { WorkspaceFacts } from '../../server/src/model/workspace-facts';
import { random } from '../conformance/mutate';
import { ifcfgSeeds, mutateIfcfg } from '../fuzz/mutate-ifcfg';
import { filesOf, newest, problemsByName, type Texts } from '../support/checking';

const wrongAddress = /^(?:ipaddr|prefix|netmask|ipv6addr)-invalid$/;

/** What the readings of a folder disagree on. */
function disagreementsOf(texts: Texts): string[] {
  const files = filesOf(texts);
  if (files.some((it) => it.basename.includes(':'))) return [];
  const workspace = new WorkspaceFacts(files);
  const problems = problemsByName(texts);
  return files.flatMap((file) => {
    if (!isProfile(file, files)) return [];
    const profile = readingOf(file);
    const { sections, refusals } = convertProfile(file, files);
    const { subnets } = file.facts;
    const found: string[] = [];
    const errors = (problems.get(file.basename) ?? []).filter((it) => it.severity === 'error');
    if (refusals.length === 0) {
      for (const it of errors)
        if (wrongAddress.test(it.code)) found.push(`converted, and the rules say: ${it.message}`);
      for (const family of [4, 6] as const) {
        const section = sections.get(`ipv${family}`);
        if (!section || ['ignore', 'disabled', 'shared'].includes(String(section.get('method')))) continue;
        const converted = [...section]
          .filter(([key]) => /^address\d+$/.test(key))
          .map(([, it]) => String(it).split(',')[0]!);
        const taken = subnets
          .filter((it) => it.address.family === family)
          .map((it) => `${addressText(it.address)}/${it.subnet.prefix}`);
        if ([...new Set(taken)].sort().join() !== [...new Set(converted)].sort().join())
          found.push(`facts: ${taken.join()}, keyfile: ${converted.join()}`);
      }
    }
    for (const { at, subnet, address } of subnets) {
      const hover = hoverAt(file, workspace, at.span.start, newest);
      const isWhole = subnet.prefix >= (address.family === 4 ? 31 : 127);
      if (!isWhole && !JSON.stringify(hover ?? '').includes(subnetText(subnet)))
        found.push(`hover does not know ${subnetText(subnet)}: ${JSON.stringify(hover)}`);
    }
    if (profile?.fate === 'nameless' && !refusals.some((it) => it.includes('neither TYPE nor DEVICE')))
      found.push('nameless, and converted');
    return found.map((it) => `${it}\n${file.basename}: ${JSON.stringify(file.text)}`);
  });
}

describe('one reading of a profile', () => {
  it('is that of all who ask, on what NetworkManager was asked', () => {
    assert.deepEqual(ifcfgSeeds().flatMap(disagreementsOf), []);
  });

  it('is that of all who ask, on mutants', () => {
    const next = random(12);
    const seeds = ifcfgSeeds();
    const mutants = Array.from({ length: 2000 }, () => mutateIfcfg(seeds[Math.floor(next() * seeds.length)]!, next));
    assert.deepEqual(mutants.flatMap(disagreementsOf), []);
  });

  for (const prefix of ['024', '+24', '" 24"', '"24 "', "'24'"]) {
    it(`takes PREFIX=${prefix} for 24, as NetworkManager does`, () => {
      const texts = {
        'ifcfg-eth0': `TYPE=Ethernet\nDEVICE=eth0\nBOOTPROTO=none\nIPADDR=192.168.122.7\nPREFIX=${prefix}\n`,
        'default.xml':
          "<network>\n  <name>default</name>\n  <forward mode='nat'/>\n  <ip address='192.168.122.1' netmask='255.255.255.0'/>\n</network>\n",
      };
      const [file] = filesOf(texts) as [File, File];
      assert.equal(convertProfile(file, [file]).sections.get('ipv4')?.get('address1'), '192.168.122.7/24');
      const codes = [...problemsByName(texts).values()].map((all) => all.map((it) => it.code));
      assert.ok(
        codes[0]!.includes('libvirt-subnet-clash') || codes[1]!.includes('libvirt-subnet-clash'),
        String(codes),
      );
    });
  }
});
