// Values that dnsmasq takes, and makes something else of than is written.
import { dnsmasqSource, findingOf, notesOfKind } from '../../factories/dnsmasq';
import { ruleOfEach } from '../../rule';

export const dnsmasqOptionMisread = ruleOfEach({
  code: 'dnsmasq-option-misread',
  of: ['network'],
  severity: 'warning',
  summary: 'A value for an option of dnsmasq that does something else than it says.',
  source: dnsmasqSource,
  each: notesOfKind('misread'),
  *check(note, file) {
    yield findingOf(note, file);
  },
});
