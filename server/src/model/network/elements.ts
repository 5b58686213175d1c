// The elements and attributes of a document that rules look at, by their path below the root: `forward/nat/port`,
// `bridge@zone`, `@ipv6`.
import { memoize } from '../../memoize';
import type { Attribute, Element } from '../../syntax/tree';
import type { File } from '../file';
import { none } from '../reading';

type Found<T> = (file: File) => readonly T[];

/** All elements at a path, which the tree keeps; those of several paths one after the other. */
export const elementsAt = (...paths: readonly string[]): Found<Element> => {
  const [path, ...others] = paths;
  if (others.length === 0) return ({ tree }) => tree.at(path!);
  return ({ tree }) => {
    let found: readonly Element[] = none;
    for (const it of paths) {
      const more = tree.at(it);
      if (more.length > 0) found = found.length > 0 ? [...found, ...more] : more;
    }
    return found;
  };
};

/** The element at a path of which libvirt takes the first, at each step. */
export const firstAt = once((path): Found<Element> => {
  const steps = path.split('/');
  return memoize(({ tree }: File) => {
    if (tree.at(path).length === 0) return none;
    let found = tree.root;
    for (const it of steps) found = found?.child(it);
    return found ? [found] : none;
  });
});

/** All attributes at a path. */
export const attributesAt = (...paths: readonly string[]): Found<Attribute> => {
  const places = paths.map((it) => it.split('@') as [string, string]);
  return ({ tree }) => {
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
  };
};

/** The attribute of the element that libvirt takes. */
export const attributeAt = once((path): Found<Attribute> => {
  const [above, name] = path.split('@') as [string, string];
  const owner = firstAt(above);
  return memoize((file: File) => {
    const attribute = owner(file)[0]?.attribute(name);
    return attribute ? [attribute] : none;
  });
});

/** What a reading gives where the network has no address, so that libvirt runs no dnsmasq. */
export const withoutIp = <R extends Found<unknown>>(reading: R): R =>
  ((file) => (file.tree.at('ip').length === 0 ? reading(file) : none)) as R;

/** One reading for each path, whoever asks for it. */
function once<T>(make: (path: string) => Found<T>): (path: string) => Found<T> {
  const known = new Map<string, Found<T>>();
  return (path) => {
    let reading = known.get(path);
    if (!reading) known.set(path, (reading = make(path)));
    return reading;
  };
}
