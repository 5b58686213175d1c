// Files that share the name ifcfg-* with those of Red Hat but not the format. No other rule looks at them.
import { type File, folderOf, isTemplateName } from '../../../model/file';
import { rule } from '../../rule';
import { isInFolderOfSuse, otherFormatOf } from '../../../model/ifcfg/other-format';

/** Whether SUSE reads the file, or what a template outside of any host may become: who fills it in knows where it goes. */
const isForSuse = ({ uri, basename, tree, host }: File): boolean =>
  isInFolderOfSuse(uri) || (!host.isLive && (tree.template !== undefined || isTemplateName(basename)));

/** Whether a file is where Debian reads any name in its own format, or is made for it. */
const isForDebian = ({ uri }: File): boolean => folderOf(uri).endsWith('/interfaces.d');

export const otherFormats = rule({
  name: 'other-formats',
  of: ['ifcfg'],
  severity: 'warning',
  summary: 'The file is in the format of another program.',
  source: 'SUSE, ifcfg(5) of wicked and sysconfig; Debian, interfaces(5)',
  codes: {
    'suse-format': 'The file is in the format of SUSE.',
    'foreign-format': 'The file is in the format of Debian, netplan, systemd-networkd or a keyfile.',
  },

  *check(file) {
    const format = otherFormatOf(file);
    if (!format || (format.code === 'suse-format' ? isForSuse(file) : isForDebian(file))) return;
    const { code, span, because } = format;
    yield { code, span, message: `${because}; neither NetworkManager nor the scripts of Red Hat read this format` };
  },
});
