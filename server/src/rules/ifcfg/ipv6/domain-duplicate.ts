// A search domain twice.
import { setValue } from '../../../syntax/write-ifcfg';
import { fix, rule } from '../../rule';
import { given } from '../profile';
import { withNames, wordsOf } from './servers';

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
      const domains = given(profile, key);
      if (!domains) continue;
      const words = wordsOf(domains.value);
      const once = [...new Set(words.map((it) => it.word))].join(' ');
      const again = words.find((it, i) => words.findIndex((other) => other.word === it.word) < i);
      if (!again) continue;
      yield {
        span: domains.spanOf(again.from, again.from + again.word.length),
        message: `${again.word} stands twice in ${key}`,
        fixes: [fix(`Change to ${once}`, setValue(domains, once), true)],
      };
    }
  },
});
