// Which libvirt is connected.
import { libvirtOf, type Target } from '../model/target';
import type { Connection, RunOptions } from './command';
import { libvirtVersion } from './virsh';

/** Undefined where the driver does not say, as that of `network:///system`, and where nobody answers. */
export async function versionOf(
  connection: Connection,
  options: RunOptions | undefined,
): Promise<Target['libvirt'] | undefined> {
  const told = await connection.run(libvirtVersion, options);
  return told.ok && told.value !== undefined ? libvirtOf(told.value).libvirt : undefined;
}
