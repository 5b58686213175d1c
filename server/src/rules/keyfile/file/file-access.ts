// What others may do with a keyfile on disk: NetworkManager reads only what is root's own.
import { isIgnored, isInProfileFolder, isOfThisMachine } from '../../../model/keyfile/names';
import { rule } from '../../rule';

export const keyfileAccess = rule({
  name: 'file-access',
  of: ['keyfile'],
  severity: 'error',
  summary: 'The mode or the owner of the file keeps NetworkManager from reading it.',
  source: 'NetworkManager 1.42.4, nms-keyfile-utils.c (nms_keyfile_utils_check_file_permissions)',
  codes: {
    'kf-mode': 'Others than the owner may read or write the file.',
    'kf-owner': 'The file does not belong to root.',
  },

  *check(file) {
    const { access, tree } = file;
    if (!access || isIgnored(file) || !isInProfileFolder(file)) return;
    const isHere = isOfThisMachine(file);
    const span = tree.root?.children[0]?.openSpan ?? { start: 0, end: 0 };
    if (access.mode & 0o077)
      yield {
        code: 'kf-mode',
        // A repository keeps no modes, nor does an archive that a person unpacks.
        severity: isHere ? 'error' : 'hint',
        span,
        message: isHere
          ? `the file has mode ${octal(access.mode)}, so NetworkManager does not read it; expected 0600 (chmod 600)`
          : `NetworkManager reads keyfiles of mode 0600 only, and files here have ${octal(access.mode)}; install them with 0600`,
      };
    if (isHere && access.owner !== 0)
      yield {
        code: 'kf-owner',
        span,
        message: `the file belongs to user ${access.owner}, so NetworkManager does not read it; expected root (chown root)`,
      };
  },
});

const octal = (mode: number): string => mode.toString(8).padStart(4, '0');
