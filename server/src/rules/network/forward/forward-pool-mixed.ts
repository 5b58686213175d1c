// Devices listed in more than one way: libvirt takes one and drops the others.
import { fix } from '../../../fixes/fix';
import type { Element } from '../../../syntax/tree';
import { removeElement } from '../../../syntax/xml/write';
import { ruleOfEach } from '../../rule';
import { devicePoolsOf } from '../../../model/network/forward-pool';

export const forwardPoolMixed = ruleOfEach({
  code: 'forward-pool-mixed',
  of: ['network'],
  severity: 'warning',
  summary: 'forward lists devices in more than one way.',
  source: 'libvirt 9.0.0, src/conf/network_conf.c, virNetworkForwardDefParseXML',

  each: devicePoolsOf,
  *check({ interfaces, addresses, functions, mode }, file) {
    // The parser looks for interfaces first, then for addresses, then for pf, and stops at what it finds.
    const kept = [interfaces, addresses, functions].find((it) => it.length > 0);
    for (const dropped of [addresses, functions]) {
      const [first] = dropped;
      if (!kept || !first || dropped === kept) continue;
      // These say themselves that they do not belong here; see pci-needs-hostdev and bridge-and-dev.
      if (dropped === addresses && mode !== 'hostdev') continue;
      if (dropped === functions && (mode === 'bridge' || isUseless.has(mode))) continue;
      yield {
        span: first.nameSpan,
        message: `${first.name} beside ${kept[0]!.name}: libvirt takes the ${kept[0]!.name} and drops this, expected one kind of devices`,
        related: [{ at: { uri: file.uri, span: kept[0]!.openSpan }, message: `${kept[0]!.name} is here` }],
        fixes: [
          fix(`Remove ${first.name}`, edits(dropped)),
          fix(`Remove ${kept[0]!.name}, keep ${first.name}`, edits(kept)),
        ],
      };
    }
  },
});

const edits = (all: readonly Element[]) => all.flatMap(removeElement);

/** Modes in which pf has no effect at all; see forward-pf-useless. */
const isUseless: ReadonlySet<string> = new Set(['isolated', 'nat', 'route', 'open']);
