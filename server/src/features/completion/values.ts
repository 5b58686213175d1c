// What may be written as a value: values that fit this network, names that files declare, the choices of the table,
// and its example when there is nothing else.
import type { AttributeRow, ValueKind } from '../../schema/types';
import type { Span } from '../../text';
import { declared } from '../navigation/declarations';
import { describeChoice } from '../documentation';
import type { Markdown } from '../markdown';
import { isTooNew, ranks, type CompletionContext } from './context';
import { mayBeNamed } from './names';
import { fittingValues } from './fitting';
import type { Subject } from './fitting-value';

/** A value with what is said about it; how it is spelled in the file is up to the place. */
export interface ValueCompletion {
  readonly value: string;
  readonly kind: 'value' | 'reference';
  readonly rank: number;
  readonly detail?: string;
  readonly documentation?: () => Markdown;
}

/** Values of an attribute or a key, the best first. `at` is what is being replaced and so does not count as taken. */
export function valuesFor(
  subject: Subject,
  name: string,
  row: AttributeRow,
  at: Span | undefined,
  around: CompletionContext,
): ValueCompletion[] {
  const fitting = fittingValues(subject, name, at, around).map(({ value, why }): ValueCompletion => ({
    value,
    kind: 'value',
    rank: ranks.best,
    detail: why,
  }));
  const known = valuesOfKind(row.value, around, subject).filter(
    (it) => it.kind !== 'reference' || mayBeNamed(subject, name, it.value, around),
  );
  return once([...fitting, ...(fitting.length > 0 ? known.filter((it) => it.detail !== 'example') : known)]);
}

/** Values of a kind alone: names, choices, else the example. */
export function valuesOfKind(kind: ValueKind, around: CompletionContext, subject?: Subject): ValueCompletion[] {
  const own = subject?.element?.tree.language === 'ifcfg' ? subject.element.value('DEVICE') : undefined;
  const names = kind.names ? declared(kind.names, around.workspace).filter((it) => it.name !== own) : [];
  const values = [
    ...names.map(({ name, what, of }): ValueCompletion => ({
      value: name,
      kind: 'reference',
      rank: ranks.required,
      detail: of === undefined ? what : `${what} ${of}`,
    })),
    ...(kind.choices ?? []).map((it): ValueCompletion => {
      const isNumber = /^The number of /.test(it.doc ?? '');
      const isUnfit = isTooNew(it.since, around.target) || /^The same as /.test(it.doc ?? '');
      return {
        value: it.value,
        kind: 'value',
        rank: isUnfit ? ranks.unfit : isNumber ? ranks.rare : ranks.usual,
        detail: it.doc,
        documentation: it.doc === undefined ? undefined : () => describeChoice(it, kind.describe, around.target),
      };
    }),
  ];
  if (values.length === 0 && kind.example !== undefined)
    values.push({ value: kind.example, kind: 'value', rank: ranks.possible, detail: 'example' });
  return values;
}

/** Of several values of one value the first. */
export function once(values: readonly ValueCompletion[]): ValueCompletion[] {
  const seen = new Set<string>();
  return values.filter((it) => !seen.has(it.value) && seen.add(it.value));
}
