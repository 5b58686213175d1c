// The work for what grows, counted: at no place of the program does it grow faster than what it is given. A child for each
// group, two at a time.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { groups } from './kinds';

const run = promisify(execFile);
const counted = Object.keys(groups).filter((it) => !groups[it]!.byHand);

interface Answer {
  readonly kinds: number;
  readonly found: readonly { readonly place: string; readonly counts: readonly number[]; readonly what: string }[];
}

async function answerOf(group: string): Promise<Answer> {
  const { stdout } = await run(process.execPath, [join(__dirname, 'count.js'), group], { maxBuffer: 2 ** 26 });
  return JSON.parse(stdout) as Answer;
}

describe('the work grows no faster than', function () {
  // All wait for one queue.
  this.timeout(1_800_000);
  const answers = new Map<string, Promise<Answer>>();

  before(() => {
    let first: Promise<unknown> = Promise.resolve();
    let second: Promise<unknown> = Promise.resolve();
    for (const group of counted) {
      const answer = first.then(() => answerOf(group));
      answers.set(group, answer);
      [first, second] = [second, answer.catch(() => undefined)];
    }
  });

  for (const group of counted) {
    it(group, async () => {
      const { kinds, found } = await answers.get(group)!;
      assert.ok(kinds > 0);
      assert.deepEqual(
        found.map(({ place, counts, what }) => `${place}: ${counts.join(', ')} for ${what}`),
        [],
      );
    });
  }
});
