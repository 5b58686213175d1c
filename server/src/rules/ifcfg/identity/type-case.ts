// TYPE in other letters than the scripts compare with. NetworkManager takes any, but for two traps.
import { fix } from '../../../fixes/fix';
import { typeChoices } from '../../../schema/ifcfg-general';
import { setAssignment } from '../../../syntax/ifcfg/write';
import { rule } from '../../rule';
import { byScripts, lastAssignment, profileOf } from '../../../model/ifcfg/profile';
import { isCard } from '../../../model/ifcfg/names';

const canonical = ['CTC', ...typeChoices.map((it) => it.value)];

export const typeCase = rule({
  code: 'type-case',
  of: ['ifcfg'],
  severity: 'hint',
  summary: 'TYPE is right but not in its usual letters.',
  source: 'initscripts, ifup-eth compares TYPE exactly; NetworkManager, nms-ifcfg-rh-reader.c ignores letter case',

  *check(file, _workspace, target) {
    const profile = profileOf(file);
    if (!profile || profile.alias) return;
    const type = lastAssignment(profile, 'TYPE');
    const right = type && canonical.find((it) => it.toLowerCase() === type.value.toLowerCase());
    // `infiniband` is a spelling of the scripts.
    if (!type || !right || right === type.value || type.value === 'infiniband') return;
    const legacy = byScripts(profile, target);
    // In the file of a card BONDING_OPTS are the mistake, and exact letters would bring them to life.
    const isPort = profile.port || isCard(profile.device);
    const trap =
      right === 'CTC' || (right === 'Ethernet' && Boolean(lastAssignment(profile, 'BONDING_OPTS')) && !isPort);
    const consequence = legacy
      ? '; the legacy scripts do not know it'
      : right === 'CTC'
        ? '; NetworkManager does not know it'
        : trap
          ? '; NetworkManager makes no bond of it'
          : '';
    yield {
      span: type.valueSpan,
      severity: legacy ? 'error' : trap ? 'warning' : 'hint',
      message: `${type.value} is usually written ${right}${consequence}`,
      fixes:
        isPort && lastAssignment(profile, 'BONDING_OPTS')
          ? []
          : [fix(`Change to ${right}`, setAssignment(type, right), true)],
    };
  },
});
