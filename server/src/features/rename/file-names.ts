// Names of files that bear the name of what they are about.
import { type File, ifcfgKindOf, suffixOf } from '../../model/file';
import { nameWithoutEnding } from '../../model/keyfile/names';
import type { Thing } from './thing';

/** The name that a file has to have once a thing is renamed; undefined where it may keep its own. */
export function fileNameFor(file: File, { what, name }: Thing, to: string): string | undefined {
  const { basename, kind, facts } = file;
  if (what === 'filter')
    return basename === `${name}.xml` && facts.filters?.[0]?.value === name ? `${to}.xml` : undefined;
  if (what === 'network')
    return kind === 'network' && basename === `${name}.xml` && facts.networks[0]?.name === name
      ? `${to}.xml`
      : undefined;
  if (what === 'portgroup') return undefined;
  if (kind === 'keyfile')
    return what === 'connection' || facts.devices[0]?.name === name ? keyfileName(file, name, to) : undefined;
  // `ifup` looks for ifcfg-<device>, and routes and rules are found by the same ending.
  if (what !== 'device' || !ifcfgKindOf(file.uri) || kind === 'sysconfig') return undefined;
  return suffixOf(file) === name ? basename.slice(0, -name.length) + to : undefined;
}

/** NetworkManager calls the file after the id of its profile: where it does, the file goes with the id. */
function keyfileName({ basename, facts }: File, name: string, to: string): string | undefined {
  const stem = nameWithoutEnding(basename);
  const isCalledSo = stem === name && facts.profiles[0]?.name === name;
  // A slash in an id is a star in the name of its file, and so is no other character.
  return isCalledSo ? to.replaceAll('/', '*') + basename.slice(stem.length) : undefined;
}
