// An ifcfg file and a keyfile that are about one interface, as told of either of the two: which of them counts, and where.
// Source: NetworkManager 1.42.4, nm-settings-storage.c (nm_settings_storage_cmp), nm-settings-connection.c
// (nm_settings_connection_cmp_autoconnect_priority); NetworkManager.spec, default_ifcfg_rh: the plugin of ifcfg files is asked
// before that of keyfiles up to RHEL 8, behind it on RHEL 9, and is gone on RHEL 10.
import type { ProfileFact } from '../../model/facts';
import { folderOf, ifcfgKindOf } from '../../model/file';
import { fileName, uriOf } from '../../model/ifcfg/host-profiles';
import type { Target } from '../../model/target';
import type { Severity } from '../../schema/types';

const isIfcfg = (it: ProfileFact): boolean => ifcfgKindOf(uriOf(it)) !== undefined;

/** Whether one is an ifcfg file and the other a keyfile. */
export const areMixed = (a: ProfileFact, b: ProfileFact): boolean => isIfcfg(a) !== isIfcfg(b);

/** Whether both profiles are read on the release that the files are for: the last one reads keyfiles alone. */
export const areBothRead = (mine: ProfileFact, other: ProfileFact, { release }: Target): boolean =>
  !areMixed(mine, other) || release === undefined || release < 10;

/** Which of two profiles of one UUID is taken. */
export function oneOfUuid(
  mine: ProfileFact,
  other: ProfileFact,
  { release }: Target,
): { readonly severity: Severity; readonly message: string } {
  const says = `the UUID is that of ${fileName(other)}, too; NetworkManager takes`;
  if (isInRun(mine) !== isInRun(other))
    return {
      severity: isInRun(mine) ? 'information' : 'warning',
      message: `${says} the file in /run and leaves the other out`,
    };
  if (!areMixed(mine, other)) return { severity: 'error', message: `${says} the newer file and leaves the other out` };
  if (release === undefined)
    return { severity: 'warning', message: `${says} the keyfile on release 9, and the ifcfg file before` };
  const [taken, left] = release >= 9 ? ['keyfile', 'ifcfg file'] : ['ifcfg file', 'keyfile'];
  return {
    severity: isIfcfg(mine) === (taken === 'ifcfg file') ? 'information' : 'warning',
    message: `${says} the ${taken} and leaves the ${left} out on release ${release}`,
  };
}

const isInRun = (it: ProfileFact): boolean => folderOf(uriOf(it)).endsWith('/run/NetworkManager/system-connections');

/** What comes of two profiles that start one device. */
export function startedTwice(mine: ProfileFact, other: ProfileFact, { backend }: Target): string {
  const says = `${fileName(other)} starts ${mine.device.name}, too;`;
  const left = [mine, other].filter((it) => !it.loaded);
  if (left.length === 1 && !areMixed(mine, other))
    return `${says} the legacy scripts start both, and NetworkManager does not take ${fileName(left[0]!)}`;
  return areMixed(mine, other) && backend === 'network-scripts'
    ? `${says} the network-scripts do so by the ifcfg file, and NetworkManager by the keyfile`
    : `${says} of the two NetworkManager starts the one that was up last`;
}

/** Whether an ifcfg file takes the device of a keyfile away from NetworkManager, which then starts no profile on it. */
export const takesAway = (ifcfg: ProfileFact, keyfile: ProfileFact): boolean =>
  isIfcfg(ifcfg) && !ifcfg.device.nmControlled && !isIfcfg(keyfile);
