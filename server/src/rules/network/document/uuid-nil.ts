// UUIDs that nobody made.
import { fix } from '../../../fixes/fix';
import { removeElement } from '../../../syntax/xml/write';
import { ruleOfEach } from '../../rule';
import { firstAt } from '../../../model/network/elements';

export const uuidNil = ruleOfEach({
  code: 'uuid-nil',
  of: ['network'],
  severity: 'warning',
  summary: 'The UUID of the network repeats one byte.',
  source: 'virUUIDIsValid in libvirt calls such UUIDs invalid, though a network with one is defined',
  each: firstAt('uuid'),
  *check(element) {
    const digits = element.content.replace(/[\s-]/g, '').toLowerCase();
    if (!/^([0-9a-f]{2})\1{15}$/.test(digits)) return;
    yield {
      span: element.contentSpan,
      message: `${element.content.trim()} is the same byte throughout, expected a UUID of its own`,
      fixes: [fix('Remove <uuid>, libvirt makes one', removeElement(element), true)],
    };
  },
});
