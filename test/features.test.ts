// What is smaller than completion and hover: folding, and whatever else an editor asks of one file.
import assert from 'node:assert/strict';
import { editsBetween, fixAll, fixesAt } from '../server/src/features/fixes';
import { foldsOf } from '../server/src/features/folding';
import { Network } from '../server/src/model/network';
import { fix, replace, type Rule, rule } from '../server/src/rules/rule';
import { applyEdits, LineIndex } from '../server/src/text';
import { filesOf, newest } from './support/checking';

describe('folding', () => {
  /** Folds as `first-last`, 0-based, comments with a `#`. */
  function check(name: string, text: string, expected: readonly string[]) {
    const [file] = filesOf({ [name]: text });
    const lines = new LineIndex(text);
    const shown = foldsOf(file!).map(
      ({ span, kind }) => `${kind === 'comment' ? '#' : ''}${lines.lineOf(span.start)}-${lines.lineOf(span.end)}`,
    );
    assert.deepEqual(shown, expected);
  }

  it('folds elements down to the line above their close tag, and comments', () =>
    check('a.xml', '<!-- a\n b -->\n<network>\n  <ip>\n    <dhcp/>\n  </ip>\n  <bridge\n    name="x"/>\n</network>\n', [
      '#0-1',
      '2-7',
      '3-4',
      '6-7',
    ]));
  it('leaves what is on one line', () => check('a.xml', '<network><name>a</name></network>', []));
  it('folds elements that are being typed', () => check('a.xml', '<network>\n  <ip>\n    <dhcp>\n', ['0-2', '1-2']));
  it('folds blocks of comments, and sections that a comment opens', () =>
    check('ifcfg-a', '# one\n# two\nA=1\nB=2\n\n# three\nC=3\n\nD=4\n', ['#0-1', '0-3', '5-8']));
  it('has nothing to fold in plain keys', () => check('ifcfg-a', 'A=1\nB=2\n', []));
});

describe('fixes', () => {
  const spelling = (wrong: string, right: string, preferred = true): Rule =>
    rule({
      code: `${wrong}-${right}`,
      of: ['ifcfg'],
      severity: 'error',
      summary: 'A word that is written differently.',
      source: 'this test',
      *check({ tree }) {
        for (let at = tree.text.indexOf(wrong); at >= 0; at = tree.text.indexOf(wrong, at + 1)) {
          const span = { start: at, end: at + wrong.length };
          yield {
            span,
            message: `${wrong} is written ${right}`,
            fixes: [replace(`Write ${right}`, span, right, preferred)],
          };
        }
      },
    });

  /** The file after everything is fixed. */
  function check(text: string, only: readonly Rule[], expected: string) {
    const [file] = filesOf({ 'ifcfg-a': text });
    const edits = fixAll(file!, new Network([file!]), { target: newest, only });
    assert.equal(applyEdits(text, edits), expected);
    return edits;
  }

  it('are those of the problems that a span touches', () => {
    const [file] = filesOf({ 'ifcfg-a': 'aa\nbb\naa\n' });
    const at = (start: number, end: number) =>
      fixesAt(
        file!,
        new Network([file!]),
        { start, end },
        { target: newest, only: [spelling('aa', 'A'), spelling('bb', 'B')] },
      ).map(({ problem, fix: { title } }) => `${problem.span.start} ${title}`);
    assert.deepEqual(at(0, 0), ['0 Write A']);
    assert.deepEqual(at(1, 4), ['0 Write A', '3 Write B']);
    assert.deepEqual(at(8, 8), ['6 Write A']);
  });
  it('repair everything at once', () =>
    void check('aa\nbb\naa\n', [spelling('aa', 'A'), spelling('bb', 'B')], 'A\nB\nA\n'));
  it('repair what a repair brings to light', () =>
    void check('a\nb\n', [spelling('a', 'b'), spelling('b', 'c')], 'c\nc\n'));
  it('leave what has no obvious repair', () => void check('aa\n', [spelling('aa', 'A', false)], 'aa\n'));
  it('come to rest when two of them disagree', () =>
    void check('a\n', [spelling('a', 'b'), spelling('b', 'a')], 'b\n'));
  it('come to rest when one never ends', () => void check('a\n', [spelling('a', 'aa')], 'a'.repeat(1024) + '\n'));
  it('take one of two that overlap, and look again', () =>
    void check('abc\n', [spelling('ab', 'x'), spelling('bc', 'y')], 'xc\n'));
  it('leave repairs in other files to the person', () => {
    const elsewhere = rule({
      ...spelling('a', 'b'),
      *check() {
        yield {
          span: { start: 0, end: 1 },
          message: 'a',
          fixes: [{ title: 'Elsewhere', preferred: true, changes: [{ uri: 'file:///other', edits: [] }] }],
        };
      },
    });
    check('a\n', [elsewhere], 'a\n');
  });
  it('take a fix of several edits whole', () => {
    const both = rule({
      ...spelling('a', 'b'),
      *check({ tree }) {
        if (!tree.text.startsWith('a')) return;
        yield {
          span: { start: 0, end: 1 },
          message: 'a',
          fixes: [
            fix(
              'Both',
              [
                { span: { start: 4, end: 5 }, text: 'z' },
                { span: { start: 0, end: 1 }, text: 'y' },
              ],
              true,
            ),
          ],
        };
      },
    });
    check('a\nb\nc\n', [both], 'y\nb\nz\n');
  });
  it('touch only the lines that change', () => {
    const edits = check('x\naa\ny\nbb\nz\n', [spelling('aa', 'A'), spelling('bb', 'B')], 'x\nA\ny\nB\nz\n');
    assert.deepEqual(
      edits.map((it) => it.span),
      [
        { start: 2, end: 4 },
        { start: 7, end: 9 },
      ],
    );
  });
  it('find the way between any two texts', () => {
    const texts = [
      '',
      'a',
      'a\n',
      'a\nb\n',
      'b\na\n',
      'a\nb\nc\nd\n',
      'd\nc\nb\na',
      'a\na\na\n',
      'x\n'.repeat(60) + 'a\n',
      'a\n' + 'y\n'.repeat(60),
    ];
    for (const before of texts)
      for (const after of texts) assert.equal(applyEdits(before, editsBetween(before, after)), after);
  });
});
