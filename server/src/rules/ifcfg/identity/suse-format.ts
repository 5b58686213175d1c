// Files of SUSE share the name ifcfg-* but not the keys. Other rules hold back in them.
import { rule } from '../../rule';
import { profileOf, suseKey } from '../../../model/ifcfg/profile';

export const suseFormat = rule({
  code: 'suse-format',
  of: ['ifcfg'],
  severity: 'warning',
  summary: 'The file is in the format of SUSE.',
  source: 'SUSE, ifcfg(5) of wicked and sysconfig',

  *check(file) {
    const profile = profileOf(file);
    if (profile?.fate !== 'suse') return;
    const key = profile.root.attributes.find((it) => suseKey.test(it.name))!;
    yield {
      span: key.nameSpan,
      message: `${key.name} is a key of SUSE; neither NetworkManager nor the scripts of Red Hat read this format`,
    };
  },
});
