// What is said of two files that contradict each other: no more than is known of whether one host has both.
import { basenameOf, type File } from '../model/file';
import { type Certainty, onOneHost } from '../model/one-host';
import type { WorkspaceFacts } from '../model/workspace-facts';
import type { Finding } from '../rules/rule';

/** How sure it is that what a finding says of two files is so. */
export function certaintyOf({ rival }: Finding, file: File, workspace: WorkspaceFacts): Certainty {
  const other = rival && workspace.file(rival.uri);
  return other ? onOneHost(file, other) : 'surely';
}

/** A finding about two files that may never meet, as advice. */
export const asAdvice = (finding: Finding): Finding => ({
  ...finding,
  ...(finding.rival?.claim === undefined
    ? {}
    : { message: `${basenameOf(finding.rival.uri)} claims ${finding.rival.claim}, too; one host cannot have both` }),
  // What may be right as it is nobody changes but a person.
  ...(finding.fixes ? { fixes: finding.fixes.map((it) => ({ ...it, preferred: false })) } : {}),
});
