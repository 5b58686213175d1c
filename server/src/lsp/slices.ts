// Long work beside short requests: it is done in slices, and between them comes whatever was asked meanwhile. An answer that
// nobody wants any more is given up there.
import type { Steps } from '../features/problems';

/** Milliseconds of a slice: half of a frame, so that who types waits for one at most and sees nothing of it. */
const slice = 8;

/** Resolves once no message waits. */
export type Calm = () => Promise<void>;

/** Takes all steps, and gives what they come to; undefined when `isStale` says between two slices that it is not wanted. */
export async function inSlices<T>(
  steps: Steps<T>,
  calm: Calm,
  isStale: () => boolean,
  now: () => number = () => performance.now(),
): Promise<T | undefined> {
  for (;;) {
    await calm();
    if (isStale()) return undefined;
    const end = now() + slice;
    do {
      const step = steps.next();
      if (step.done) return step.value;
    } while (now() < end);
  }
}

/** Many wishes for one thing: it is done once no message waits, and not again before it is done. */
export class Gathered {
  #isWanted = false;
  #isBusy = false;

  constructor(
    readonly calm: Calm,
    /** Never rejects. */
    readonly act: () => Promise<unknown>,
  ) {}

  async want(): Promise<void> {
    this.#isWanted = true;
    if (this.#isBusy) return;
    this.#isBusy = true;
    while (this.#isWanted) {
      await this.calm();
      this.#isWanted = false;
      await this.act();
    }
    this.#isBusy = false;
  }
}
