// Rules on what several keys of a keyfile make wrong together, which the model finds as NetworkManager verifies it.
import { fix } from '../../fixes/fix';
import { keyfileFaultsOf } from '../../model/keyfile/verify/index';
import { type Finding, rule, type Rule } from '../rule';

/** Makes a rule that reports the faults of these codes. */
export const keyfileFaults = (it: {
  readonly name: string;
  readonly codes: Readonly<Record<string, string>>;
  readonly summary: string;
  readonly source: string;
}): Rule =>
  rule({
    ...it,
    of: ['keyfile'],
    severity: 'error',
    *check(file): Iterable<Finding> {
      const found = keyfileFaultsOf(file);
      if (found.size === 0) return;
      for (const code of Object.keys(it.codes))
        for (const { span, message, severity, repairs } of found.get(code) ?? [])
          yield {
            code,
            span,
            message,
            severity,
            fixes: repairs?.map((one) => fix(one.title, one.edits, one.preferred)),
          };
    },
  });
