// Data centre bridging: values that refuse the profile, and groups that are switched off.
import { fix } from '../../../fixes/fix';
import { dropKeys } from '../../../fixes/ifcfg';
import { isTrue } from '../../../syntax/ifcfg/scalar';
import type { Attribute } from '../../../syntax/tree';
import { addAssignment, removeAssignment, setAssignment } from '../../../syntax/ifcfg/write';
import { rule } from '../../rule';
import { byNetworkManager, lastAssignment, readProfile } from '../../../model/ifcfg/profile';
import { tableFindings } from '../../factories/table-values';

const family = {
  'dcb-priority': 'A priority that is not 0 to 7.',
  'dcb-bitmap': 'A value that is not eight digits 0 or 1.',
  'dcb-uint': 'A value that is not eight digits.',
  'dcb-percent-count': 'A list that is not eight percentages.',
  'dcb-percent-sum': 'Shares that do not add up to 100.',
  'dcb-fcoe-mode': 'A kind of FCoE that does not exist.',
};

export const dcb = rule({
  name: 'dcb',
  of: ['ifcfg'],
  severity: 'error',
  summary: 'A setting of data centre bridging that is refused or ignored.',
  source: 'NetworkManager 1.42.4, nms-ifcfg-rh-reader.c: make_dcb_setting',
  codes: { ...family, 'dcb-not-enabled': 'A setting of a group that is not enabled.' },
  *check(file, _workspace, target) {
    const profile = readProfile(file);
    if (profile?.fate !== 'loaded' || !byNetworkManager(profile, target)) return;
    const all = profile.root.attributes.filter((it) => it.name.startsWith('DCB_') && it.value !== '');
    if (all.length === 0) return;
    const main = lastAssignment(profile, 'DCB');
    const isOff = (name: string) => !isTrue(lastAssignment(profile, switchOf(name) ?? '')?.value, false);
    const off = new Set(all.flatMap(({ name }) => (isOff(name) ? (switchOf(name) ?? []) : [])));
    const switchOn = (name: string, after: Attribute) => {
      const written = lastAssignment(profile, name);
      return written ? setAssignment(written, 'yes') : addAssignment(profile.root.tree, name, 'yes', { after });
    };
    if (!isTrue(main?.value, false)) {
      yield {
        code: 'dcb-not-enabled',
        severity: 'warning',
        span: all[0]!.nameSpan,
        message: `${all[0]!.name}${all.length > 1 ? ` and ${all.length - 1} more are` : ' is'} read with DCB=yes only`,
        fixes: [
          ...(profile.kind === 'ethernet'
            ? [
                fix(off.size === 0 ? 'Set DCB=yes' : `Set DCB and ${[...off].join(' and ')} to yes`, [
                  ...switchOn('DCB', all.at(-1)!),
                  ...[...off].flatMap((it) => switchOn(it, all.at(-1)!)),
                ]),
              ]
            : []),
          fix(
            'Remove the DCB settings',
            dropKeys(
              profile,
              all.map((it) => it.name),
            ),
          ),
        ],
      };
      return;
    }
    yield* tableFindings(profile, family, (it) => !isOff(it.name));
    for (const it of all) {
      const enable = switchOf(it.name);
      if (!enable || !isOff(it.name)) continue;
      yield {
        code: 'dcb-not-enabled',
        severity: 'warning',
        span: it.nameSpan,
        message: `${it.name} is ignored, because ${enable} is not yes`,
        fixes: [fix(`Set ${enable}=yes`, switchOn(enable, it)), fix(`Remove ${it.name}`, removeAssignment(it))],
      };
    }
  },
});

/** The key that switches on what this one sets; undefined for the switches themselves. */
function switchOf(name: string): string | undefined {
  const match = /^(DCB_(?:APP_(?:FCOE|ISCSI|FIP)|PFC|PG))_(?:PRIORITY|MODE|UP|ID|PCT|UPPCT|STRICT|UP2TC)$/.exec(name);
  return match ? `${match[1]!}_ENABLE` : undefined;
}
