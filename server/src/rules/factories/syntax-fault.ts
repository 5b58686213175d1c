// Rules about faults that the reader of a file of network-scripts noted: one rule for each kind, which has its code.
import type { File } from '../../model/file';
import { assignmentFiles, faultsOf } from '../../model/ifcfg/faults';
import type { Target } from '../../model/target';
import type { SyntaxProblem } from '../../syntax/tree';
import { type Finding, type Rule, ruleOfEach } from '../rule';

/** A rule about one kind of fault; unless it says otherwise, in files that hold assignments. */
export const syntaxFault = ({
  find,
  ...it
}: Pick<Rule, 'severity' | 'summary' | 'source'> &
  Partial<Pick<Rule, 'of'>> & {
    readonly code: string;
    /** What is reported of a fault: nothing where it does no harm. */
    find(fault: SyntaxProblem, file: File, target: Target): Finding | undefined;
  }): Rule =>
  ruleOfEach({
    of: assignmentFiles,
    ...it,
    each: (file) => faultsOf(file, it.code),
    *check(fault, file, _workspace, target) {
      const finding = find(fault, file, target);
      if (finding) yield finding;
    },
  });
