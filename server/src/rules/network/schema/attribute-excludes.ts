// Attributes that say the same thing twice, so that libvirt refuses both.
import { fix } from '../../../fixes/fix';
import { parseIpv4, prefixOfMask } from '../../../address';
import { removeAttribute } from '../../../syntax/xml/write';
import { ruleOfEach } from '../../rule';
import { surveyOf } from '../../../model/network/survey';

export const attributeExcludes = ruleOfEach({
  name: 'attribute-excludes',
  of: ['network'],
  severity: 'error',
  summary: 'Two attributes that must not stand together.',
  source: 'network.rng and the parser of libvirt (network_conf.c, networkcommon_conf.c)',
  codes: {
    'ip-netmask-and-prefix': 'An ip with both netmask and prefix.',
    'route-netmask-and-prefix': 'A route with both netmask and prefix.',
  },
  each: ({ tree }) => surveyOf(tree).excluding,
  *check({ element, names, code }) {
    const one = element.attribute(names[0])!;
    const other = element.attribute(names[1])!;
    const agree = prefixOfMask(parseIpv4(one.value)) === Number(other.value);
    yield {
      span: one.span,
      message: `${one.name} stands beside ${other.name}="${other.value}", expected one of them`,
      code,
      fixes: [
        fix(`Remove ${one.name}`, removeAttribute(one), agree),
        fix(`Remove ${other.name}`, removeAttribute(other)),
      ],
    };
  },
});
