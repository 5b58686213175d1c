// Options with which dnsmasq starts, and that undo what libvirt relies on or could stand in XML.
import { dnsmasqSource, findingOf, notesOfKind, optionRemoval } from '../../factories/dnsmasq';
import { ruleOfEach } from '../../rule';

export const dnsmasqBesideLibvirt = ruleOfEach({
  name: 'dnsmasq-beside-libvirt',
  of: ['network'],
  severity: 'warning',
  summary: 'An option of dnsmasq that works against libvirt, or for which XML has words.',
  source: dnsmasqSource,
  codes: {
    'dnsmasq-option-conflicts':
      'An option that breaks the isolation of the network, the tracking of leases or the DNS of guests.',
    'dnsmasq-option-has-xml': 'An option for which XML has words.',
  },
  each: notesOfKind('conflicts', 'in-xml'),
  *check(note, file) {
    const finding = findingOf(note, file);
    if (note.kind === 'in-xml') yield { ...finding, code: 'dnsmasq-option-has-xml', severity: 'hint' };
    else yield { ...finding, code: 'dnsmasq-option-conflicts', fixes: optionRemoval(note.line) };
  },
});
