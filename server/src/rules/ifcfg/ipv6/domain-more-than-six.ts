// Older resolvers look in six domains.
import { rule } from '../../rule';
import { lastAssignment } from '../../../model/ifcfg/profile';
import { withNames, wordsWithPlaces } from '../../../model/ifcfg/name-servers';

export const domainMoreThanSix = rule({
  code: 'domain-more-than-six',
  of: ['ifcfg'],
  severity: 'information',
  summary: 'There are more than six search domains.',
  source: 'resolv.conf(5): at most six before glibc 2.26',

  *check(file) {
    const profile = withNames(file);
    const domains = profile && lastAssignment(profile, 'DOMAIN');
    const words = domains ? wordsWithPlaces(domains.value) : [];
    const seventh = words[6];
    if (!domains || !seventh) return;
    yield {
      span: domains.spanOf(seventh.from, seventh.from + seventh.word.length),
      message: `${seventh.word} is the seventh of ${words.length} search domains; resolvers before glibc 2.26 take six`,
    };
  },
});
