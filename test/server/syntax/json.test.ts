// JSON in a value: taken as JSON.parse takes it, and told in words of ours, the same on every Node, where it is none.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readJson } from '../../../server/src/syntax/json';

const whyNot = (text: string): string | undefined => {
  const read = readJson(text);
  return read.ok ? undefined : read.why;
};

/** JSON with a piece of it taken out, doubled, or put elsewhere: mostly none, but nearly. */
const nearlyJson = fc
  .tuple(
    fc.json(),
    fc.nat(),
    fc.nat(),
    fc.constantFrom('', ',', ':', '{', ']', '"', '\\', '-', '.', 'e', '0', 'x', '\n'),
  )
  .map(([text, from, to, put]) => {
    const start = from % (text.length + 1);
    return text.slice(0, start) + put + text.slice(start + (to % 3));
  });

describe('JSON in a value', () => {
  it('is what it means', () => {
    assert.deepEqual(readJson(' {"a": [1, -2.5e3, true, null, "\\u00e9\\n"]}\n'), {
      ok: true,
      value: { a: [1, -2500, true, null, 'é\n'] },
    });
  });

  const faults: [text: string, why: string][] = [
    ['', 'it ends too early, expected a value'],
    ['  ', 'it ends too early, expected a value'],
    ['yes', 'yes at character 1, expected a value'],
    ["{'a': 1}", "' at character 2, expected a name in double quotes or }"],
    ['{runner: {}}', 'runner at character 2, expected a name in double quotes or }'],
    ['{"a": 1,}', '} at character 9, expected a name in double quotes'],
    ['{"a" 1}', '1 at character 6, expected a colon'],
    ['{"a": tru}', 'tru at character 7, expected a value'],
    ['{"a": 1 "b": 2}', '" at character 9, expected a comma or }'],
    ['{"a": 1', 'it ends too early, expected a comma or }'],
    ['{"a": [1, 2', 'it ends too early, expected a comma or ]'],
    ['[', 'it ends too early, expected a value or ]'],
    ['[1,]', '] at character 4, expected a value'],
    ['[1}', '} at character 3, expected a comma or ]'],
    ['{]', '] at character 2, expected a name in double quotes or }'],
    ['{"a": 1}}', '} at character 9, expected nothing more'],
    ['1, 2', ', at character 2, expected nothing more'],
    ['{"a": 1} // x', '/ at character 10, expected nothing more'],
    ['{"a', 'it ends too early, expected the closing quote'],
    ['["a\nb"]', 'U+000A at character 4, expected an escape such as \\n'],
    ['["\\x"]', '\\ at character 3, expected an escape such as \\n'],
    ['{\u00a0"a": 1}', 'U+00A0 at character 2, expected a name in double quotes or }'],
    ['["😀", 01]', '1 at character 8, expected a comma or ]'],
    ['{"a": 😀}', '😀 at character 7, expected a value'],
    ['[\u202e]', 'U+202E at character 2, expected a value or ]'],
    ['{"prio": 9223372036854775808}', '9223372036854775808 at character 10, expected a number of 64 bits'],
    [
      '["9223372036854775808", -9223372036854775809]',
      '-9223372036854775809 at character 25, expected a number of 64 bits',
    ],
    ['[1.5, 1e400]', '1e400 at character 7, expected a number of 64 bits'],
    [`-${'9'.repeat(30)}`, `-${'9'.repeat(19)} at character 1, expected a number of 64 bits`],
    [`[${'x'.repeat(50)}]`, `${'x'.repeat(20)} at character 2, expected a value or ]`],
  ];
  for (const [text, why] of faults)
    it(`is not ${JSON.stringify(text)}`, () => {
      assert.equal(whyNot(text), why);
    });

  it('has numbers as far as 64 bits go, and as many digits as there are in text and fractions', () => {
    for (const it of ['9223372036854775807', '-9223372036854775808', '1e300', '12345678901234567890.0', '"\\"1e400"'])
      assert.equal(whyNot(`[${it}]`), undefined, it);
  });

  it('begins before the place of its fault, and cannot go on there', () => {
    fc.assert(
      fc.property(nearlyJson, (text) => {
        const why = whyNot(text);
        if (why === undefined) return;
        const at = Number(/ at character (\d+), /.exec(why)?.[1] ?? text.length + 1) - 1;
        const before = [...text].slice(0, at).join('');
        // What ends there is the beginning of JSON: of it alone is only said that it ends.
        if (before !== text) assert.match(whyNot(before) ?? 'ends', /ends|64 bits/, text);
      }),
      { numRuns: 3000 },
    );
  });

  it('may be nested deep or be long', () => {
    assert.equal(whyNot('['.repeat(200_000)), 'it ends too early, expected a value or ]');
    assert.match(whyNot(`${'{"a":'.repeat(200_000)}!`)!, /^! at character 1000001, expected a value$/);
    const long = '\\n'.repeat(2_000_000);
    assert.equal(whyNot(`"${long}`), 'it ends too early, expected the closing quote');
    assert.match(whyNot(`"${long}" x`)!, /^x at character 4000004, expected nothing more$/);
  });
});
