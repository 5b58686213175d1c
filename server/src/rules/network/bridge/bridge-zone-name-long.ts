// Names of zones longer than firewalld allows.
import { ruleOfEach } from '../../rule';
import { whereManaged } from '../../../model/network/mode';
import { attributeAt } from '../../../model/network/elements';

/** The names of its chains have 28 characters at most, and the zone is part of them. */
const most = 17;

export const bridgeZoneNameLong = ruleOfEach({
  code: 'bridge-zone-name-long',
  of: ['network'],
  severity: 'warning',
  summary: 'The name of the firewalld zone is longer than firewalld allows.',
  source: 'https://firewalld.org/documentation/man-pages/firewalld.zone.html',

  each: whereManaged(attributeAt('bridge@zone')),
  *check(zone) {
    if (zone.value.length <= most) return;
    yield {
      span: zone.valueSpan,
      message: `zone ${zone.value} has ${zone.value.length} characters, firewalld has no zone of more than ${most}`,
    };
  },
});
