// A search domain twice.
import { fix } from '../../../fixes/fix';
import { setAssignment } from '../../../syntax/ifcfg/write';
import { rule } from '../../rule';
import { lastAssignment } from '../../../model/ifcfg/profile';
import { withNames, wordsWithPlaces } from '../../../model/ifcfg/name-servers';

export const domainDuplicate = rule({
  code: 'domain-duplicate',
  of: ['ifcfg'],
  severity: 'warning',
  summary: 'A search domain is given twice.',
  source: 'NetworkManager, nm_setting_ip_config_add_dns_search; observed with 1.42.4',

  *check(file) {
    const profile = withNames(file);
    if (!profile) return;
    for (const key of ['DOMAIN', 'IPV6_DOMAIN']) {
      const domains = lastAssignment(profile, key);
      if (!domains) continue;
      const seen = new Set<string>();
      const again = wordsWithPlaces(domains.value).filter(({ word }) => seen.has(word) || !seen.add(word))[0];
      if (!again) continue;
      const once = [...seen].join(' ');
      yield {
        span: domains.spanOf(again.from, again.from + again.word.length),
        message: `${again.word} stands twice in ${key}`,
        fixes: [fix(`Change to ${once}`, setAssignment(domains, once), true)],
      };
    }
  },
});
