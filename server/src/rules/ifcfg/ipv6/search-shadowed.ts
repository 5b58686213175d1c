// SEARCH is the old name of DOMAIN and only read without it.
import { fix } from '../../../fixes/fix';
import { withNames, wordsWithPlaces } from '../../../model/ifcfg/name-servers';
import { removeAssignment, setAssignment } from '../../../syntax/ifcfg/write';
import { twoKeys } from '../../factories/two-keys';

export const searchShadowed = twoKeys({
  code: 'search-shadowed',
  severity: 'warning',
  summary: 'SEARCH is not read beside DOMAIN.',
  source: 'NetworkManager, nms-ifcfg-rh-reader.c: make_ip4_setting; observed with 1.42.4',
  in: withNames,
  keys: ['DOMAIN', 'SEARCH'],
  find({ first: domains, second: search }) {
    const known = new Set(wordsWithPlaces(domains.value).map((it) => it.word));
    // What DOMAIN says already is not lost.
    if (wordsWithPlaces(search.value).every((it) => known.has(it.word))) return undefined;
    const words = [...wordsWithPlaces(domains.value), ...wordsWithPlaces(search.value)].map((it) => it.word);
    const all = [...new Set(words)].join(' ');
    return {
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
