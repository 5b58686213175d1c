// A firewalld zone makes the network need a running firewalld. Whether one runs is not known here.
import { onlyWith } from '../../../schema/host-words';
import { supportIn, modeRow } from '../../../schema/modes';
import { ruleOfEach } from '../../rule';
import { modeOf, whereManaged } from '../../../model/network/mode';
import { attributeAt } from '../../../model/network/elements';

export const bridgeZoneNoFirewalld = ruleOfEach({
  code: 'bridge-zone-no-firewalld',
  of: ['network'],
  severity: 'information',
  summary: 'With a zone the network starts only while firewalld runs.',
  source: 'libvirt 9.0.0, src/network/bridge_driver_linux.c, networkAddFirewallRules',

  each: whereManaged(attributeAt('bridge@zone')),
  *check(zone, file, _workspace, { libvirt }) {
    if (zone.value === '' || supportIn(modeRow('bridge@zone')!, modeOf(file)!, libvirt) !== 'optional') return;
    yield {
      span: zone.valueSpan,
      message: onlyWith(`firewalld with a zone ${zone.value}`),
    };
  },
});
