// Names of zones longer than firewalld allows.
import { managedModes } from '../../../model/facts';
import { rule } from '../../rule';

/** The names of its chains have 28 characters at most, and the zone is part of them. */
const most = 17;

export const bridgeZoneNameLong = rule({
  code: 'bridge-zone-name-long',
  of: ['network'],
  severity: 'warning',
  summary: 'The name of the firewalld zone is longer than firewalld allows.',
  source: 'https://firewalld.org/documentation/man-pages/firewalld.zone.html',

  *check({ facts, tree }) {
    const zone = tree.root?.child('bridge')?.attribute('zone');
    const mode = facts.networks[0]?.mode;
    if (!zone || !mode || !managedModes.has(mode) || zone.value.length <= most) return;
    yield {
      span: zone.valueSpan,
      message: `zone ${zone.value} has ${zone.value.length} characters, firewalld has no zone of more than ${most}`,
    };
  },
});
