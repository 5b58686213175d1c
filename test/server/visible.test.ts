// What is done to words before a person sees them.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { visible, visibleJson, visibleLine, visibleLines, withoutUnseen } from '../../server/src/visible';
import { assertHarmless, commands, unseen } from '../support/hostile';

const anything = fc.string({
  unit: fc.oneof(fc.constantFrom(...unseen, ...commands, '\\', '"', '#', '[', ':', ' '), fc.string({ unit: 'binary' })),
});

describe('what cannot be seen', () => {
  it('is spelled out, whatever it is', () => {
    for (const it of unseen) {
      const code = it.codePointAt(0)!.toString(16);
      assert.equal(visible(`a${it}b`), `a\\u{${code}}b`);
      assert.equal(visible(`${it}${it}`), `\\u{${code}}\\u{${code}}`);
      assert.equal(
        withoutUnseen(`a${it}b`, () => '_'),
        'a_b',
      );
    }
  });

  it('leaves what can be seen as it is', () => {
    const plain = 'Wi‑Fi „Zuhause“ – 家のネット مرحبا 👍 e\u0301 \u00a0 \\u{1b} #1 a::b fe80::1';
    assert.equal(visible(plain), plain);
    assert.equal(visibleLine(plain), plain);
    assert.equal(
      withoutUnseen(plain, () => '_'),
      plain,
    );
  });

  it('keeps the lines of a text that has several', () => {
    assert.equal(visibleLines('a\n\x1b[2J\r\n\nb'), 'a\n\\u{1b}[2J\\u{d}\n\nb');
    assert.equal(visibleLines('a\n::error::b'), 'a\n\\u{3a}:error::b');
  });

  it('is spelled the same when it passes twice', () => {
    fc.assert(fc.property(anything, (text) => visibleLine(visibleLine(text)) === visibleLine(text)));
  });
});

describe('a line of output', () => {
  it('holds nothing that a terminal or a build obeys', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const line = visibleLine(text);
        assert.ok(!line.includes('\n'));
        assertHarmless(line, 'a line');
      }),
      { numRuns: 300 },
    );
  });

  it('is no command, and still tells which it would have been', () => {
    assert.equal(visibleLine('::error::x'), '\\u{3a}:error::x');
    assert.equal(visibleLine('  ::x'), '  \\u{3a}:x');
    assert.equal(visibleLine('a ##[group]x ###[y] ##vso[z]'), 'a \\u{23}#[group]x #\\u{23}#[y] \\u{23}#vso[z]');
    assert.equal(visibleLine('## heading [x] #[y]'), '## heading [x] #[y]');
    assert.equal(visibleLine('a::b ::c'), 'a::b ::c');
  });
});

describe('JSON for a program', () => {
  it('means the same, and holds nothing that a terminal or a build obeys', () => {
    fc.assert(
      fc.property(anything, fc.dictionary(anything, anything), (text, more) => {
        const value = [text, Object.fromEntries(Object.entries(more))];
        const json = visibleJson(value);
        assert.ok(!json.includes('\n'));
        assertHarmless(json, 'JSON');
        assert.deepEqual(JSON.parse(json), JSON.parse(JSON.stringify(value)));
      }),
      { numRuns: 300 },
    );
  });

  it('escapes as JSON does', () => {
    assert.equal(
      visibleJson(['\x1b\x7f\x9b\u202e\u{e0041}', 'ü##[x']),
      '["\\u001b\\u007f\\u009b\\u202e\\udb40\\udc41","ü\\u0023#[x"]',
    );
  });
});
