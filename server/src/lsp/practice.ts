// Practice for checks: V8 compiles some code only after many runs, and a person who types should not wait for that.
import { setTimeout } from 'node:timers/promises';

/** Milliseconds that practice may take: of a long check the loops are compiled soon. */
const most = 600;
const mostOfLong = 150;
const long = 4;

/** Milliseconds of work, and of rest for other programs behind it. Whoever opened the document waits for its diagnostics first. */
const slice = 8;
const rest = 8;

/** Checks again and again while nothing else is to do; ends when `check` says that there is nothing to check. */
export async function practise(
  check: () => Promise<boolean>,
  pause: (time: number) => Promise<unknown> = (time) => setTimeout(time, undefined, { ref: false }),
  now: () => number = () => performance.now(),
): Promise<void> {
  for (let spent = 0; ;) {
    await pause(rest);
    for (const end = spent + slice; spent < end;) {
      const start = now();
      if (!(await check())) return;
      const time = now() - start;
      spent += time;
      if (spent > (time > long ? mostOfLong : most)) return;
    }
  }
}
