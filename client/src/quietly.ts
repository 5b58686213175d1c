// Promises that nobody waits for.

/** Lets something happen that may also fail: a message that is not shown, a server that is told and has just ended. */
export function quietly(act: Thenable<unknown>): void {
  act.then(undefined, () => undefined);
}
