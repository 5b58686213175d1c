// A firewalld zone makes the network need a running firewalld. Whether one runs is not known here.
import { managedModes } from '../../../model/facts';
import { supportIn, modeRow } from '../../../schema/modes';
import { rule } from '../../rule';

export const bridgeZoneNoFirewalld = rule({
  code: 'bridge-zone-no-firewalld',
  of: ['network'],
  severity: 'hint',
  summary: 'With a zone the network starts only while firewalld runs.',
  source: 'libvirt 9.0.0, src/network/bridge_driver_linux.c, networkAddFirewallRules',

  *check({ facts, tree }, _workspace, { libvirt }) {
    const zone = tree.root?.child('bridge')?.attribute('zone');
    const mode = facts.networks[0]?.mode;
    if (!zone?.value || !mode || !managedModes.has(mode)) return;
    if (supportIn(modeRow('bridge@zone')!, mode, libvirt) !== 'optional') return;
    yield {
      span: zone.valueSpan,
      message: `with zone ${zone.value} the network starts only on hosts where firewalld runs and has the zone`,
    };
  },
});
