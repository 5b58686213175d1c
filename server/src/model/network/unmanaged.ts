// A question of many rules: who runs the bridge.
import { managedModes } from '../facts';
import type { File } from '../file';

/** Whether a network uses bridges and devices of the host, so that libvirt makes none and runs nothing for it. */
export function isUnmanaged(file: File): boolean {
  const mode = file.facts.networks[0]?.mode;
  return mode !== undefined && !managedModes.has(mode);
}
