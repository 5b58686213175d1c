// Values of data centre bridging that NetworkManager refuses, judged by the kinds of the table.
import { type Dcb, isDcbOff } from '../../model/ifcfg/dcb';
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
  if (isOn && byNetworkManager(profile, target))
    yield* tableFindings(profile, codes, (it) => !isDcbOff(profile, it.name));
}
