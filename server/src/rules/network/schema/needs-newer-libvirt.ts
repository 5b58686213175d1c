// Elements, attributes and values that came with a later libvirt than the one that will read the file.
import { fix } from '../../../fixes/fix';
import { type ElementRow, type Version, version, versionText } from '../../../schema/types';
import type { Element } from '../../../syntax/tree';
import { removeAttribute, removeElement } from '../../../syntax/xml/write';
import { type Finding, ruleOfEach } from '../../rule';
import { newerElementsOf } from '../../../model/network/newer-elements';

export const needsNewerLibvirt = ruleOfEach({
  code: 'needs-newer-libvirt',
  of: ['network'],
  severity: 'error',
  summary: 'Something that the chosen version of libvirt does not know yet.',
  source: 'https://libvirt.org/news.html and the schemas of each release',
  each: newerElementsOf,
  *check({ element, row }, _file, _workspace, { libvirt }) {
    yield* findingsIn(element, row, libvirt);
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

const finding = (span: Finding['span'], what: string, since: string, target: Version): Finding => ({
  span,
  message: `${what} came with libvirt ${since}, this file is for ${versionText(target)}`,
});
