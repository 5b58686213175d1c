// Stopping and starting a network again, so that what is stored takes effect.
import { recorded } from './change';
import { cardsOn } from './cards';
import { type Connection, failure, type Failure, type Result, type RunOptions, success } from './command';
import { handOver } from './definition';
import type { History } from './history';
import type { KnownGuests } from './lifecycle';
import { labelOf, type Operation, type Outcome } from './operation';
import { interruptedBy, outlookOn, pendingIn } from './outlook';
import { plugIn, plugSteps } from './plugging';
import { shellLine } from './quoting';
import { stateOf } from './state';
import * as virsh from './virsh';
import type { NetworkRef } from './virsh';

/**
 * Stops a network and starts it again; a transient one from what runs. Where it does not start, what ran before is brought
 * back. The guests that are on it are plugged in again. It is kept for undo how it stood. Looks at the host first.
 */
export async function restartNetwork(
  connection: Connection,
  target: NetworkRef,
  history: History,
  { guestsOn }: KnownGuests = {},
  looking?: RunOptions,
): Promise<Result<Operation<Outcome>>> {
  const found = await stateOf(connection, target, looking);
  if (!found.ok) return found;
  const known = { name: found.value.name ?? labelOf(target), state: found.value.state };
  const cards = await cardsOn(connection, known, looking);
  if (!cards.ok) return cards;
  const wanted = found.value.state.xml ?? found.value.state.live ?? '';
  const plugs = plugSteps(connection, target, cards.value, wanted);
  const key = virsh.refWord(target);
  const line = (...words: string[]): string => shellLine(connection.uri, words);
  return success({
    title: `Restart ${labelOf(target)}`,
    changes: true,
    outlook: (options) =>
      outlookOn(connection, target, options, async (it) => {
        const { name, state } = it;
        if (state.live === undefined) return failure('failed', `${name} does not run`);
        const on = { guests: guestsOn?.(name) ?? [], cards: cards.value };
        const cut = await interruptedBy(connection, it, on, options);
        if (!cut.ok) return cut;
        const transient = state.xml === undefined ? ['it is transient and started from what runs'] : pendingIn(state);
        return success({ title: `Restart ${name}`, notes: [...cut.value, ...transient] });
      }),
    describe: () => [
      `${line('net-dumpxml', '--', key)} > network.xml  # kept, to bring it back where it does not start`,
      line('net-destroy', '--', key),
      `${line('net-start', '--', key)}  # of a transient network: net-create -- network.xml`,
      ...plugs.map((it) => it.line),
    ],
    run: (options) =>
      recorded<Outcome>({ connection, history, target, what: 'restart' }, options, ({ name, uuid, state }) => {
        const { xml, live } = state;
        if (live === undefined) return failure('failed', `${name ?? labelOf(target)} does not run`);
        return success({
          sent: xml,
          async run() {
            const done = await stopAndStart(connection, { name, uuid }, { xml, live }, options);
            const { said, left } = await plugIn(connection, { name, uuid }, cards.value, xml ?? live, options);
            return done.ok ? success({ ...done.value, notes: [...said, ...left] }) : done;
          },
        });
      }),
  });
}

async function stopAndStart(
  connection: Connection,
  self: NetworkRef,
  { xml, live }: { xml: string | undefined; live: string },
  options: RunOptions | undefined,
): Promise<Result<Outcome>> {
  const bringBack = () =>
    handOver(live, false, (path) => connection.run(virsh.create(path, { validate: false }), options));
  const stopped = await connection.run(virsh.destroy(self), options);
  if (!stopped.ok) return stopped;
  const name = labelOf(self);
  const started = xml === undefined ? await bringBack() : await connection.run(virsh.start(self), options);
  if (started.ok) return success({ name, uuid: self.uuid, notes: [] });
  // Whoever does not answer now may be at work all the same.
  if (xml === undefined || started.reason !== 'failed') return isStopped(name, started);
  const back = await bringBack();
  return back.ok
    ? { ...started, message: `${started.message}; ${name} runs again as it did before` }
    : isStopped(name, started);
}

const isStopped = (name: string, failed: Failure): Failure => ({
  ...failed,
  message: `${name} is stopped and did not start again: ${failed.message}`,
});
