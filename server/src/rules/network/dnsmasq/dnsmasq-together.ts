// Options that dnsmasq refuses beside others, be they in the file or written by libvirt.
import { dnsmasqSource, findingOf, notesOfKind, optionRemoval } from '../../factories/dnsmasq';
import { ruleOfEach } from '../../rule';

export const dnsmasqTogether = ruleOfEach({
  name: 'dnsmasq-together',
  of: ['network'],
  severity: 'error',
  summary: 'Options of dnsmasq that it does not take together.',
  source: dnsmasqSource,
  codes: {
    'dnsmasq-option-repeated': 'An option a second time that dnsmasq takes once; libvirt may have written the first.',
    'dnsmasq-option-clash': 'An option that lacks another one, or that another one forbids.',
  },
  each: notesOfKind('repeated', 'clash'),
  *check(note, file) {
    const isRepeated = note.kind === 'repeated';
    yield {
      ...findingOf(note, file, { ending: isRepeated ? ' and does not start' : '; dnsmasq does not start' }),
      code: isRepeated ? 'dnsmasq-option-repeated' : 'dnsmasq-option-clash',
      fixes: optionRemoval(note.line, isRepeated),
    };
  },
});
