// SEARCH is the old name of DOMAIN and only read without it.
import { fix } from '../../../fixes/fix';
import { removeAssignment, setAssignment } from '../../../syntax/ifcfg/write';
import { rule } from '../../rule';
import { lastAssignment } from '../../../model/ifcfg/profile';
import { withNames, wordsWithPlaces } from '../../../model/ifcfg/name-servers';

export const searchShadowed = rule({
  code: 'search-shadowed',
  of: ['ifcfg'],
  severity: 'warning',
  summary: 'SEARCH is not read beside DOMAIN.',
  source: 'NetworkManager, nms-ifcfg-rh-reader.c: make_ip4_setting; observed with 1.42.4',

  *check(file) {
    const profile = withNames(file);
    const search = profile && lastAssignment(profile, 'SEARCH');
    const domains = profile && lastAssignment(profile, 'DOMAIN');
    if (!search || !domains) return;
    const all = [
      ...new Set([...wordsWithPlaces(domains.value), ...wordsWithPlaces(search.value)].map((it) => it.word)),
    ].join(' ');
    yield {
      span: search.span,
      message: `SEARCH=${search.value} is not read beside DOMAIN=${domains.value}`,
      fixes: [
        fix('Move it into DOMAIN', [...setAssignment(domains, all), ...removeAssignment(search)]),
        fix('Remove SEARCH', removeAssignment(search)),
      ],
      tag: 'unnecessary',
    };
  },
});
