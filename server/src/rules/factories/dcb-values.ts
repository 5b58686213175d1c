// Values of data centre bridging that NetworkManager refuses, judged by the kinds of the table.
import { type Dcb, isDcbOff, isReadAnyway } from '../../model/ifcfg/dcb';
import { byNetworkManager } from '../../model/ifcfg/profile';
import type { Target } from '../../model/target';
import type { Finding } from '../rule';
import { tableFindings } from './table-values';

/** The findings of these codes in groups that are switched on. */
export function* wrongDcbValues(
  { profile, isOn }: Dcb,
  codes: Readonly<Record<string, string>>,
  target: Target,
): Iterable<Finding> {
  if (!isOn || !byNetworkManager(profile, target)) return;
  for (const it of tableFindings(profile, codes, ({ name }) => isReadAnyway(name) || !isDcbOff(profile, name)))
    // Groups that are on have to have shares. See dcb-switches.
    yield { ...it, fixes: it.fixes?.filter(({ title }) => title !== 'Remove DCB_PG_PCT') };
}
