// Lists of domains are separated by spaces; a comma becomes a part of a name.
import { fix } from '../../../fixes/fix';
import { setAssignment } from '../../../syntax/ifcfg/write';
import { rule } from '../../rule';
import { lastAssignment } from '../../../model/ifcfg/profile';
import { withNames } from '../../../model/ifcfg/name-servers';

export const domainComma = rule({
  code: 'domain-comma',
  of: ['ifcfg'],
  severity: 'warning',
  summary: 'A list of domains has commas.',
  source: 'NetworkManager, nms-ifcfg-rh-reader.c: make_ip4_setting splits at spaces; observed with 1.42.4',

  *check(file) {
    const profile = withNames(file);
    if (!profile) return;
    for (const key of ['DOMAIN', 'IPV6_DOMAIN', 'SEARCH']) {
      const domains = lastAssignment(profile, key);
      const at = domains?.value.search(/[,;]/) ?? -1;
      // Beside DOMAIN nobody reads it; see search-shadowed.
      if (!domains || at < 0 || (key === 'SEARCH' && lastAssignment(profile, 'DOMAIN'))) continue;
      const spaced = domains.value
        .split(/[\s,;]+/)
        .filter((it) => it !== '')
        .join(' ');
      yield {
        span: domains.spanOf(at, at + 1),
        message: `${domains.value} has a ${domains.value[at] === ',' ? 'comma' : 'semicolon'}, which becomes part of a name, expected spaces`,
        fixes: spaced === '' ? [] : [fix(`Change to ${spaced}`, setAssignment(domains, spaced), true)],
      };
    }
  },
});
