// Forwarded ports that nobody forwards, or that two want.
import { fix } from '../../../fixes/fix';
import { cardsOf, isOfQemu, mayHavePasst, typeOf } from '../../../model/guest/cards';
import { version } from '../../../schema/types';
import type { Element } from '../../../syntax/tree';
import { insertChild, removeElement, setAttribute, setAttributeValue } from '../../../syntax/xml/write';
import { type Finding, ruleOfEach } from '../../rule';

export const domPortforward = ruleOfEach({
  name: 'dom-portforward',
  of: ['guest'],
  severity: 'error',
  summary: 'Ports that are forwarded without passt, or the wrong way round.',
  source: 'libvirt 9.0.0 keeps them without effect, 11.3.0 refuses: "can only be used with the \'passt\' backend"',
  codes: {
    'dom-portforward-no-passt': 'Forwarded ports without the backend that forwards them.',
    'dom-portforward-reversed': 'A range of ports that ends before it starts.',
  },
  each: cardsOf,
  *check(card, { tree }, _workspace, { libvirt }) {
    const forwards = card.childrenNamed('portForward');
    if (forwards.length === 0 || !isOfQemu(tree)) return;
    if (!mayHavePasst(card))
      yield { ...withoutPasst(card, forwards[0]!), severity: libvirt < refusing ? 'warning' : 'error' };
    for (const range of forwards.flatMap((it) => it.childrenNamed('range'))) {
      const [start, end] = [range.attribute('start'), range.attribute('end')];
      if (!start || !end || !(Number(end.value) < Number(start.value))) continue;
      yield {
        code: 'dom-portforward-reversed',
        severity: 'warning',
        span: end.valueSpan,
        message: `the ports end at ${end.value}, before they start at ${start.value}`,
        fixes: [
          fix('Swap start and end', [...setAttributeValue(start, end.value), ...setAttributeValue(end, start.value)]),
        ],
      };
    }
  },
});

/** Before, it is kept and does nothing. Seen with 9.0.0 and 11.3.0. */
const refusing = version('11.0.0');

function withoutPasst(card: Element, forward: Element): Finding {
  const type = typeOf(card);
  const backend = card.child('backend');
  const edits = backend ? setAttribute(backend, 'type', 'passt') : insertChild(card, "<backend type='passt'/>");
  return {
    code: 'dom-portforward-no-passt',
    span: forward.nameSpan,
    message: `ports are forwarded by the backend passt only, which this interface of type ${type} does not have; expected type user with passt`,
    fixes: [
      ...(type === 'user' ? [fix('Use the backend passt', edits)] : []),
      fix('Remove <portForward>', removeElement(forward)),
    ],
  };
}
