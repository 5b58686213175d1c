// Elements, attributes and values that came with a later libvirt than the one that will read the file.
import { withRows } from '../../../schema/index';
import { type ElementRow, type Version, version, versionText } from '../../../schema/types';
import { removeAttribute, removeElement } from '../../../syntax/write';
import { type Finding, fix, rule } from '../../rule';

export const needsNewerLibvirt = rule({
  code: 'needs-newer-libvirt',
  of: ['network'],
  severity: 'error',
  summary: 'Something that the chosen version of libvirt does not know yet.',
  source: 'https://libvirt.org/news.html and the schemas of each release',
  *check({ tree }, _network, { libvirt }) {
    const newestOf = new Map<ElementRow, Version>();
    for (const { element, row } of withRows(tree)) {
      if (known(newestOf, row) <= libvirt) continue;
      if (row.since !== undefined && version(row.since) > libvirt) {
        yield {
          ...finding(element.nameSpan, `<${element.name}>`, row.since, libvirt),
          fixes: element.parent && [fix(`Remove <${element.name}>`, removeElement(element))],
        };
        continue;
      }
      for (const attribute of element.attributes) {
        const it = Object.hasOwn(row.attributes, attribute.name) ? row.attributes[attribute.name]! : undefined;
        if (it?.since !== undefined && version(it.since) > libvirt) {
          yield {
            ...finding(attribute.span, attribute.name, it.since, libvirt),
            fixes: [fix(`Remove ${attribute.name}`, removeAttribute(attribute))],
          };
          continue;
        }
        const choice = it?.value.choices?.find(({ value }) => value === attribute.value);
        if (choice?.since !== undefined && version(choice.since) > libvirt)
          yield finding(attribute.valueSpan, choice.value, choice.since, libvirt);
      }
    }
  },
});

/** The latest version that something of a row needs. */
function known(newestOf: Map<ElementRow, Version>, row: ElementRow): Version {
  const found = newestOf.get(row);
  if (found !== undefined) return found;
  const versions = [
    row.since,
    ...Object.values(row.attributes).flatMap((it) => [
      it.since,
      ...(it.value.choices ?? []).map((choice) => choice.since),
    ]),
  ];
  const newest = Math.max(0, ...versions.map((it) => (it === undefined ? 0 : version(it))));
  newestOf.set(row, newest);
  return newest;
}

const finding = (span: Finding['span'], what: string, since: string, target: Version): Finding => ({
  span,
  message: `${what} came with libvirt ${since}, this file is for ${versionText(target)}`,
});
