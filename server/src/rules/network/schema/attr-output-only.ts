// Attributes that libvirt writes into a dump and ignores in a file.
import { fix } from '../../../fixes/fix';
import { removeAttribute } from '../../../syntax/xml/write';
import { ruleOfEach } from '../../rule';
import { surveyOf } from '../../../model/network/survey';

export const attrOutputOnly = ruleOfEach({
  code: 'attr-output-only',
  of: ['network', 'guest'],
  severity: 'information',
  summary: 'An attribute that only libvirt writes.',
  source: 'https://libvirt.org/formatnetwork.html#element-and-attribute-overview',
  each: ({ tree }) => surveyOf(tree).outputOnly,
  *check({ attribute, row }) {
    const complaint = row.value.complaint?.(attribute.value);
    yield {
      span: attribute.span,
      message: complaint?.message ?? `${attribute.name} is written by libvirt alone and ignored in a file`,
      // The schema still wants a number.
      severity: complaint ? 'error' : undefined,
      tag: 'unnecessary',
      fixes: [fix(`Remove ${attribute.name}`, removeAttribute(attribute), true)],
    };
  },
});
