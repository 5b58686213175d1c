// How an element or attribute stands in the mode of a network that is still being written: the mode may not be settled.
import type { Target } from '../model/target';
import { modeOfElement } from '../model/network/facts';
import {
  type Mode,
  modeOrder,
  modeRow,
  modesFor,
  modeWords,
  reason,
  type ModeSupport,
  supportIn,
} from '../schema/modes';
import type { Element } from '../syntax/tree';
import { type Markdown, md, own } from './markdown';
import { isGuestRoot } from './type-support';

/**
 * The standing of an item (`ip/dhcp`, `bridge@stp`) in the modes that the network may come to have: what all of them say,
 * else the best of them, of which none is a must.
 */
export function modeSupportOf(item: string, root: Element, target: Target): ModeSupport {
  if (isGuestRoot(root)) return 'optional';
  const row = modeRow(item);
  if (!row) return item === 'bridge' ? modeSupportOf('bridge@name', root, target) : 'optional';
  const found = modesOf(root).map((it) => supportIn(row, it, target.libvirt));
  if (found.every((it) => it === found[0])) return found[0]!;
  if (found.some((it) => useful.has(it))) return 'optional';
  return found.find((it) => it !== 'forbidden') ?? 'forbidden';
}

const useful: ReadonlySet<ModeSupport> = new Set<ModeSupport>(['required', 'needed', 'optional']);

/** Mode bridge is either of two until a bridge or an interface is named; without a forward element all is open yet. */
function modesOf(root: Element): readonly Mode[] {
  const mode = modeOfElement(root);
  if (mode === undefined) return modeOrder;
  if (mode === 'isolated' && !root.child('forward') && !root.child('ip')) return modeOrder;
  if (mode !== 'macvtap') return [mode];
  const forward = root.child('forward');
  const isDirect = forward?.value('dev') || forward?.child('interface') || forward?.child('pf');
  return isDirect ? ['macvtap'] : ['bridge', 'macvtap'];
}

/** In which modes an item may stand and does something, and what becomes of it in this network; undefined when always. */
export function describeModeSupport(item: string, root: Element, target: Target): Markdown | undefined {
  const row = isGuestRoot(root) ? undefined : modeRow(item);
  if (!row) return undefined;
  const modes = modesFor(row, target.libvirt);
  if (modes.length === modeOrder.length) return undefined;
  const where = own(`For ${modes.length === 0 ? 'no mode' : modes.join(', ')}`);
  const mode = modeOfElement(root);
  if (mode === undefined || modes.includes(mode)) return where;
  const words = { forbidden: 'libvirt refuses it', ignored: 'it does nothing', unpluggable: 'no guest can use it' };
  const found = supportIn(row, mode, target.libvirt);
  if (!Object.hasOwn(words, found)) return where;
  const what = `${modeWords[mode]} ${words[found as keyof typeof words]}`;
  return md`${where}; **in ${own(what)}**: ${own(reason(row, mode))}`;
}
