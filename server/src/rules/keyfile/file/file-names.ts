// Names that NetworkManager never reads, and those that it reads though nobody meant it to.
import { copiedFrom, hasEnding, ignoredBecause, isInReadFolder } from '../../../model/keyfile/names';
import { uriBeside } from '../../../model/file';
import { rule } from '../../rule';

export const keyfileFileNames = rule({
  name: 'file-names',
  of: ['keyfile'],
  severity: 'error',
  summary: 'The name of the file decides whether NetworkManager reads it, and not as was meant.',
  source: 'NetworkManager 1.42.4, nms-keyfile-utils.c and a live daemon: each was put into the folder',
  codes: {
    'kf-name-ignored': 'NetworkManager never reads a file of that name.',
    'kf-name-suffix': 'A name without .nmconnection is read in /etc only.',
    'kf-backup-is-live': 'A copy beside its original is read as a profile of its own.',
  },

  *check(file, workspace) {
    // Elsewhere a file is what somebody copies to its place, under whatever name.
    if (!isInReadFolder(file)) return;
    const { basename, tree } = file;
    const span = tree.root?.children[0]?.openSpan ?? { start: 0, end: 0 };
    const why = ignoredBecause(basename);
    if (why !== undefined) {
      yield { code: 'kf-name-ignored', span, message: `NetworkManager does not read the file, as ${why}` };
      return;
    }
    if (hasEnding(basename)) return;
    const original = copiedFrom(basename);
    if (original !== undefined && workspace.has(uriBeside(file.uri, original))) {
      yield {
        code: 'kf-backup-is-live',
        span,
        message: `NetworkManager reads every file here, so this copy of ${original} is a profile, too; of two with one UUID the newer file wins`,
      };
      return;
    }
    yield {
      code: 'kf-name-suffix',
      severity: 'information',
      span,
      message: `${basename} does not end in .nmconnection, and is read in /etc/NetworkManager/system-connections only`,
    };
  },
});
