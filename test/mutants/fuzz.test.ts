// Any text at all, asked everything. Bounded here to a few seconds; `npm run fuzz` tries a hundred times as many texts,
// and `npm run fuzz -- 500` any number.
import fc from 'fast-check';
import { askEverything } from '../fuzz/everything';
import { anything, edited, examples, found, type Sample } from '../fuzz/texts';

/** What every object has, and a table of words must not be thought to have. */
const ofJavaScript = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf'];

const runs = Number(process.env.FUZZ ?? 150);

describe('any text', function () {
  if (process.env.FUZZ !== undefined) this.timeout(0);

  it('that was a real file before it was edited is read without harm', () => check(edited));

  it('that never was one is read without harm', () => check(anything));

  it('that has names of JavaScript for names and values is read without harm', () => {
    examples.forEach(({ name, text }, i) => {
      for (const { index: at, 0: word } of text.matchAll(/[\w.:-]+/g)) {
        const other = ofJavaScript[(at + i) % ofJavaScript.length]!;
        askEverything(name, text.slice(0, at) + other + text.slice(at + word.length), [at + other.length], ['fix all']);
      }
    });
  });

  it('that goes where others do not is read without harm', () => {
    const names = { xml: ['lab.xml'], ifcfg: ['ifcfg-eth0', 'keys-eth0'], route: ['route-eth0', 'rule6-eth0'] };
    for (const [kind, texts] of Object.entries(found))
      for (const text of texts)
        for (const name of names[kind as keyof typeof found])
          askEverything(name, text, [text.length >> 1, text.length]);
  });

  it('that is the beginning of an example is read without harm', () => {
    // Bounded runs take every seventh offset, from another start in each example.
    const step = runs > 1000 ? 1 : 7;
    examples.forEach(({ name, text }, i) => {
      for (let end = i % step; end < text.length; end += step) {
        try {
          askEverything(name, text.slice(0, end), [end], ['fix all']);
        } catch (cause) {
          throw new Error(`${name} up to ${end}`, { cause });
        }
      }
    });
  });
});

function check(samples: fc.Arbitrary<Sample>): void {
  fc.assert(
    fc.property(samples, fc.array(fc.nat(), { minLength: 1, maxLength: 3 }), ({ name, text }, offsets) => {
      askEverything(
        name,
        text,
        offsets.map((it) => it % (text.length + 1)),
      );
    }),
    // The same texts in each bounded run, so that a red test is red again.
    { numRuns: runs, ...(process.env.FUZZ === undefined ? { seed: 7 } : {}) },
  );
}
