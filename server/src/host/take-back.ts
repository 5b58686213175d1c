// Brings a network back to where it was, however far a change of it has come.
import type { Target } from '../model/target';
import type { Connection } from './command';
import { stepsTo } from './restore';
import { type State, stateOf } from './state';
import { commandStep } from './steps';
import * as virsh from './virsh';
import type { NetworkRef } from './virsh';

/** How often the way back is looked for: a step may fail only as another one is still to come. */
const mostAttempts = 3;

/** `unknown`: libvirt does not say how the network stands. `stuck`: the way there fails. */
export type TakenBack =
  { readonly ok: true } | { readonly ok: false; readonly how: 'unknown' | 'stuck'; readonly why: string };

/**
 * Makes a network stand as it did. What libvirt reports as failed it may have done all the same, so it is looked at before, and
 * again after each attempt. Never stops in the middle.
 */
export async function takeBack(
  connection: Connection,
  target: NetworkRef,
  before: State,
  libvirt: Target['libvirt'] | undefined,
): Promise<TakenBack> {
  let last = '';
  for (let i = 0; ; i++) {
    const now = await stateOf(connection, target, undefined);
    if (!now.ok) return { ok: false, how: 'unknown', why: now.message };
    const { state } = now.value;
    const start = before.live !== undefined && state.live === undefined;
    // A network that is stored may have been started only by the change.
    const stop = before.xml !== undefined && before.live === undefined && state.live !== undefined;
    const steps = [
      ...(stop ? [commandStep(connection, virsh.destroy(target))] : []),
      ...stepsTo(connection, target, state, before, { start, running: { libvirt } }),
    ];
    if (steps.length === 0) return { ok: true };
    if (i === mostAttempts) return { ok: false, how: 'stuck', why: last };
    for (const it of steps) {
      const done = await it.run(undefined);
      if (!done.ok) last = `${done.message} (${it.line})`;
    }
  }
}
