// What libvirt writes of a network: dnsmasq's files and the firewall, as libvirt itself wrote them.
import assert from 'node:assert/strict';
import { writtenNetworkOf, type WrittenLine } from '../../../server/src/model/network/written/definition';
import { dnsmasqFilesOf } from '../../../server/src/model/network/written/dnsmasq';
import { firewallRulesOf } from '../../../server/src/model/network/written/firewall';
import { iptablesOf } from '../../../server/src/model/network/written/iptables';
import { nftablesOf } from '../../../server/src/model/network/written/nftables';
import { parseXml } from '../../../server/src/syntax/xml/parse';
import { recordedLines } from '../../support/recorded-lines';

interface Recorded {
  readonly case: string;
  readonly libvirt: readonly string[];
  readonly backend: 'iptables' | 'nftables';
  readonly xml: string;
  /** What was in libvirt's chains, of both families. */
  readonly rules: readonly [ip4: readonly string[], ip6: readonly string[]];
  readonly dnsmasq?: { readonly conf?: string; readonly hostsfile?: string; readonly addnhosts?: string };
}

const recorded = recordedLines<Recorded>('written');

const texts = (lines: readonly WrittenLine[] | undefined): string => (lines ?? []).map(({ text }) => text).join('\n');

describe('what libvirt writes of a network', () => {
  for (const { case: name, libvirt, backend, xml, rules, dnsmasq } of recorded)
    it(`${name} (${libvirt.join(', ')}, ${backend})`, () => {
      const network = writtenNetworkOf(parseXml(xml))!;
      const all = firewallRulesOf(network);
      const spell = backend === 'iptables' ? iptablesOf : nftablesOf;
      for (const [i, family] of ([4, 6] as const).entries())
        assert.deepEqual(
          spell(all, family).map(({ text }) => text.trim()),
          rules[i],
        );
      const computed = dnsmasqFilesOf(network);
      const files = computed.isStarted ? computed : undefined;
      assert.deepEqual(
        [texts(files?.configuration), texts(files?.hosts), texts(files?.names)],
        [dnsmasq?.conf ?? '', dnsmasq?.hostsfile ?? '', dnsmasq?.addnhosts ?? ''],
      );
    });
});
