// All obvious repairs of a file, worked out in one go.
import { fixAllSteps } from '../../server/src/features/fixes';
import type { CheckOptions, Steps } from '../../server/src/features/problems';
import type { File } from '../../server/src/model/file';
import type { WorkspaceFacts } from '../../server/src/model/workspace-facts';
import type { Edit } from '../../server/src/text';

export const fixAll = (file: File, workspace: WorkspaceFacts, options: CheckOptions): Edit[] =>
  toTheEnd(fixAllSteps(file, workspace, options));

/** Takes all steps at once. */
export function toTheEnd<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
