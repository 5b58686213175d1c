// What there is to undo and to redo among the changes of one network. Nothing is ever out of reach: what was undone before
// another change was made lies on the way back from that one.
import type { Change } from './history';
import { isUnchanged, type State } from './state';

/** Where a network stands among its changes. */
export interface TimelinePosition {
  /** The change that an undo takes back next. */
  readonly undo: Change | undefined;
  /** The undo that a redo takes back next. */
  readonly redo: Change | undefined;
}

/**
 * Where a network stands after its changes, the oldest first. `now`, how it stands on the host, tells of the last one
 * whether it came about at all when virtnet was ended in the middle of it.
 */
export function positionAfter(changes: readonly Change[], now?: State): TimelinePosition {
  const done: Change[] = [];
  let undone: { readonly change: Change | undefined; readonly by: Change }[] = [];
  for (const change of changes.flatMap((it, i) => madeOut(it, changes[i + 1]?.before, now))) {
    if (change.what === 'undo') {
      const at = done.findLastIndex((it) => it.id === change.takesBack);
      undone.push({ change: at < 0 ? undefined : done.splice(at, 1)[0], by: change });
      continue;
    }
    if (change.what === 'redo') undone = undone.filter((it) => it.by.id !== change.takesBack);
    else {
      done.push(...undone.flatMap((it) => it.change ?? []).reverse(), ...undone.map((it) => it.by));
      undone = [];
    }
    done.push(change);
  }
  return { undo: done.at(-1), redo: undone.at(-1)?.by };
}

/** The change with how it left the network, as far as the next one tells; nothing when it did not come about. */
function madeOut(change: Change, next: State | undefined, now: State | undefined): Change[] {
  const then = next ?? now;
  if (change.after || !then) return [change];
  if (isUnchanged(change, then)) return [];
  return [next ? { ...change, after: next } : change];
}
