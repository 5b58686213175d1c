// Teams: their configuration is JSON, and they are gone from newer releases.
import { fix } from '../../../fixes/fix';
import { putKey } from '../../../fixes/ifcfg';
import { setAssignment } from '../../../syntax/ifcfg/write';
import { flags } from '../../../syntax/tree';
import { deviceKeys } from '../../../schema/ifcfg-devices';
import { rule } from '../../rule';
import { byNetworkManager, byScripts, lastAssignment, headSpan, readProfile } from '../../../model/ifcfg/profile';
import { bondForTeam } from '../../../fixes/team-bond';

export const team = rule({
  name: 'team',
  of: ['ifcfg'],
  severity: 'error',
  summary: 'A team that does not come up: its configuration is no JSON, or the release has no teams.',
  source:
    'NetworkManager 1.42.4, nm-setting-team.c: verify; Red Hat Enterprise Linux 9 and 10, Considerations in adopting RHEL',
  codes: {
    'team-config-json': 'TEAM_CONFIG or TEAM_PORT_CONFIG is no JSON: the file is refused.',
    'team-deprecated': 'A team on a release that gives teams up.',
    'team-device-type': 'A team without the key by which the legacy scripts know it.',
  },

  *check(file, workspace, target) {
    const profile = readProfile(file);
    if (!profile) return;
    for (const key of ['TEAM_CONFIG', 'TEAM_PORT_CONFIG']) {
      const config = lastAssignment(profile, key);
      if (!config || !byNetworkManager(profile, target)) continue;
      const complaintOf = deviceKeys[key]!.value.complaint!;
      const complaint = complaintOf(config.value);
      if (!complaint) continue;
      const { tree } = profile.root;
      // `"{"runner": …}"`: the quotes of the JSON end the value.
      const line = tree.text.slice(config.quotedSpan.start, config.quotedSpan.end);
      const inner = line.startsWith('"') && line.endsWith('"') ? line.slice(1, -1) : line;
      const isMeant = !complaintOf(inner) && !inner.includes("'");
      yield {
        code: 'team-config-json',
        span: config.valueSpan,
        message: `${key}: ${complaint.message}; NetworkManager refuses the file`,
        fixes: isMeant
          ? [fix('Put it in single quotes', [{ span: config.quotedSpan, text: `'${inner}'` }], true)]
          : !complaintOf(config.value.replaceAll("'", '"')) && !(config.flags & flags.single)
            ? [fix('Write double quotes inside', setAssignment(config, config.value.replaceAll("'", '"')), true)]
            : [],
      };
    }
    const isTeam = profile.kind === 'team';
    const member = lastAssignment(profile, 'TEAM_MASTER') ?? lastAssignment(profile, 'TEAM_MASTER_UUID');
    const deviceType = isTeam ? 'Team' : 'TeamPort';
    if (
      (isTeam || profile.root.value('TEAM_MASTER')) &&
      !lastAssignment(profile, 'DEVICETYPE') &&
      byScripts(profile, target)
    )
      yield {
        code: 'team-device-type',
        severity: byNetworkManager(profile, target) ? 'information' : 'warning',
        span: isTeam ? headSpan(profile) : member!.span,
        message: `${isTeam ? 'a team' : `a port of the team ${member!.value}`} without DEVICETYPE, expected DEVICETYPE=${deviceType}; the legacy scripts take ${profile.device || 'it'} for a card`,
        fixes: [fix(`Add DEVICETYPE=${deviceType}`, putKey(profile, 'DEVICETYPE', deviceType), true)],
      };
    if (target.release === undefined || target.release < 9 || (!isTeam && !member)) return;
    const isGone = target.release >= 10;
    const bond = bondForTeam(file.uri, workspace);
    yield {
      code: 'team-deprecated',
      severity: isGone ? 'error' : 'warning',
      span: member && !isTeam ? member.span : headSpan(profile),
      message: `${isTeam ? `the team ${profile.device}` : `a port of the team ${member!.value}`} on release ${target.release}, where teams are ${isGone ? 'gone' : 'deprecated'}; expected a bond`,
      fixes: bond ? [bond] : [],
      tag: 'deprecated',
    };
  },
});
