// Portgroups that libvirt cannot tell apart.
import { fix } from '../../../fixes/fix';
import type { Element } from '../../../syntax/tree';
import { removeAttribute, removeElement, setAttribute } from '../../../syntax/xml/write';
import { ruleOfAll } from '../../rule';
import { elementsAt } from '../../../model/network/elements';

export const portgroup = ruleOfAll({
  name: 'portgroup',
  of: ['network'],
  severity: 'error',
  summary: 'Two portgroups of one name, or two defaults.',
  source: 'https://libvirt.org/formatnetwork.html#portgroups',
  codes: {
    'portgroup-duplicate': 'The same name twice.',
    'portgroup-no-default': 'Portgroups, and none of them the default: several, or one called so.',
    'portgroup-multiple-default': 'More than one default.',
  },
  all: elementsAt('portgroup'),
  *check(groups, { uri }) {
    const names = new Map<string, Element>();
    let first: Element | undefined;
    for (const it of groups) {
      const name = it.attribute('name');
      const known = name && names.get(name.value);
      if (name && known)
        yield {
          code: 'portgroup-duplicate',
          span: name.valueSpan,
          message: `a portgroup ${name.value} stands here already; libvirt refuses two of one name`,
          related: [{ at: { uri, span: known.openSpan }, message: 'the first one is here' }],
          fixes: [fix('Remove this portgroup', removeElement(it))],
        };
      else if (name) names.set(name.value, it);
      const isDefault = it.attribute('default');
      if (isDefault?.value.toLowerCase() !== 'yes') continue;
      if (first)
        yield {
          code: 'portgroup-multiple-default',
          span: isDefault.span,
          message: `a second default portgroup; ${first.value('name') ?? 'another one'} is the default already, and libvirt refuses two`,
          related: [{ at: { uri, span: first.openSpan }, message: 'the first default is here' }],
          fixes: [fix('Make it no default', removeAttribute(isDefault), true)],
        };
      first ??= it;
    }
    const named = names.get('default');
    if (!first && named && !named.attribute('default'))
      yield {
        code: 'portgroup-no-default',
        severity: 'information',
        span: named.attribute('name')!.valueSpan,
        message: `default is the name of this portgroup and does not make it one; a guest that names none gets the settings of none`,
        fixes: [fix("Add default='yes'", setAttribute(named, 'default', 'yes'))],
      };
    else if (!first && groups.length > 1)
      yield {
        code: 'portgroup-no-default',
        severity: 'hint',
        span: groups[0]!.nameSpan,
        message: `${String(groups.length)} portgroups and no default; a guest that names none gets the settings of none`,
      };
  },
});
