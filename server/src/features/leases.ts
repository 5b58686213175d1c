// What is said of leases: in few words beside the text, in more when one points at it.
import { addressText } from '../address';
import type { ReservationFact } from '../model/facts';
import type { LeaseFact, NetworkLeases } from '../model/lease-facts';
import { code, joined, type Markdown, md, own } from './markdown';

/** What runs, and when it is looked at: milliseconds since 1970. */
export interface Moment {
  readonly leases: NetworkLeases | undefined;
  readonly now: number;
}

/** `online, 41 min left`: of a static host; `online` is known of guests that libvirt runs. */
export function leaseNote(host: ReservationFact, leases: NetworkLeases, now: number): string {
  const it = leases.held(host);
  if (!it || isOver(it, now)) return 'no lease';
  const isElsewhere = host.ip !== undefined && addressText(host.ip) !== addressText(it.address);
  const what = isElsewhere ? `leased ${addressText(it.address)}` : it.guest === undefined ? 'leased' : 'online';
  return `${what}, ${leftOf(it, now)}`;
}

/** The same for whoever points at it. */
export function leaseMeaning(it: LeaseFact, now: number | undefined): Markdown {
  const name = it.hostname ?? it.guest;
  const who = name === undefined ? code(it.mac) : md`${code(name)} (${code(it.mac)})`;
  const until = it.until === undefined ? own('for ever') : md`until ${own(it.until)} UTC`;
  const left =
    it.expires === undefined || now === undefined || isOver(it, now) ? own('') : md`, ${own(leftOf(it, now))}`;
  return joined(
    md`${code(addressText(it.address))} is leased to ${who} ${until}${left}.`,
    it.guest !== undefined && md`The guest ${code(it.guest)} runs.`,
  );
}

const isOver = ({ expires }: LeaseFact, now: number): boolean => expires !== undefined && expires <= now;

const minute = 60_000;

function leftOf({ expires }: LeaseFact, now: number): string {
  if (expires === undefined) return 'for ever';
  const minutes = Math.floor((expires - now) / minute);
  if (minutes < 1) return 'under 1 min left';
  if (minutes < 120) return `${minutes} min left`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} h left` : `${Math.floor(hours / 24)} days left`;
}
