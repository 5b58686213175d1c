// Metadata without a namespace, which libvirt drops.
import { fix } from '../../../fixes/fix';
import { ruleOfEach } from '../../rule';
import { metadataOf } from '../../../model/network/document';

export const metadataNoNamespace = ruleOfEach({
  code: 'metadata-no-namespace',
  of: ['network'],
  severity: 'warning',
  summary: 'An element directly in metadata is in no namespace.',
  source: 'https://libvirt.org/formatnetwork.html#general-metadata; such elements were gone after net-define (9.0.0)',
  each: metadataOf,
  *check(element) {
    if (element.name === '' || element.namespace !== '') return;
    const { nameSpan } = element;
    yield {
      span: nameSpan,
      message:
        element.prefix === ''
          ? `<${element.name}> is in no namespace, libvirt drops it`
          : `the prefix ${element.prefix} is not declared, libvirt drops <${element.name}>`,
      fixes: [
        fix('Put it into a namespace', [
          {
            span: { start: nameSpan.end, end: nameSpan.end },
            text: ` xmlns${element.prefix === '' ? '' : `:${element.prefix}`}="urn:example:${element.localName}"`,
          },
        ]),
      ],
    };
  },
});
