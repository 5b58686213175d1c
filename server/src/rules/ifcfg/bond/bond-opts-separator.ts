// Options joined by something else than single spaces, of which NetworkManager makes one wrong value.
import { bondsWithOptions } from '../../../model/ifcfg/bond';
import { misjoinedFindings } from '../../factories/misjoined';
import { ruleOfEach } from '../../rule';

export const bondOptsSeparator = ruleOfEach({
  code: 'bond-opts-separator',
  of: ['ifcfg'],
  severity: 'error',
  summary: 'Options of a bond are joined by something else than single spaces.',
  source: 'NetworkManager 1.42.4, nms-ifcfg-rh-reader.c: make_bond_setting',
  each: bondsWithOptions,
  *check(bond, _file, _workspace, target) {
    yield* misjoinedFindings(bond, target, (lost) =>
      lost.includes(bond.counting.get('mode')!) ? '; the bond runs balance-rr' : '',
    );
  },
});
