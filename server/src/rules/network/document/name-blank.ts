// Blanks in and around the name, which belong to it.
import { fix } from '../../../fixes/fix';
import { setText } from '../../../syntax/xml/write';
import { ruleOfEach } from '../../rule';
import { oddNamesOf } from '../../../model/network/name';

export const nameBlank = ruleOfEach({
  code: 'name-blank',
  of: ['network'],
  severity: 'warning',
  summary: 'The name of the network begins or ends with a blank, or is nothing else.',
  source: 'virNetworkDefParseXML in libvirt, which takes the text as it is',
  each: oddNamesOf,
  *check(name) {
    if (name.value.includes('\n') || name.value === name.value.trim()) return;
    const plain = name.value.trim();
    yield {
      span: name.element.contentSpan,
      message: plain === '' ? 'the name is only blanks' : `the blanks around ${plain} belong to the name`,
      fixes: plain === '' ? undefined : [fix('Remove the blanks', setText(name.element, plain), true)],
    };
  },
});
