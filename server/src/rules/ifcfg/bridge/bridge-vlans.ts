// BRIDGE_VLANS and BRIDGE_PORT_VLANS: each item of the list, and whether the bridge looks at tags at all.
import { fix } from '../../../fixes/fix';
import { putKey } from '../../../fixes/ifcfg';
import { deviceKeys } from '../../../schema/ifcfg-devices';
import type { Attribute } from '../../../syntax/tree';
import { removeAssignment, setAssignment } from '../../../syntax/ifcfg/write';
import { type Finding, ruleOfEach } from '../../rule';
import { ofItem } from '../../../fixes/long-values';
import { byNetworkManager, lastAssignment } from '../../../model/ifcfg/profile';
import { bridgeOption, bridgesOf } from '../../../model/ifcfg/bridge';

export const bridgeVlans = ruleOfEach({
  name: 'bridge-vlans',
  of: ['ifcfg'],
  severity: 'warning',
  summary: 'A list of VLANs of a bridge or port that is not taken as written.',
  source: 'NetworkManager 1.42.4, nms-ifcfg-rh-reader.c: read_bridge_vlans; nm-setting-bridge.c: verify',
  codes: {
    'bridge-vlans-item': 'An item of a list of VLANs is dropped.',
    'bridge-vlans-two-pvid': 'A list has more than one VLAN for untagged packets.',
    'bridge-vlans-repeated': 'A VLAN stands in a list twice.',
    'bridge-vlans-no-filtering': 'A bridge has a list of VLANs and does not look at tags.',
  },

  each: bridgesOf,
  *check(bridge, _file, _workspace, target) {
    if (!byNetworkManager(bridge.profile, target)) return;
    const key = bridge.isPort ? 'BRIDGE_PORT_VLANS' : 'BRIDGE_VLANS';
    const list = lastAssignment(bridge.profile, key);
    const complain = deviceKeys[key]!.value.complaint;
    if (!list || !complain) return;
    const pvids: Item[] = [];
    const right: Item[] = [];
    for (const item of itemsOf(list)) {
      const complaint = complain(item.text);
      if (!complaint) {
        right.push(item);
        if (/\bpvid\b/.test(item.text)) pvids.push(item);
        continue;
      }
      const instead = complaint.instead?.[0];
      yield {
        code: 'bridge-vlans-item',
        span: list.spanOf(item.from, item.to),
        message: `${complaint.message}; NetworkManager drops the item`,
        fixes: ofItem(list, () => [
          ...(instead === undefined ? [] : [fix(`Change to ${instead.trim()}`, withItem(list, item, instead.trim()))]),
          fix(`Remove ${item.text.trim()}`, withItem(list, item, undefined)),
        ]),
      };
    }
    yield* repeated(list, right);
    for (const it of pvids.slice(1)) {
      const plain = it.text
        .split(' ')
        .filter((word) => word !== 'pvid' && word !== '')
        .join(' ');
      yield {
        code: 'bridge-vlans-two-pvid',
        severity: 'error',
        span: list.spanOf(it.from, it.to),
        message: `${it.text.trim()} is the second VLAN with pvid, expected one; NetworkManager refuses the file`,
        fixes: ofItem(list, () => [fix(`Change to ${plain}`, withItem(list, it, plain))]),
      };
    }
    if (bridge.isPort || bridgeOption(bridge, 'vlan_filtering')) {
      if (bridge.isPort || bridgeOption(bridge, 'vlan_filtering')!.value !== '0') return;
    }
    const filtering = bridgeOption(bridge, 'vlan_filtering');
    const options = [...(bridge.attribute ? [bridge.attribute.value] : []), 'vlan_filtering=1'].join(' ');
    yield {
      code: 'bridge-vlans-no-filtering',
      span: list.nameSpan,
      message: `${key} without vlan_filtering=1 in BRIDGING_OPTS; the bridge does not look at tags`,
      fixes: [
        fix(
          'Add vlan_filtering=1',
          filtering
            ? [{ span: filtering.valueSpan, text: '1' }]
            : putKey(bridge.profile, 'BRIDGING_OPTS', options, list),
          !filtering,
        ),
      ],
    };
  },
});

/** Items with a VLAN that stands before them. */
function* repeated(list: Attribute, items: readonly Item[]): Iterable<Finding> {
  const seen = new Set<number>();
  for (const it of items) {
    const [, from = '0', to = from] = /^ *(\d+)(?:-(\d+))?/.exec(it.text) ?? [];
    const again = firstSeen(Number(from), Number(to), seen);
    if (again === undefined) continue;
    yield {
      code: 'bridge-vlans-repeated',
      severity: 'error',
      span: list.spanOf(it.from, it.to),
      message: `${it.text.trim()} has VLAN ${again} again; NetworkManager refuses the file`,
      fixes: ofItem(list, () => [fix(`Remove ${it.text.trim()}`, withItem(list, it, undefined))]),
    };
  }
}

/** The first number that was seen before; all up to it are seen from now on. */
function firstSeen(from: number, to: number, seen: Set<number>): number | undefined {
  for (let id = from; id <= to; id++) {
    if (seen.has(id)) return id;
    seen.add(id);
  }
  return undefined;
}

/** One item between commas, with its place in the value. */
interface Item {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

function itemsOf({ value }: Attribute): Item[] {
  const items: Item[] = [];
  let from = 0;
  for (const text of value.split(',')) {
    const blanks = text.length - text.trimStart().length;
    if (text.trim() !== '') items.push({ text, from: from + blanks, to: from + text.trimEnd().length });
    from += text.length + 1;
  }
  return items;
}

/** Edits that write the list with another item in place of one, or without it. */
function withItem(list: Attribute, item: Item, text: string | undefined) {
  const items = itemsOf(list).flatMap((it) => (it.from !== item.from ? [it.text] : text === undefined ? [] : [text]));
  return items.length === 0 ? removeAssignment(list) : setAssignment(list, items.join(','));
}
