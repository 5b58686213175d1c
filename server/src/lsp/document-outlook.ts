// What is known of a document before its text is given to libvirt: errors, clashes with what runs, whether it is saved.
import { fileURLToPath } from 'node:url';
import { type CheckOptions, problemsOf } from '../features/problems';
import { readSync } from '../files/read';
import { type File, linesOf } from '../model/file';
import { isLiveUri, liveDocumentOf } from '../model/live';
import type { WorkspaceFacts } from '../model/workspace-facts';
import type { DocumentOutlook } from './commands/plans';

/**
 * The outlook of an open file. A clash is an error or a warning about something of the running host; for what is stored there
 * already, about something that runs.
 */
export function outlookOf(file: File, workspace: WorkspaceFacts, judging: CheckOptions): DocumentOutlook {
  const problems = problemsOf(file, workspace, judging);
  const isStored = isLiveUri(file.uri);
  const counts = (uri: string): boolean => isLiveUri(uri) && !(isStored && liveDocumentOf(uri)?.part === 'stored');
  const clashes = problems.filter(
    ({ severity, related = [] }) =>
      (severity === 'error' || severity === 'warning') && related.some(({ at }) => counts(at.uri)),
  );
  // What the host has, it has taken.
  const errors = isStored ? [] : problems.filter((it) => it.severity === 'error' && !clashes.includes(it));
  const lines = linesOf(file);
  const [first] = errors;
  return {
    isUnsaved: isUnsaved(file),
    errors: errors.length,
    ...(first && { first: { line: lines.position(first.span.start).line + 1, message: first.message } }),
    clashes: clashes.map(({ message }) => message),
  };
}

/** Whether a file has another text than it has on disk; also when it is not on disk. */
function isUnsaved({ uri, text }: File): boolean {
  if (uri.startsWith('untitled:')) return true;
  if (!uri.startsWith('file:')) return false;
  try {
    const read = readSync(fileURLToPath(uri));
    return !read.ok || read.text !== text;
  } catch {
    // A uri of another machine names no path here.
    return false;
  }
}
