// A document type, with which the schema cannot be asked and entities hide what the file says.
import { fix } from '../../../fixes/fix';
import { ruleOfEach } from '../../rule';
import { doctypesOf } from '../../../model/network/document';

export const entityOrDoctype = ruleOfEach({
  code: 'entity-or-doctype',
  of: ['network', 'guest'],
  severity: 'warning',
  summary: 'A document type declaration.',
  source: 'virXMLParse in libvirt; entities are expanded when a network is defined, but validation fails on them',
  each: doctypesOf,
  *check(span, { tree }) {
    const declaresEntities = tree.text.slice(span.start, span.end).includes('<!ENTITY');
    yield {
      span: { start: span.start, end: span.start + '<!DOCTYPE'.length },
      message: declaresEntities
        ? 'a document type with entities, which the schema of libvirt refuses where they are used'
        : 'a document type, which libvirt does not use',
      // What an entity stands for would have to be written out first.
      fixes: declaresEntities ? undefined : [fix('Remove the document type', [{ span, text: '' }], true)],
    };
  },
});
