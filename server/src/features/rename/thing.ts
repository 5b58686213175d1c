// What may be renamed: what stands at an offset, and which names it may have.
import type { File } from '../../model/file';
import { filtersByName, shippedFilters } from '../../model/guest/filters';
import { networksByName } from '../../model/networks';
import type { WorkspaceFacts } from '../../model/workspace-facts';
import { isKernelName } from '../../schema/values-ifcfg';
import { spotAt } from '../../syntax/pointed-at';
import type { Place, Span } from '../../text';
import { nameAt, type NamedSort, sortOfName } from '../navigation/names';

/** `connection`: a profile by its id. */
export interface Thing {
  readonly what: NamedSort | 'connection';
  readonly name: string;
  /** The one that a portgroup is of. */
  readonly network?: string | undefined;
}

/** The thing whose name stands at an offset. */
export function thingAt(file: File, offset: number): { readonly thing: Thing; readonly span: Span } | undefined {
  const named = nameAt(file, offset);
  const what = named && sortOfName(named.names);
  if (what) return { thing: { what, name: named.name, network: named.network }, span: named.span };
  const spot = spotAt(file.tree, offset);
  if (spot?.part !== 'value' || !isConnectionId(file, spot.attribute)) return undefined;
  return { thing: { what: 'connection', name: spot.attribute.value }, span: spot.span };
}

/** Whether a value is what `nmcli` calls the profile. */
export const isConnectionId = (
  { kind }: File,
  { name, element }: { readonly name: string; readonly element: { readonly name: string } },
): boolean =>
  kind === 'keyfile' ? element.name === 'connection' && name === 'id' : kind === 'ifcfg' && name === 'NAME';

/** Why a thing cannot have a name, as whoever reads it would say. */
export function refusedName({ what, name: former }: Thing, name: string): string | undefined {
  if (name.trim() === '') return 'a name has at least one letter';
  // eslint-disable-next-line no-control-regex
  if (/[\x00-\x1f\x7f]/.test(name)) return 'a name has no control characters';
  // The colon of an alias is none of the kernel's, and counts.
  const inKernel = former.includes(':') ? name.replace(':', '_') : name;
  if (what === 'device' && (!isKernelName(inKernel) || name.includes('%')))
    return `the kernel takes no interface of the name ${name}: 1 to 15 bytes without blanks, slashes and colons`;
  if (what === 'filter' && !/^[\w.:-]+$/.test(name))
    return `libvirt takes no filter of the name ${name}: letters, digits and _ . : - only`;
  return what === 'network' && name.includes('/') ? 'libvirt takes no slash in the name of a network' : undefined;
}

/** Why a thing keeps its name, if so. */
export function whyNotRenamed({ what, name }: Thing): string | undefined {
  if (what === 'device' && name === 'lo') return 'the kernel makes lo, and under no other name';
  if (what === 'device' && name.includes(':')) return 'an alias is named after its interface: rename that';
  return what === 'filter' && shippedFilters.has(name) ? `${name} is a filter that libvirt brings along` : undefined;
}

/** Where another thing has the name already, if one has. */
export function holderOf({ what, network }: Thing, name: string, workspace: WorkspaceFacts): Place | undefined {
  if (what === 'device') return workspace.devices(name)[0]?.at;
  if (what === 'filter') return workspace.by(filtersByName, name)[0]?.at;
  if (what === 'network') return workspace.by(networksByName, name)[0]?.at;
  if (what === 'portgroup')
    return workspace
      .by(networksByName, network ?? '')
      .flatMap((it) => it.ports.portgroups)
      .find((it) => it.value === name)?.at;
  return workspace.files.flatMap((it) => it.facts.profiles).find((it) => it.name === name)?.device.at;
}
