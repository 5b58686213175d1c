// Values that fit this guest: addresses of its card that a network has reserved, portgroups of its network, its own name.
import { addressText } from '../../address';
import { cardAround } from '../../model/guest/cards';
import { cardsByMac } from '../../model/guest/macs';
import { pluggedInto } from '../../model/guest/networks';
import { lookupOf } from '../../model/lookup';
import type { CompletionContext } from './context';
import type { Subject, FittingValue } from './fitting-value';

/** Values for an attribute of a card, the best first. */
export function fittingGuestValues({ within }: Subject, name: string, around: CompletionContext): FittingValue[] {
  const card = cardAround(within);
  const plugged = card.name === 'interface' ? pluggedInto(card, around.workspace) : undefined;
  const guest = around.file.facts.guest?.name ?? '';
  if (within.name === 'source' && name === 'portgroup')
    return (plugged?.network?.ports.portgroups ?? []).map((it) => ({
      value: it.value,
      why: `portgroup of ${plugged!.name.value}`,
    }));
  if (within.name === 'mac' && name === 'address') return addresses(plugged?.name.value, guest, around);
  if (within.name === 'target' && name === 'dev' && /^[\w.-]{1,13}$/.test(guest))
    return [{ value: `${guest}0`, why: 'after the guest' }];
  return [];
}

/** What a network has reserved and no guest has, that of this guest first; then one of its own. */
function addresses(network: string | undefined, guest: string, { file, workspace }: CompletionContext): FittingValue[] {
  const isFree = (mac: string): boolean => workspace.by(cardsByMac, mac.toLowerCase()).length === 0;
  const reserved = workspace.networks
    .filter((it) => it.name === network)
    .flatMap((it) => workspace.file(it.at.uri)?.facts.reservations ?? [])
    .filter((it) => it.mac !== undefined && isFree(it.mac))
    .map((it) => ({
      value: it.mac!,
      isOwn: it.name === guest,
      why: `reserved${it.name ? ` for ${it.name}` : ''}${it.ip ? `: ${addressText(it.ip)}` : ''}`,
    }))
    .sort((a, b) => Number(b.isOwn) - Number(a.isOwn))
    .slice(0, mostReserved);
  const own = ownAddress(`${file.uri} ${guest}`, (it) => isFree(it) && !lookupOf(workspace).byMac.has(it));
  return [...reserved.map(({ value, why }) => ({ value, why })), { value: own, why: 'made of the name, not taken' }];
}

/** Nobody looks through more of them in a menu. */
const mostReserved = 10;

/** An address in the block of QEMU: the same text always gets the same one, and another text hardly ever. */
function ownAddress(text: string, isFree: (mac: string) => boolean): string {
  let hash = 0;
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
  for (let i = 0; ; i++) {
    const digits = ((hash + i) >>> 0).toString(16).padStart(8, '0').slice(2);
    const mac = `52:54:00:${digits.slice(0, 2)}:${digits.slice(2, 4)}:${digits.slice(4)}`;
    if (isFree(mac)) return mac;
  }
}

/** The name of the file, where it may be that of a guest. */
export function guestNames({ file }: CompletionContext): FittingValue[] {
  const base = file.basename.replace(/\.xml$/i, '');
  return [{ value: /^[\w.-]+$/.test(base) ? base : 'web', why: 'a name' }];
}
