// Elements, attributes and values that came with a later libvirt than the one that will read the file.
import { fix } from '../../../fixes/fix';
import { walk } from '../../../schema/index';
import { networkTable } from '../../../schema/network';
import { type ElementRow, type Version, version, versionText } from '../../../schema/types';
import type { Element } from '../../../syntax/tree';
import { removeAttribute, removeElement } from '../../../syntax/xml/write';
import { type Finding, rule } from '../../rule';

export const needsNewerLibvirt = rule({
  code: 'needs-newer-libvirt',
  of: ['network'],
  severity: 'error',
  summary: 'Something that the chosen version of libvirt does not know yet.',
  source: 'https://libvirt.org/news.html and the schemas of each release',
  *check({ tree }, _workspace, { libvirt }) {
    if (libvirt >= newestOfAll()) return;
    const newer: { index: number; row: ElementRow }[] = [];
    const newestOf = new Map<ElementRow, Version>();
    walk(tree, {
      element(index, row) {
        if (newest(newestOf, row) > libvirt) newer.push({ index, row });
      },
    });
    for (const { index, row } of newer) yield* findingsIn(tree.element(index), row, libvirt);
  },
});

function* findingsIn(element: Element, row: ElementRow, libvirt: Version): Iterable<Finding> {
  if (row.since !== undefined && version(row.since) > libvirt) {
    const fixes = element.parent && [fix(`Remove <${element.name}>`, removeElement(element))];
    yield { ...finding(element.nameSpan, `<${element.name}>`, row.since, libvirt), fixes };
    return;
  }
  for (const attribute of element.attributes) {
    const it = Object.hasOwn(row.attributes, attribute.name) ? row.attributes[attribute.name]! : undefined;
    if (it?.since !== undefined && version(it.since) > libvirt) {
      const fixes = [fix(`Remove ${attribute.name}`, removeAttribute(attribute))];
      yield { ...finding(attribute.span, attribute.name, it.since, libvirt), fixes };
      continue;
    }
    const choice = it?.value.choices?.find(({ value }) => value === attribute.value);
    if (choice?.since !== undefined && version(choice.since) > libvirt)
      yield finding(attribute.valueSpan, choice.value, choice.since, libvirt);
  }
}

/** The latest version that something of a row needs. */
function newest(newestOf: Map<ElementRow, Version>, row: ElementRow): Version {
  const found = newestOf.get(row);
  if (found !== undefined) return found;
  const versions = [
    row.since,
    ...Object.values(row.attributes).flatMap((it) => [
      it.since,
      ...(it.value.choices ?? []).map((choice) => choice.since),
    ]),
  ];
  const latest = Math.max(0, ...versions.map((it) => (it === undefined ? 0 : version(it))));
  newestOf.set(row, latest);
  return latest;
}

let latestOfAll: Version | undefined;

/** The latest version that anything in the table needs. */
function newestOfAll(): Version {
  if (latestOfAll !== undefined) return latestOfAll;
  const newestOf = new Map<ElementRow, Version>();
  const visit = (row: ElementRow): Version =>
    Math.max(newest(newestOf, row), ...Object.values(row.children).map((it) => visit(it.row)));
  return (latestOfAll = visit(networkTable));
}

const finding = (span: Finding['span'], what: string, since: string, target: Version): Finding => ({
  span,
  message: `${what} came with libvirt ${since}, this file is for ${versionText(target)}`,
});
