// Backup copies under a name that is read.
import type { ProfileFact } from '../../../model/facts';
import { fileName, uriOf } from '../../../model/ifcfg/host-profiles';
import { originalOfProfile, ownProfilesOf } from '../../../model/ifcfg/hosted-profile';
import { headSpan, type Profile } from '../../../model/ifcfg/profile';
import type { Target } from '../../../model/target';
import { ruleOfEach } from '../../rule';

export const backupIsLive = ruleOfEach({
  code: 'backup-is-live',
  of: ['ifcfg'],
  severity: 'warning',
  across: true,
  summary: 'A backup copy of a file has a name that is read.',
  source: 'NetworkManager 1.42.4, nms-ifcfg-rh-utils.c: utils_should_ignore_file',
  each: ownProfilesOf,
  *check({ profile, host, self }, file, _workspace, target) {
    const suffix = originalOfProfile(profile);
    // Elsewhere nobody reads it under whatever name.
    if (suffix === undefined || !file.host.isLive) return;
    const original = host.bySuffix.get(suffix);
    const same = original && sharedKey(self, original, target);
    const uri = uriOf(self);
    yield {
      severity: same ? 'error' : 'warning',
      span: headSpan(profile),
      message: `ifcfg-${profile.suffix} looks like a copy of ifcfg-${suffix}, but ${whoReads(profile, target)}${same ? ` as a second profile of the same ${same}` : ''}; expected the ending .bak`,
      related: original ? [{ at: original.device.at, message: `${fileName(original)} is here` }] : [],
      fixes: [
        {
          title: `Rename to ifcfg-${profile.suffix}.bak`,
          changes: [{ rename: uri, to: `${uri}.bak` }],
          preferred: true,
        },
      ],
    };
  },
});

function whoReads({ skippedBy }: Profile, { backend }: Target): string {
  if (backend === 'NetworkManager') return 'NetworkManager reads it';
  if (backend === 'network-scripts') return 'the legacy scripts read it';
  if (skippedBy === 'NetworkManager') return 'the legacy scripts, unlike NetworkManager, read it';
  if (skippedBy === 'network-scripts') return 'NetworkManager, unlike the legacy scripts, reads it';
  return 'both NetworkManager and the legacy scripts read it';
}

/** The scripts do not look at UUID. */
function sharedKey(a: ProfileFact, b: ProfileFact, { backend }: Target): string | undefined {
  if (backend !== 'network-scripts' && a.device.uuid !== undefined && a.device.uuid === b.device.uuid) return 'UUID';
  return a.device.name !== '' && a.device.name === b.device.name ? 'DEVICE' : undefined;
}
