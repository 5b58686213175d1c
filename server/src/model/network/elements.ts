// The elements and attributes of a document that rules look at, by their path below the root: `forward/nat/port`,
// `bridge@zone`, `@ipv6`.
import { memoize } from '../../memoize';
import type { Attribute, Element } from '../../syntax/tree';
import type { File } from '../file';
import { pathBits } from '../../syntax/names';
import { derive, type FileReading, narrowing, none } from '../reading';

/** All elements at a path, which the tree keeps; those of several paths one after the other. */
export const elementsAt = (...paths: readonly string[]): FileReading<Element> => {
  const [path, ...others] = paths;
  if (others.length === 0) return about(paths, ({ tree }) => tree.at(path!));
  return about(paths, ({ tree }) => {
    let found: readonly Element[] = none;
    for (const it of paths) {
      const more = tree.at(it);
      if (more.length > 0) found = found.length > 0 ? [...found, ...more] : more;
    }
    return found;
  });
};

const about = <T>(paths: readonly string[], reading: FileReading<T>): FileReading<T> =>
  narrowing({ about: paths.map(pathBits) }, reading);

/** The element at a path of which libvirt takes the first, at each step. */
export const firstAt = once((path): FileReading<Element> => {
  const steps = path.split('/');
  return derive(elementsAt(path), (_, { tree }) => {
    let found = tree.root;
    for (const it of steps) found = found?.child(it);
    return found ? [found] : none;
  });
});

/** All attributes at a path. */
export const attributesAt = (...paths: readonly string[]): FileReading<Attribute> => {
  const places = paths.map((it) => it.split('@') as [string, string]);
  return about(paths, ({ tree }) => {
    let found: Attribute[] | undefined;
    for (const [path, name] of places) {
      if (path === '') {
        const attribute = tree.root?.attribute(name);
        if (attribute) (found ??= []).push(attribute);
        continue;
      }
      for (const it of tree.at(path)) {
        const attribute = it.attribute(name);
        if (attribute) (found ??= []).push(attribute);
      }
    }
    return found ?? none;
  });
};

/** The attribute of the element that libvirt takes. */
export const attributeAt = once((path): FileReading<Attribute> => {
  const [above, name] = path.split('@') as [string, string];
  const owner = firstAt(above);
  const attribute = memoize((file: File) => {
    const attribute = owner(file)[0]?.attribute(name);
    return attribute ? [attribute] : none;
  });
  return about([path], attribute);
});

/** What a reading gives where the network has no address, so that libvirt runs no dnsmasq. */
export const withoutIp = <R extends FileReading<unknown>>(reading: R): R =>
  narrowing(reading, ((file) => (file.tree.at('ip').length === 0 ? reading(file) : none)) as R);

/** One reading for each path, whoever asks for it. */
function once<T>(make: (path: string) => FileReading<T>): (path: string) => FileReading<T> {
  const known = new Map<string, FileReading<T>>();
  return (path) => {
    let reading = known.get(path);
    if (!reading) known.set(path, (reading = make(path)));
    return reading;
  };
}
