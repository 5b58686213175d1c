// Values that dnsmasq refuses on every host.
import { dnsmasqSource, findingOf, notesOfKind, optionRemoval } from '../../factories/dnsmasq';
import { ruleOfEach } from '../../rule';

export const dnsmasqOptionValue = ruleOfEach({
  code: 'dnsmasq-option-value',
  of: ['network'],
  severity: 'error',
  summary: 'A value for an option of dnsmasq that dnsmasq refuses.',
  source: dnsmasqSource,
  each: notesOfKind('refused'),
  *check(note, file) {
    const { name, row } = note.line;
    const { form } = row!.value!;
    const expected = form.length <= longestForm ? `, expected ${name}=${form}` : '';
    const finding = findingOf(note, file, { ending: `${expected}; dnsmasq does not start`, preferred: true });
    yield { ...finding, fixes: [...finding.fixes, ...optionRemoval(note.line)] };
  },
});

/** A longer form is of no help in a line; hover has it. */
const longestForm = 48;
