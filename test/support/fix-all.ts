// All obvious repairs of a file, worked out in one go.
import { fixAllSteps } from '../../server/src/features/fixes';
import { type CheckOptions, toTheEnd } from '../../server/src/features/problems';
import type { File } from '../../server/src/model/file';
import type { WorkspaceFacts } from '../../server/src/model/workspace-facts';
import type { Edit } from '../../server/src/text';

export const fixAll = (file: File, workspace: WorkspaceFacts, options: CheckOptions): Edit[] =>
  toTheEnd(fixAllSteps(file, workspace, options));
