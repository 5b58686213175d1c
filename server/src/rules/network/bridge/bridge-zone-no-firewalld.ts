// A firewalld zone makes the network need a running firewalld that has it. Of a host that is not watched nobody knows.
import { replace } from '../../../fixes/fix';
import { conditionsAround } from '../../../model/on-host';
import { nearest } from '../../../schema/nearest';
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
  *check(zone, file, workspace, { libvirt }) {
    if (zone.value === '' || supportIn(modeRow('bridge@zone')!, modeOf(file)!, libvirt) !== 'optional') return;
    const host = conditionsAround(file, workspace);
    const firewalld = host?.firewalld;
    if (!firewalld) {
      yield { span: zone.valueSpan, message: onlyWith(`firewalld with a zone ${zone.value}`) };
      return;
    }
    if (firewalld.isRunning && firewalld.zones.includes(zone.value)) return;
    const choices = firewalld.isRunning ? nearest(zone.value, firewalld.zones) : [];
    const expected = choices.length === 0 ? '' : `, expected ${choices.join(', ')}`;
    yield {
      span: zone.valueSpan,
      severity: 'error',
      message: firewalld.isRunning
        ? `firewalld of the host has no zone ${zone.value}, and libvirt does not start the network${expected}`
        : 'firewalld does not run on the host, and without it libvirt does not start a network with a zone',
      related: [{ at: host.at, message: 'what is known of the host' }],
      fixes: choices.map((it) => replace(`Change to ${it}`, zone.valueSpan, it, choices.length === 1)),
    };
  },
});
