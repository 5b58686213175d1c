// The keyfiles that conversion makes are read by our own reader of them: what nobody finds fault with as an ifcfg file has
// none as a keyfile, and says the same.
import assert from 'node:assert/strict';
import { keyfileText } from '../../../server/src/convert/keyfile';
import { convertProfile, isProfile } from '../../../server/src/convert/profile';
import type { Facts } from '../../../server/src/model/file-facts';
import { addressText, subnetText } from '../../../server/src/address';
import { pages } from '../../support/examples';
import { readRulePage } from '../../support/pages';
import { filesOf, problemsByName, targetOf } from '../../support/checking';

const isSevere = ({ severity }: { readonly severity: string }): boolean =>
  severity === 'error' || severity === 'warning';

/** What a file says of the network, but for places and for what only one of the languages has. */
function saidBy(facts: Facts): unknown {
  const [device] = facts.devices;
  return {
    device: device && [device.name, device.kind, device.onboot, device.hwaddr ?? '', macIn(device.macaddr)],
    controller: facts.profiles.map((it) => it.controller && [it.controller.kind, it.controller.name]),
    vlan: facts.profiles.map((it) => it.vlan && [it.vlan.parent, it.vlan.id]),
    bond: facts.profiles.map((it) => it.bondMode?.word),
    hasDefaultRoute: facts.profiles.map((it) => it.defaultRoute !== undefined),
    subnets: facts.subnets.filter((it) => !it.port).map((it) => `${addressText(it.address)} ${subnetText(it.subnet)}`),
  };
}

/** Words such as `random` are no address. */
const macIn = (text = ''): string => (/^[\da-f:]+$/.test(text) ? text : '');

/** Whether NetworkManager reads the IPv6 addresses of an ifcfg file. */
const hasIpv6 = (text: string): boolean => !/^IPV6ADDR=/m.test(text) || /^IPV6INIT=yes/m.test(text);

describe('what conversion makes of ifcfg files', () => {
  const converted = pages
    .filter((it) => it.startsWith('ifcfg/'))
    .flatMap((page) => readRulePage(`server/src/rules/${page}.md`).sections)
    .flatMap((section) => {
      const named = section.files.filter((it) => /^(?:ifcfg|route6?|rule6?|keys)-[^:]+$/.test(it.name));
      const texts = Object.fromEntries(named.map((it) => [it.name, it.text]));
      const all = filesOf(texts);
      const problems = problemsByName(texts, { target: targetOf(section.options) });
      // A fault in a file of routes becomes one of the profile.
      if ([...problems.values()].flat().some(isSevere)) return [];
      return all
        .filter((it) => it.kind === 'ifcfg' && isProfile(it, all))
        .map((file) => ({ file, conversion: convertProfile(file, all) }))
        .filter(({ conversion }) => conversion.refusals.length === 0)
        .map(({ file, conversion }) => ({ file, text: keyfileText(conversion) }));
    });

  it('is a good part of all examples', () => assert.ok(converted.length > 500, String(converted.length)));

  it('has no fault as a keyfile', () => {
    const found = converted.flatMap(({ file, text }) =>
      problemsByName({ 'a.nmconnection': text }, { isolated: true })
        .get('a.nmconnection')!
        .filter(isSevere)
        .map((it) => `${file.text}→ ${it.code}: ${it.message}`),
    );
    assert.deepEqual(found, []);
  });

  it('says the same', () => {
    const other = converted.flatMap(({ file, text }) => {
      const [made] = filesOf({ 'a.nmconnection': text });
      const before = JSON.stringify(saidBy(file.facts));
      const after = JSON.stringify(saidBy(made!.facts));
      return before === after || !hasIpv6(file.text) ? [] : [`${file.text}\n${before}\n${after}`];
    });
    assert.deepEqual(other, []);
  });
});
