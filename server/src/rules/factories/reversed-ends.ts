// Rules about a range that goes from the higher to the lower end.
import { fix } from '../../fixes/fix';
import type { NatEnds } from '../../model/network/nat';
import type { Reading } from '../../model/reading';
import { type Rule, ruleOfEach } from '../rule';

/** Whose ends they are, and how one of them is called. */
interface OfEnds {
  readonly each: Reading<NatEnds>;
  readonly unit: string;
  readonly textOf: (end: number) => string;
  /** Whether another rule has more to say of such a range. */
  readonly isFaulty?: (ends: NatEnds) => boolean;
}

/** A rule about ranges of one kind. */
export const reversedEnds = ({
  each,
  unit,
  textOf,
  isFaulty = () => false,
  ...named
}: Pick<Rule, 'summary' | 'source'> & { readonly code: string } & OfEnds): Rule =>
  ruleOfEach({
    ...named,
    of: ['network'],
    severity: 'error',
    each,
    *check(ends) {
      const { startAt, endAt, start, end } = ends;
      if (start <= end || isFaulty(ends)) return;
      const edits = [
        { span: startAt.valueSpan, text: endAt.raw },
        { span: endAt.valueSpan, text: startAt.raw },
      ];
      yield {
        span: startAt.valueSpan,
        message: `start ${textOf(start)} is above end ${textOf(end)}, expected the lower ${unit} first`,
        fixes: [fix('Swap start and end', edits, true)],
      };
    },
  });
