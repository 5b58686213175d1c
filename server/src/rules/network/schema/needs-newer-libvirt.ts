// Elements, attributes and values that came with a later libvirt than the one that will read the file.
import { fix } from '../../../fixes/fix';
import { type Version, version, versionText } from '../../../schema/types';
import { removeAttribute, removeElement } from '../../../syntax/xml/write';
import { type Finding, ruleOfAll } from '../../rule';
import { newerElementsOf, type RowedElement } from '../../../model/network/newer-elements';

export const needsNewerLibvirt = ruleOfAll({
  code: 'needs-newer-libvirt',
  of: ['network', 'guest'],
  severity: 'error',
  summary: 'Something that the chosen version of libvirt does not know yet.',
  source: 'https://libvirt.org/news.html and the schemas of each release',
  all: newerElementsOf,
  *check(elements, _file, _workspace, { libvirt, oldest }) {
    const newer = elements.flatMap((it) => newerIn(it, oldest ?? libvirt));
    if (oldest === undefined)
      for (const { since, what, span, fixes } of newer)
        yield { span, message: `${what} came with libvirt ${since}, this file is for ${versionText(libvirt)}`, fixes };
    else if (newer.length > 0) yield ofUnknownReader(newer);
  },
});

/** Something with the release that it came with. */
interface Newcomer extends Pick<Finding, 'span' | 'fixes'> {
  readonly what: string;
  readonly since: string;
}

/** Who reads the file is not known: what came last is told, for whom that is old enough the rest is, too. */
function ofUnknownReader(newer: readonly Newcomer[]): Finding {
  const last = newer.reduce((a, b) => (version(b.since) > version(a.since) ? b : a));
  const others = [...new Set(newer.map((it) => it.what))].filter((it) => it !== last.what);
  const also = others.length > 0 ? `, and ${others.join(', ')} earlier` : '';
  const message = `${last.what} came with libvirt ${last.since}${also}; an older one drops it`;
  return { span: last.span, message, severity: 'information' };
}

function newerIn({ element, row }: RowedElement, libvirt: Version): Newcomer[] {
  if (row.since !== undefined && version(row.since) > libvirt) {
    const fixes = element.parent && [fix(`Remove <${element.name}>`, removeElement(element))];
    return [{ span: element.nameSpan, what: `<${element.name}>`, since: row.since, fixes }];
  }
  return element.attributes.flatMap((attribute): Newcomer[] => {
    const it = Object.hasOwn(row.attributes, attribute.name) ? row.attributes[attribute.name]! : undefined;
    if (it?.since !== undefined && version(it.since) > libvirt) {
      const fixes = [fix(`Remove ${attribute.name}`, removeAttribute(attribute))];
      return [{ span: attribute.span, what: attribute.name, since: it.since, fixes }];
    }
    const choice = it?.value.choices?.find(({ value }) => value === attribute.value);
    return choice?.since !== undefined && version(choice.since) > libvirt
      ? [{ span: attribute.valueSpan, what: choice.value, since: choice.since, fixes: undefined }]
      : [];
  });
}
