// Offsets and lines, whatever ends a line and in whatever order they are asked for.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LineIndex } from '../../server/src/text';

/** Where each line starts, character by character. */
function startsOf(text: string): number[] {
  const starts = [0];
  for (let i = 0; i < text.length; i++)
    if (text[i] === '\n' || (text[i] === '\r' && text[i + 1] !== '\n')) starts.push(i + 1);
  return starts;
}

describe('the index of lines', () => {
  const texts = fc.string({ unit: fc.constantFrom('a', '\n', '\r', '\r\n', '𐀀'), maxLength: 30 });

  it('finds line and column of every offset, and the way back', () => {
    fc.assert(
      fc.property(texts, fc.infiniteStream(fc.nat()), (text, numbers) => {
        const starts = startsOf(text);
        const index = new LineIndex(text);
        for (const number of numbers.take(12)) {
          const at = number % (text.length + 1);
          const line = starts.findLastIndex((it) => it <= at);
          assert.deepEqual(index.position(at), { line, character: at - starts[line]! });
          const wanted = number % (starts.length + 2);
          const start = starts[wanted] ?? text.length;
          const end = start + /^[^\r\n]*/.exec(text.slice(start, starts[wanted + 1]))![0].length;
          assert.deepEqual(index.lineSpan(wanted), { start, end });
          const character = number % 5;
          assert.equal(index.offset({ line: wanted, character }), Math.min(start + character, end));
        }
        assert.equal(index.count, starts.length);
      }),
      { numRuns: 2000 },
    );
  });
});
