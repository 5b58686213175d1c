// What hosts usually are, made by the code actions: every file of the set is there, no rule says more than a hint, and
// NetworkManager's profiles can be made of all of them.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { convertProfile, isProfile } from '../server/src/convert/profile';
import { refactoringsAt } from '../server/src/features/refactors';
import { Network } from '../server/src/model/network';
import { afterChanges, filesOf, problemsByName, type Texts } from './support/checking';
import { withoutStops } from './support/snippets';

const snippets = JSON.parse(readFileSync('snippets/ifcfg.json', 'utf8')) as Record<string, { body: string[] }>;
const snippet = (name: string, device: string) =>
  withoutStops(snippets[name]!.body.join('\n'), '').replaceAll('eth0', device);

/** The files after the action whose title matches, asked for on the line of a key. */
function after(texts: Texts, name: string, key: string, title: RegExp): Texts {
  const files = filesOf(texts);
  const file = files.find((it) => it.basename === name)!;
  const at = file.tree.root!.attribute(key)!.nameSpan.start;
  const found = refactoringsAt(file, new Network(files), { start: at, end: at });
  const wanted = found.find((it) => title.test(it.title));
  assert.ok(wanted, `not offered, but ${found.map((it) => it.title).join('; ')}`);
  return afterChanges(texts, file.uri, wanted.changes);
}

const card = { 'ifcfg-eth0': snippet('Static address', 'eth0') };
const idle = snippet('Address by DHCP', 'eth1').replace('BOOTPROTO=dhcp', 'BOOTPROTO=none');

const underBond = /^Make eth0 and eth1 ports of a new bond bond0 under a new bridge br0$/;

const withVlan = /^Make eth0 and eth1 ports of a new bond bond0, with VLAN 10 under a new bridge br10$/;

const recipes: Readonly<Record<string, { made: () => Texts; names: string[]; kinds: string[] }>> = {
  'a static host': {
    made: () =>
      after({ 'ifcfg-eth0': snippet('Address by DHCP', 'eth0') }, 'ifcfg-eth0', 'BOOTPROTO', /^Write a fixed address/),
    names: ['ifcfg-eth0'],
    kinds: ['ethernet'],
  },
  'a DHCP host': {
    made: () => after(card, 'ifcfg-eth0', 'IPADDR', /^Get the addresses by DHCP$/),
    names: ['ifcfg-eth0'],
    kinds: ['ethernet'],
  },
  'a bridge over a card': {
    made: () => after(card, 'ifcfg-eth0', 'DEVICE', /^Make eth0 a port of a new bridge br0 for guests$/),
    names: ['ifcfg-br0', 'ifcfg-eth0'],
    kinds: ['bridge', 'ethernet'],
  },
  'a bond of two cards under a bridge': {
    made: () => after({ ...card, 'ifcfg-eth1': idle }, 'ifcfg-eth0', 'DEVICE', underBond),
    names: ['ifcfg-bond0', 'ifcfg-br0', 'ifcfg-eth0', 'ifcfg-eth1'],
    kinds: ['bond', 'bridge', 'ethernet', 'ethernet'],
  },
  'a VLAN on the bond under a bridge': {
    made: () => after({ ...card, 'ifcfg-eth1': idle }, 'ifcfg-eth0', 'DEVICE', withVlan),
    names: ['ifcfg-bond0', 'ifcfg-bond0.10', 'ifcfg-br10', 'ifcfg-eth0', 'ifcfg-eth1'],
    kinds: ['bond', 'vlan', 'bridge', 'ethernet', 'ethernet'],
  },
};

describe('a recipe', () => {
  for (const [title, { made, names, kinds }] of Object.entries(recipes))
    it(`makes ${title} with all its files`, () => {
      const texts = made();
      assert.deepEqual(Object.keys(texts).toSorted(), names);
      const loud = [...problemsByName(texts)].flatMap(([name, problems]) =>
        problems.filter((it) => it.severity !== 'hint').map((it) => `${name}: ${it.code}: ${it.message}`),
      );
      assert.deepEqual(loud, []);
      const files = filesOf(texts).toSorted((a, b) => (a.basename < b.basename ? -1 : 1));
      assert.ok(files.every((it) => isProfile(it, files)));
      const profiles = files.map((it) => convertProfile(it, files));
      assert.deepEqual(
        profiles.flatMap((it) => it.refusals),
        [],
      );
      assert.deepEqual(
        profiles.map((it) => it.sections.get('connection')?.get('type')),
        kinds,
      );
      // What is dropped is known to the legacy scripts only, or says what the kind says already.
      const dropped = profiles.flatMap((it) => it.entries).filter((it) => it.outcome === 'dropped');
      assert.deepEqual([...new Set(dropped.map((it) => it.name))], []);
    });
});
