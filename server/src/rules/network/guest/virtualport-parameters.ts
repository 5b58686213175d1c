// Parameters of a virtualport: those of another type, those that are missing, those on which network and portgroup disagree.
import { parametersOf, parameterNames, virtualportsOf } from '../../../model/network/virtualport';
import { fix } from '../../../fixes/fix';
import type { Element } from '../../../syntax/tree';
import { removeAttribute } from '../../../syntax/xml/write';
import { ruleOfEach } from '../../rule';

export const virtualportParameters = ruleOfEach({
  name: 'virtualport-parameters',
  of: ['network'],
  severity: 'warning',
  summary: 'Parameters that the type of a virtualport does not take, or that it lacks.',
  source: 'https://libvirt.org/formatnetwork.html#connectivity',
  codes: {
    'virtualport-extra-parameter': 'A parameter of another type.',
    'virtualport-incomplete': 'A parameter that every guest would have to give itself.',
    'virtualport-merge-conflict': 'Network and portgroup say different things.',
  },
  each: virtualportsOf,
  *check(it, { tree, uri }) {
    const own = tree.at('virtualport')[0];
    const type = it.attribute('type');
    const known = type && Object.hasOwn(parametersOf, type.value) ? parametersOf[type.value] : undefined;
    if (!type || !known) return;
    const parameters = it.child('parameters');
    for (const extra of parameters?.attributes ?? [])
      if (!known.takes.includes(extra.name) && parameterNames.has(extra.name))
        yield {
          code: 'virtualport-extra-parameter',
          severity: 'error',
          span: extra.nameSpan,
          message: `${extra.name} is no parameter of ${type.value}, which takes ${known.takes.join(', ')}`,
          fixes: [fix(`Remove ${extra.name}`, removeAttribute(extra), true)],
        };
    const missing = known.needs.filter((name) => parameters?.attribute(name) === undefined);
    if (missing.length > 0 && it === own && tree.at('portgroup').length === 0)
      yield {
        code: 'virtualport-incomplete',
        span: type.valueSpan,
        message: `${type.value} without ${missing.join(', ')}; each guest has to give it, or it does not start`,
      };
    if (own && it !== own) {
      const other = conflict(own, it);
      if (other)
        yield {
          code: 'virtualport-merge-conflict',
          span: other.span,
          message: other.message,
          related: [{ at: { uri, span: own.openSpan }, message: 'the network says it here' }],
        };
    }
  },
});

function conflict(own: Element, it: Element): { span: { start: number; end: number }; message: string } | undefined {
  const type = it.attribute('type');
  const ownType = own.value('type');
  if (type && ownType !== undefined && type.value !== ownType)
    return {
      span: type.valueSpan,
      message: `${type.value} here, ${ownType} in the network; a guest of this portgroup is refused`,
    };
  for (const one of it.child('parameters')?.attributes ?? []) {
    const value = own.child('parameters')?.value(one.name);
    if (value !== undefined && value !== one.value)
      return {
        span: one.valueSpan,
        message: `${one.name} ${one.value} here, ${value} in the network; a guest of this portgroup is refused`,
      };
  }
  return undefined;
}
