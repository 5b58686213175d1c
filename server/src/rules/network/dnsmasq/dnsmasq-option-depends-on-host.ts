// Options with which dnsmasq starts on one host and not on another.
import { dnsmasqSource, findingOf, notesOfKind } from '../../factories/dnsmasq';
import { ruleOfEach } from '../../rule';

export const dnsmasqOptionDependsOnHost = ruleOfEach({
  code: 'dnsmasq-option-depends-on-host',
  of: ['network'],
  severity: 'information',
  summary: 'An option of dnsmasq that needs a file, a user, a name or a build that a host may not have.',
  source: dnsmasqSource,
  each: notesOfKind('host'),
  *check(note, file) {
    yield findingOf(note, file);
  },
});
