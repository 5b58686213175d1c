// Repairs files in memory: what *Fix all* does in an editor; before files are converted for errors and warnings alone.
import { fixAllSteps } from '../features/fixes';
import { type CheckOptions, type Problem, problemsOf } from '../features/problems';
import { type File, isXml, linesOf } from '../model/file';
import type { WorkspaceFacts } from '../model/workspace-facts';
import { readingOf } from '../model/ifcfg/profile';
import { newestLibvirt } from '../schema/types';
import { setAssignment } from '../syntax/ifcfg/write';
import { applyEdits, type Edit } from '../text';
import type { Workspace } from '../workspace';

const judging: CheckOptions = {
  target: { libvirt: newestLibvirt, backend: 'NetworkManager', release: undefined },
};

const isFault = ({ severity }: Problem): boolean => severity === 'error' || severity === 'warning';

/**
 * Puts what the obvious repairs make of these files into the workspace; gives a line on each fault that is gone. Files that
 * are to be taken over are judged as NetworkManager will read them.
 */
export function repair(uris: readonly string[], workspace: Workspace, { takeOver = false } = {}): string[] {
  const unmanaged = takeOver ? uris.filter((it) => readingOf(workspace.file(it)!)?.fate === 'unmanaged') : [];
  for (const it of unmanaged) setControlled(it, workspace, 'yes');
  const lines = repairAll(uris, workspace);
  for (const it of unmanaged) setControlled(it, workspace, 'no');
  return lines;
}

/** Writes NM_CONTROLLED in memory. */
function setControlled(uri: string, workspace: Workspace, word: string): void {
  const file = workspace.file(uri)!;
  const attribute = file.tree.root!.attributes.findLast((it) => it.name === 'NM_CONTROLLED');
  if (attribute)
    workspace.setOnDisk(uri, applyEdits(file.text, setAssignment(attribute, word)), file.kind, file.access);
}

function repairAll(uris: readonly string[], workspace: Workspace): string[] {
  return uris.flatMap((uri) => {
    const file = workspace.file(uri)!;
    if (isXml(file.kind)) return [];
    const before = faultsOf(file, workspace);
    const edits = obviousEdits(file, workspace.factsAround(file), judging, isFault);
    if (edits.length === 0) return [];
    workspace.setOnDisk(uri, applyEdits(file.text, edits), file.kind, file.access);
    const after = new Set(faultsOf(workspace.file(uri)!, workspace).map(({ message }) => message));
    return before
      .filter(({ message }) => !after.has(message))
      .map((it) => `${file.basename}:${linesOf(file).lineOf(it.span.start) + 1}: ${it.message}`);
  });
}

/** The edits of all obvious repairs of a file. */
export function obviousEdits(
  file: File,
  around: WorkspaceFacts,
  options: CheckOptions,
  isWanted?: (problem: Problem) => boolean,
): Edit[] {
  const steps = fixAllSteps(file, around, options, isWanted);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

const faultsOf = (file: File, workspace: Workspace): Problem[] =>
  problemsOf(file, workspace.factsAround(file), judging).filter(isFault);
