// What a change would come to, as it is told before anything is changed: how the network stands, and what that means.
import { differencesOf } from '../model/network/drift/differences';
import { parseXml } from '../syntax/xml/parse';
import { type Card, guestsOf } from './cards';
import { countedList } from './counted-list';
import { type Connection, failure, type Remedy, type Result, type RunOptions, success } from './command';
import { dependantsOf } from './dependants';
import { readLeases } from './leases';
import { type State, stateOf } from './state';
import * as virsh from './virsh';
import { refWord, type NetworkRef } from './virsh';
import { readPorts, unlessGone } from './watch/snapshot';

/** One way to a file for a network that runs otherwise than it is stored. */
export interface Way {
  /** What alone becomes what the file says; undefined for both. */
  readonly only: 'running' | 'stored' | undefined;
  /** What that takes. */
  readonly said: string;
}

/** What was found out by looking at the host; nothing was changed. */
export interface Outlook {
  /** What would be done, with the name that the host knows the network by. */
  readonly title?: string;
  /** Sentences for a person, the most important first. */
  readonly notes: readonly string[];
  /** What a yes agrees to besides. */
  readonly remedy?: Remedy;
  /** The steps that a yes is to, in one word; where they are others by then, nothing is done. */
  readonly plan?: string;
  /** What could be done instead, of which a person chooses. */
  readonly ways?: readonly Way[];
  /** The network whose stored definition would be replaced by another. */
  readonly replaces?: { readonly name: string; readonly uuid: string };
}

/** A network that is there. */
export interface Standing {
  readonly name: string;
  readonly uuid: string;
  readonly state: State;
}

/**
 * Tells what would happen to a network that must be there; `tell` may decline. Fails when the host has no such network, and
 * when it does not answer.
 */
export async function outlookOn(
  connection: Connection,
  target: NetworkRef,
  options: RunOptions | undefined,
  tell: (it: Standing) => Result<Outlook> | Promise<Result<Outlook>>,
): Promise<Result<Outlook>> {
  const found = await stateOf(connection, target, options);
  if (!found.ok) return found;
  const { name, uuid, state } = found.value;
  if (name === undefined || uuid === undefined)
    return failure('failed', `${connectionName(connection)} has no network ${target.name ?? refWord(target)}`);
  return tell({ name, uuid, state });
}

export const connectionName = ({ uri }: Connection): string => uri ?? 'the default connection';

/** `web exists and runs`. */
export function standingOf(name: string, { xml, live }: State): string {
  if (xml === undefined) return `${name} runs and is transient`;
  return `${name} exists and ${live === undefined ? 'does not run' : 'runs'}`;
}

/** What a text changes of a network, by meaning: `2 changes: ip 10.0.0.1 › address, domain`. */
export function changesIn({ xml, live }: State, given: string): string {
  const former = { tree: parseXml(xml ?? live ?? ''), kind: xml === undefined ? 'running' : 'stored' } as const;
  const paths = differencesOf(former, { tree: parseXml(given), kind: 'written' }).map(({ path }) => path);
  return paths.length === 0 ? 'nothing changes' : countedList(paths, 'change', 'changes');
}

/** What restarting a network would bring into effect: how what is stored differs from what runs. */
export function pendingIn({ xml, live }: State): string[] {
  if (xml === undefined || live === undefined) return [];
  const paths = differencesOf({ tree: parseXml(live), kind: 'running' }, { tree: parseXml(xml), kind: 'stored' }).map(
    ({ path }) => path,
  );
  return paths.length === 0 ? [] : [`what is stored takes effect: ${countedList(paths, 'change', 'changes')}`];
}

/** Who would be cut off if the network were stopped, by name; `guests` are those that are known to be on it. */
export const cutOffBy = (
  connection: Connection,
  target: NetworkRef & { readonly name: string },
  guests: readonly string[],
  options: RunOptions | undefined,
): Promise<Result<string[]>> => interruptedBy(connection, target, { guests, cards: [] }, options);

/** Who may be on a network: guests by name, and the cards that can be plugged in again. */
export interface Users {
  readonly guests: readonly string[];
  readonly cards: readonly Card[];
}

/** Who would be cut off if the network were stopped, and who only until it is started. */
export async function interruptedBy(
  connection: Connection,
  target: NetworkRef & { readonly name: string },
  { guests, cards }: Users,
  options: RunOptions | undefined,
): Promise<Result<string[]>> {
  const ports = await readPorts(connection, target, options);
  if (!ports.ok) return ports;
  const printed = await unlessGone(connection.run(virsh.leases(target), options));
  if (!printed.ok) return printed;
  const macs = [...ports.value, ...cards].map(({ mac }) => mac);
  const others = await dependantsOf(connection, target, macs, options);
  if (!others.ok) return others;
  const back = guestsOf(cards);
  const all = [...new Set([...guests, ...ports.value.map(({ owner, mac }) => owner || mac)])].sort();
  const gone = all.filter((it) => !back.includes(it));
  const leases = readLeases(printed.value ?? '').map(({ ip, hostname, mac }) => `${ip} (${hostname ?? mac})`);
  return success([
    ...(back.length > 0
      ? [`cuts off ${countedList(back, 'guest', 'guests')}, until their cards are plugged in again at the end`]
      : []),
    ...(gone.length > 0
      ? [
          `cuts off ${countedList(gone, 'guest', 'guests')}; they are not plugged in again when ${target.name} is started`,
        ]
      : []),
    ...(all.length + back.length + others.value.length === 0
      ? ['no guest is known to be on it; one that is would be cut off, and not be plugged in again when it is started']
      : []),
    ...others.value,
    ...(leases.length > 0 ? [countedList(leases, 'address is leased', 'addresses are leased')] : []),
  ]);
}
