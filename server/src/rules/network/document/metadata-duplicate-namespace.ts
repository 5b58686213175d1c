// Two elements of one namespace in metadata, of which libvirt keeps the first.
import { fix } from '../../../fixes/fix';
import { moveElement } from '../../../syntax/xml/write';
import type { Element } from '../../../syntax/tree';
import { ruleOfAll } from '../../rule';
import { metadataOf } from '../../../model/network/document';

export const metadataDuplicateNamespace = ruleOfAll({
  code: 'metadata-duplicate-namespace',
  of: ['network'],
  severity: 'warning',
  summary: 'Two elements directly in metadata are in the same namespace.',
  source: 'https://libvirt.org/formatnetwork.html#general-metadata; the second was gone after net-define (9.0.0)',
  all: metadataOf,
  *check(elements, file) {
    const seen = new Map<string, Element>();
    for (const element of elements) {
      const { namespace } = element;
      if (namespace === '') continue;
      const first = seen.get(namespace);
      if (!first) {
        seen.set(namespace, element);
        continue;
      }
      yield {
        span: element.nameSpan,
        message: `${namespace} has an element here already, libvirt keeps the first and drops <${element.name}>`,
        related: [{ at: { uri: file.uri, span: first.nameSpan }, message: 'the first one is here' }],
        fixes: element.closed ? [fix(`Move it into <${first.name}>`, moveElement(element, first))] : undefined,
      };
    }
  },
});
