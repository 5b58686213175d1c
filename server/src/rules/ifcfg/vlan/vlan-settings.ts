// Flags, protocol and priorities of a VLAN.
import { fix } from '../../../fixes/fix';
import { isTrue } from '../../../syntax/ifcfg/scalar';
import { deviceKeys } from '../../../schema/ifcfg-devices';
import type { Attribute } from '../../../syntax/tree';
import { removeAssignment, setAssignment } from '../../../syntax/ifcfg/write';
import { type Finding, rule } from '../../rule';
import { ofItem } from '../../../fixes/long-values';
import { byNetworkManager, lastAssignment, type Profile, readProfile } from '../../../model/ifcfg/profile';

export const vlanSettings = rule({
  name: 'vlan-settings',
  of: ['ifcfg'],
  severity: 'warning',
  summary: 'A setting of a VLAN that NetworkManager does not take as written.',
  source: 'NetworkManager 1.42.4, nms-ifcfg-rh-reader.c: make_vlan_setting, parse_prio_map_list',
  codes: {
    'vlan-flags-unknown': 'A word of VLAN_FLAGS that is dropped without a word.',
    'vlan-reorder-hdr': 'REORDER_HDR=no, which NetworkManager does not follow.',
    'vlan-protocol': 'A kind of tag that does not exist: the file is refused.',
    'vlan-priority-map': 'An item of a priority map that is dropped.',
  },

  *check(file, _workspace, target) {
    const profile = readProfile(file);
    if (profile?.kind !== 'vlan' || !byNetworkManager(profile, target)) return;
    const flags = lastAssignment(profile, 'VLAN_FLAGS');
    if (flags) yield* items(flags, /[^\s,]+/g, 'vlan-flags-unknown', 'drops it without a word');
    yield* reordering(profile);
    const protocol = lastAssignment(profile, 'VLAN_PROTOCOL');
    const complaint = protocol && deviceKeys.VLAN_PROTOCOL!.value.complaint?.(protocol.value);
    if (protocol && complaint)
      yield {
        code: 'vlan-protocol',
        severity: 'error',
        span: protocol.valueSpan,
        message: `${complaint.message}; NetworkManager refuses the file`,
        fixes: (complaint.instead ?? ['802.1Q', '802.1ad']).map((it, _i, all) =>
          fix(`Change to ${it}`, setAssignment(protocol, it), all.length === 1),
        ),
      };
    for (const key of ['VLAN_INGRESS_PRIORITY_MAP', 'VLAN_EGRESS_PRIORITY_MAP']) {
      const map = lastAssignment(profile, key);
      if (map) yield* items(map, /[^,]+/g, 'vlan-priority-map', 'drops the item');
    }
  },
});

/** Complaints of each item of a list, with its removal. */
function* items(list: Attribute, pattern: RegExp, code: string, effect: string): Iterable<Finding> {
  const all = [...list.value.matchAll(pattern)];
  for (const it of all) {
    const complaint = deviceKeys[list.name]!.value.complaint?.(it[0]);
    if (!complaint) continue;
    yield {
      code,
      span: list.spanOf(it.index, it.index + it[0].length),
      message: `${complaint.message}; NetworkManager ${effect}`,
      fixes: ofItem(list, () => {
        const rest = all.filter((one) => one !== it).map((one) => one[0]);
        const instead = complaint.instead?.length === 1 ? complaint.instead[0] : undefined;
        const written = (words: readonly string[]) =>
          words.length === 0 ? removeAssignment(list) : setAssignment(list, words.join(','));
        return [
          ...(instead === undefined || rest.includes(instead)
            ? []
            : [fix(`Change to ${instead}`, written(all.map((one) => (one === it ? instead : one[0]))), true)]),
          fix(`Remove ${it[0].trim()}`, written(rest)),
        ];
      }),
    };
  }
}

function* reordering(profile: Profile): Iterable<Finding> {
  const key = lastAssignment(profile, 'REORDER_HDR');
  if (!key || isTrue(key.value, true)) return;
  const flags = lastAssignment(profile, 'VLAN_FLAGS');
  const words = flags?.value.split(/[\s,]+/).filter((it) => it !== '') ?? [];
  if (words.includes('NO_REORDER_HDR')) return;
  const value = [...words, 'NO_REORDER_HDR'].join(',');
  yield {
    code: 'vlan-reorder-hdr',
    span: key.span,
    message: `REORDER_HDR=${key.value} does nothing in NetworkManager, expected VLAN_FLAGS=NO_REORDER_HDR`,
    fixes: [
      fix(
        `Write VLAN_FLAGS=${value}`,
        flags
          ? [...setAssignment(flags, value), ...removeAssignment(key)]
          : [{ span: key.span, text: `VLAN_FLAGS=${value}` }],
        true,
      ),
      fix('Remove REORDER_HDR', removeAssignment(key)),
    ],
  };
}
