// A network card without a type, which libvirt takes for one of type user.
import { fix } from '../../../fixes/fix';
import { hasOpenTag } from '../../../model/brought';
import { cardsOf } from '../../../model/guest/cards';
import { setAttribute } from '../../../syntax/xml/write';
import { ruleOfEach } from '../../rule';

export const domTypeMissing = ruleOfEach({
  code: 'dom-type-missing',
  of: ['guest'],
  severity: 'error',
  summary: 'A network card has no type.',
  source: 'virDomainNetDefParseXML in libvirt: the default is user, which takes no source; the schema wants a type',
  each: cardsOf,
  *check(card) {
    if (card.attribute('type') || card.unfinished || hasOpenTag(card)) return;
    const source = card.child('source');
    const said = meant.find(([name]) => source?.attribute(name));
    yield {
      span: card.nameSpan,
      message: said
        ? `an interface without a type is of type user, and its source ${said[0]} is lost; expected type="${said[1]}"`
        : 'an interface without a type is of type user, expected a type',
      fixes: said
        ? [fix(`Add type="${said[1]}"`, setAttribute(card, 'type', said[1]), true)]
        : source
          ? []
          : [fix('Add type="user"', setAttribute(card, 'type', 'user'))],
    };
  },
});

/** What a source says of the type that was meant. */
const meant = [
  ['network', 'network'],
  ['bridge', 'bridge'],
  ['dev', 'direct'],
] as const;
