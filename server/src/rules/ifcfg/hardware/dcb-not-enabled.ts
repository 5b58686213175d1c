// Settings of data centre bridging that are switched off.
import { fix, type Fix } from '../../../fixes/fix';
import { dropKeys } from '../../../fixes/ifcfg';
import { type Dcb, dcbsOf, dcbSwitchOf, isDcbOff, isDcbAdvertise } from '../../../model/ifcfg/dcb';
import { byNetworkManager, lastAssignment } from '../../../model/ifcfg/profile';
import { isTrue } from '../../../syntax/ifcfg/scalar';
import type { Attribute } from '../../../syntax/tree';
import { addAssignment, removeAssignment, setAssignment } from '../../../syntax/ifcfg/write';
import type { Edit } from '../../../text';
import { type Finding, ruleOfEach } from '../../rule';

export const dcbNotEnabled = ruleOfEach({
  code: 'dcb-not-enabled',
  of: ['ifcfg'],
  severity: 'warning',
  summary: 'A setting of data centre bridging is switched off.',
  source: 'NetworkManager 1.42.4, nms-ifcfg-rh-reader.c: make_dcb_setting',
  each: dcbsOf,
  *check(dcb, _file, _workspace, target) {
    if (!byNetworkManager(dcb.profile, target)) return;
    if (!dcb.isOn) {
      yield allOff(dcb);
      return;
    }
    for (const it of dcb.settings) {
      const enable = dcbSwitchOf(it.name);
      if (!enable || !isDcbOff(dcb.profile, it.name) || isRefusedAlone(it)) continue;
      yield {
        span: it.nameSpan,
        message: `${it.name} is ignored, because ${enable} is not yes`,
        fixes: [
          ...(lacksShares(dcb, [enable]) ? [] : [fix(`Set ${enable}=yes`, switchOn(dcb, enable, it))]),
          fix(`Remove ${it.name}`, removeAssignment(it)),
        ],
      };
    }
  },
});

/** Said by `dcb-switches`. */
const isRefusedAlone = ({ name }: Attribute): boolean => isDcbAdvertise(name) || name.endsWith('_PRIORITY');

function allOff(dcb: Dcb): Finding {
  const { profile, settings } = dcb;
  const [first] = settings;
  const names = settings.map((it) => it.name);
  const off = new Set(names.flatMap((it) => (isDcbOff(profile, it) ? (dcbSwitchOf(it) ?? []) : [])));
  const all = ['DCB', ...off];
  const on: Fix[] =
    profile.kind === 'ethernet' &&
    !lacksShares(
      dcb,
      [...off, 'DCB_PG_ENABLE'].filter((it) => off.has(it) || isTrue(lastAssignment(profile, it)?.value, false)),
    )
      ? [
          fix(
            off.size === 0 ? 'Set DCB=yes' : `Set DCB and ${[...off].join(' and ')} to yes`,
            all.flatMap((it) => switchOn(dcb, it, settings.at(-1)!)),
          ),
        ]
      : [];
  return {
    span: first!.nameSpan,
    message: `${first!.name}${settings.length > 1 ? ` and ${settings.length - 1} more are` : ' is'} read with DCB=yes only`,
    fixes: [...on, fix('Remove the DCB settings', dropKeys(profile, names))],
  };
}

/** Whether groups would be on without their shares, which refuses the file. See dcb-switches. */
const lacksShares = ({ profile }: Dcb, on: readonly string[]): boolean =>
  on.includes('DCB_PG_ENABLE') && !lastAssignment(profile, 'DCB_PG_PCT');

function switchOn({ profile }: Dcb, name: string, after: Attribute): Edit[] {
  const written = lastAssignment(profile, name);
  return written ? setAssignment(written, 'yes') : addAssignment(profile.root.tree, name, 'yes', { after });
}
