// A switch in another process that cannot see the packets of the guest.
import { mayGain, mayGainWithin } from '../../../model/brought';
import { cardsOf, isOfQemu } from '../../../model/guest/cards';
import { version } from '../../../schema/types';
import { isUnknown } from '../../../syntax/template/template';
import type { Tree } from '../../../syntax/tree';
import { ruleOfEach } from '../../rule';

export const domVhostuserMemory = ruleOfEach({
  code: 'dom-vhostuser-memory',
  of: ['guest'],
  severity: 'warning',
  summary: 'A network card of type vhostuser in a guest whose memory is not shared.',
  source: 'https://libvirt.org/formatdomain.html#vhost-user-connection; 11.3.0 refuses: "requires shared memory"',
  each: cardsOf,
  *check(card, { tree }, _workspace, { libvirt, oldest }) {
    const type = card.attribute('type');
    if (type?.value !== 'vhostuser' || !isOfQemu(tree) || mayBeShared(tree)) return;
    const isRefused = libvirt >= refusing && oldest === undefined;
    yield {
      span: type.valueSpan,
      severity: isRefused ? 'error' : 'warning',
      message: `the switch of type vhostuser reads the memory of the guest, which is not shared${isRefused ? ', and libvirt refuses the guest' : ''}; expected <memoryBacking> with <access mode="shared"/>`,
    };
  },
});

const refusing = version('11.0.0');

/** Whether it is the word, or may be where a template says it. */
const may = (value: string | undefined, word: string): boolean => value === word || isUnknown(value ?? '');

/** Whether others may read the memory of the guest; of a card by itself nobody knows. */
function mayBeShared({ root }: Tree): boolean {
  if (root?.name !== 'domain' || !root.closed || mayGain(root)) return true;
  const [backing, cpu] = [root.child('memoryBacking'), root.child('cpu')];
  if ([backing, cpu].some((it) => it && mayGainWithin(it))) return true;
  if (may(backing?.child('access')?.value('mode'), 'shared') || may(backing?.child('source')?.value('type'), 'memfd'))
    return true;
  const cells = cpu?.child('numa')?.childrenNamed('cell') ?? [];
  return cells.length > 0 && cells.every((it) => may(it.value('memAccess'), 'shared'));
}
