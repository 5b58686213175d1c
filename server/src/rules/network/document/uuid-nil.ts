// UUIDs that nobody made.
import { fix } from '../../../fixes/fix';
import { removeElement } from '../../../syntax/xml/write';
import { rule } from '../../rule';

export const uuidNil = rule({
  code: 'uuid-nil',
  of: ['network'],
  severity: 'warning',
  summary: 'The UUID of the network repeats one byte.',
  source: 'virUUIDIsValid in libvirt calls such UUIDs invalid, though a network with one is defined',
  *check({ tree }) {
    const element = tree.at('uuid')[0];
    const digits = element?.content.replace(/[\s-]/g, '').toLowerCase() ?? '';
    if (!element || !/^([0-9a-f]{2})\1{15}$/.test(digits)) return;
    yield {
      span: element.contentSpan,
      message: `${element.content.trim()} is the same byte throughout, expected a UUID of its own`,
      fixes: [fix('Remove <uuid>, libvirt makes one', removeElement(element), true)],
    };
  },
});
