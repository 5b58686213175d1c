// Values that an option of a bond does not take, judged by the kinds of schema/bond.ts.
import { replace } from '../../fixes/fix';
import type { BondWord } from '../../model/ifcfg/bond-words';
import type { Finding } from '../rule';

/** The finding of one code for the option that counts, with what could be meant. */
export function* wrongBondValue({ option: it, row, isPair }: BondWord, code: string): Generator<Finding> {
  if (!row || !isPair || it.isDuplicate) return;
  const complaint = row.value.complaint?.(it.value);
  if (!complaint || (complaint.code ?? row.code ?? row.value.code) !== code) return;
  const [from, to] = complaint.part ?? [0, it.value.length];
  const exact = it.valueSpan.end - it.valueSpan.start === it.value.length;
  yield {
    severity: complaint.severity ?? row.severity ?? 'warning',
    span: exact ? { start: it.valueSpan.start + from, end: it.valueSpan.start + to } : it.valueSpan,
    message: `${it.name}: ${complaint.message}`,
    // No monitoring at all is never what was meant.
    fixes: (complaint.instead ?? [])
      .filter((value) => it.name !== 'miimon' || value !== '0')
      .map((value, i) => replace(`Change to ${value}`, it.valueSpan, value, i === 0)),
  };
}
