// Who reads an ifcfg file of a name: a backup copy is skipped by both programs, by one, or by none.
import type { Reader, Backend } from '../facts';
import { suffixOf } from '../file';

/** Endings of `ifcfg-<suffix>` that each of them skips. */
const skipped: Readonly<Record<Reader, RegExp>> = {
  // nms-ifcfg-rh-utils.c: utils_should_ignore_file
  NetworkManager: /(?:\.bak|~|\.orig|\.rej|\.rpmnew|\.augnew|\.augtmp|;[0-9a-f]{8})$/i,
  // initscripts, network-functions: __sed_discard_ignored_files
  'network-scripts': /(?:~|\.bak|\.old|\.orig|\.rpmnew|\.rpmorig|\.rpmsave)$/,
};

/** Whether `ifcfg-<suffix>` is read here; where both programs may read, by one of them. */
export const isLive = (suffix: string, backend: Backend): boolean =>
  backend === 'both' ? skippedBy(suffix) !== 'both' : !skipped[backend].test(suffix);

/** Who skips `ifcfg-<suffix>`. */
export function skippedBy(suffix: string): Backend | undefined {
  const byNetworkManager = skipped.NetworkManager.test(suffix);
  const byScripts = skipped['network-scripts'].test(suffix);
  if (byNetworkManager && byScripts) return 'both';
  return byNetworkManager ? 'NetworkManager' : byScripts ? 'network-scripts' : undefined;
}

/** Whether a file is a backup copy that nobody here reads. */
export const isSkipped = (file: { readonly kind: string; readonly basename: string }, backend: Backend): boolean =>
  file.kind === 'ifcfg' && !isLive(suffixOf(file), backend);
