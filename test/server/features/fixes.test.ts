// How obvious fixes come together: which of them are taken, and by which edits the text is changed in the end.
import { fix, replace } from '../../../server/src/fixes/fix';
import { fixAll } from '../../support/fix-all';
import assert from 'node:assert/strict';
import { editsBetween, fixesAt } from '../../../server/src/features/fixes';
import { problemsOf } from '../../../server/src/features/problems';
import { TakenEdits } from '../../../server/src/features/taken-edits';
import { WorkspaceFacts } from '../../../server/src/model/workspace-facts';
import { type Finding, rule, type Rule } from '../../../server/src/rules/rule';
import type { Severity } from '../../../server/src/schema/types';
import { applyEdits, type Edit } from '../../../server/src/text';
import { filesOf, newest } from '../../support/checking';

describe('the edits between two texts', () => {
  const cases: [before: string, after: string, edits: readonly string[]][] = [
    ['a\n', 'a\n', []],
    ['a\nb\nc\n', 'a\nX\nc\n', ['2-3 X']],
    ['a\nb\nc\n', 'a\nc\n', ['2-4 ']],
    ['a\nc\n', 'a\nb\nc\n', ['2-2 b\n']],
    ['a\n', 'a\nb\n', ['2-2 b\n']],
    ['a', 'a\n', ['1-1 \n']],
    ['', 'a\n', ['0-0 a\n']],
    ['a\n', '', ['0-2 ']],
    ['abc\n', 'abXc\n', ['2-2 X']],
    ['aXa\n', 'aa\n', ['1-2 ']],
    ['a\nb\n', 'b\na\n', ['0-0 b\n', '2-4 ']],
    ['a\nb\nb\nc\n', 'a\nb\nc\n', ['4-6 ']],
    ['1\n2\n3\n4\n5\n', '1\nX\n3\nY\n5\n', ['2-3 X', '6-7 Y']],
    ['key=1\nx\nkey=2\n', 'key=9\nx\nkey=8\n', ['4-5 9', '12-13 8']],
  ];
  for (const [before, after, edits] of cases)
    it(`${JSON.stringify(before)} and ${JSON.stringify(after)} touch what differs`, () =>
      assert.deepEqual(
        editsBetween(before, after).map((it) => `${it.span.start}-${it.span.end} ${it.text}`),
        edits,
      ));

  it('leave the lines at both ends alone, however much comes in between', () => {
    const lines = Array.from({ length: 60 }, (_, i) => `new${i}\n`).join('');
    const shown = (before: string, after: string) =>
      editsBetween(before, after).map((it) => `${it.span.start}-${it.span.end} ${it.text.length}`);
    assert.deepEqual(shown('a\nb\n', `a\n${lines}b\n`), [`2-2 ${lines.length}`]);
    assert.deepEqual(shown(`a\n${lines}b\n`, 'a\nb\n'), [`2-${2 + lines.length} 0`]);
  });

  it('find a line again that has moved by forty lines, and no farther', () => {
    const lines = (count: number, of: string) => Array.from({ length: count }, (_, i) => `${of}${i}\n`).join('');
    const moved = (by: number) => editsBetween(`old\nkeep\nend\n`, `${lines(by, 'new')}keep\nother\n`);
    assert.equal(moved(30).length, 2);
    assert.equal(moved(39).length, 2);
    assert.equal(moved(40).length, 1);
    const gone = (by: number) => editsBetween(`${lines(by, 'old')}keep\nend\n`, `new\nkeep\nother\n`);
    assert.equal(gone(39).length, 2);
    assert.equal(gone(40).length, 1);
  });
});

describe('edits that are taken', () => {
  /** Small numbers in an order that looks like none. */
  function* numbers(): Generator<number, never> {
    for (let it = 7; ;) yield (it = (it * 1103515245 + 12345) % 2147483648) >> 8;
  }
  it('meet those that share a place with them, as looking at each one would tell', () => {
    const next = numbers();
    const below = (most: number) => next.next().value % most;
    for (let round = 0; round < 60; round++) {
      const candidates = Array.from({ length: 1 + below(20) }, (): Edit => {
        const start = below(40);
        return { span: { start, end: start + below(4) }, text: '' };
      });
      const taken = new TakenEdits(candidates);
      const kept: Edit[] = [];
      const meets = (a: Edit, b: Edit) =>
        a.span.start === b.span.start || (a.span.start < b.span.end && b.span.start < a.span.end);
      for (const it of candidates) {
        const isMet = kept.some((one) => meets(it, one));
        assert.equal(taken.meets(it), isMet, JSON.stringify({ kept, it }));
        if (isMet) continue;
        kept.push(it);
        taken.add(it);
        taken.add(it);
      }
      assert.deepEqual(
        taken.edits.map((it) => it.span.start),
        kept.map((it) => it.span.start).sort((a, b) => a - b),
      );
    }
  });
});

describe('obvious fixes', () => {
  /** A rule that puts a word in the place of another. */
  const writes = (wrong: string, right: string, severity: Severity = 'error', preferred = true): Rule =>
    rule({
      code: `${wrong}-${right}`,
      of: ['ifcfg', 'network'],
      severity,
      summary: 'A word that is written differently.',
      source: 'this test',
      *check({ tree }): Generator<Finding> {
        for (let at = tree.text.indexOf(wrong); at >= 0; at = tree.text.indexOf(wrong, at + 1)) {
          const span = { start: at, end: at + wrong.length };
          yield { span, message: wrong, fixes: [replace(`Write ${right}`, span, right, preferred)] };
        }
      },
    });
  const fixed = (name: string, text: string, ...only: Rule[]): string => {
    const [file] = filesOf({ [name]: text });
    return applyEdits(text, fixAll(file!, new WorkspaceFacts([file!]), { target: newest, only }));
  };

  it('cut no quote of a value that is quoted in pieces', () => {
    const rows: [line: string, wrong: string, fixed: string][] = [
      ['A="b c"d', 'c"d', 'A="b c"d'],
      ["A='b c'd", "c'd", "A='b c'd"],
      ['A="b c"', 'c"', 'A="b c"'],
      // All of the value, an escape that ends with the word, and quotes that come in pairs.
      ['A="b c"d', '"b c"d', 'A=x'],
      [String.raw`A="b \"c\""`, String.raw`\"c\"`, 'A="b x"'],
      ['A=b"c"', 'b"c"', 'A=x'],
      // No quotes of a value, and a line that is too long to be read for each of its findings.
      ['# "b c"d', 'c"d', '# "b x'],
      [`A="${'b '.repeat(990)}'"`, "'", `A="${'b '.repeat(990)}x"`],
      [`A="${'b '.repeat(1000)}'"`, "'", `A="${'b '.repeat(1000)}'"`],
    ];
    for (const [line, wrong, after] of rows)
      assert.equal(fixed('ifcfg-x', `${line}\n`, writes(wrong, 'x', 'error')), `${after}\n`, line.slice(0, 40));
    assert.equal(fixed('n.xml', `<network name="a"/>\n`, writes('"a"', 'x', 'error')), '<network name=x/>\n');
  });

  it('of errors come before those of warnings, of advice last, whatever the order of the rules', () => {
    const all = (['hint', 'information', 'warning', 'error'] as const).map((it) => writes('a', it.charAt(0), it));
    assert.equal(fixed('ifcfg-x', 'a\n', ...all), 'e\n');
    assert.equal(fixed('ifcfg-x', 'a\n', ...all.toReversed()), 'e\n');
    assert.equal(fixed('ifcfg-x', 'a\n', ...all.slice(0, 3)), 'w\n');
    assert.equal(fixed('ifcfg-x', 'a\n', ...all.slice(0, 2)), 'i\n');
  });

  it('change one tag once before they look again, and each of two tags at once', () => {
    // Each adds what is missing when it is missing; taken together there would be two.
    const adds = (name: string): Rule =>
      rule({
        ...writes('x', 'y'),
        code: name,
        *check({ tree }): Generator<Finding> {
          for (const { 0: tag, index } of tree.text.matchAll(/<ip[^>]*>/g)) {
            if (tag.includes('c=')) continue;
            const end = index + (name === 'first' ? 3 : tag.length - 2);
            const insert = { span: { start: end, end }, text: ` c='${name}'` };
            yield { span: { start: index, end: index + 3 }, message: name, fixes: [fix('Add', [insert], true)] };
          }
        },
      });
    assert.equal(
      fixed('a.xml', `<network><ip a='1'/><ip b='2'/></network>`, adds('first'), adds('second')),
      `<network><ip c='first' a='1'/><ip c='first' b='2'/></network>`,
    );
    // Between tags there is no tag that they could share.
    assert.equal(
      fixed('a.xml', '<network>x z</network>', writes('x', '1'), writes('z', '2')),
      '<network>1 2</network>',
    );
  });

  it('are those that somebody prefers, of the file itself', () => {
    assert.equal(fixed('ifcfg-x', 'a b\n', writes('a', '1', 'error', false), writes('b', '2')), 'a 2\n');
    const own = rule({
      ...writes('a', '1'),
      *check({ uri, tree }): Generator<Finding> {
        if (!tree.text.startsWith('a')) return;
        const edits = [{ span: { start: 0, end: 1 }, text: 'own' }];
        yield {
          span: { start: 0, end: 1 },
          message: 'a',
          fixes: [{ title: 'x', preferred: true, changes: [{ uri, edits }] }],
        };
      },
    });
    assert.equal(fixed('ifcfg-x', 'a\n', own), 'own\n');
    const creates = rule({
      ...writes('a', '1'),
      *check(): Generator<Finding> {
        const edits = [{ span: { start: 0, end: 1 }, text: 'b' }];
        const changes = [{ edits }, { create: 'file:///workspace/new', content: '' }];
        yield { span: { start: 0, end: 1 }, message: 'a', fixes: [{ title: 'x', preferred: true, changes }] };
      },
    });
    assert.equal(fixed('ifcfg-x', 'a\n', creates), 'a\n');
  });

  it('that repair several problems are offered once, with the first of them', () => {
    const changes = [{ edits: [{ span: { start: 0, end: 1 }, text: 'b' }] }];
    const both = rule({
      ...writes('a', 'b'),
      *check(): Generator<Finding> {
        for (const start of [0, 2])
          yield {
            span: { start, end: start + 1 },
            message: String(start),
            fixes: [
              { title: 'All', changes },
              { title: `Only ${String(start)}`, changes: [{ edits: [] }] },
            ],
          };
      },
    });
    const [file] = filesOf({ 'ifcfg-a': 'a a\n' });
    const problems = problemsOf(file!, new WorkspaceFacts([file!]), { target: newest, only: [both] });
    const offered = fixesAt(problems, { start: 0, end: 3 }, 9).map((it) => `${it.problem.message} ${it.fix.title}`);
    assert.deepEqual(offered, ['0 All', '0 Only 0', '2 Only 2']);
  });
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
    const edits = fixAll(file!, new WorkspaceFacts([file!]), { target: newest, only });
    assert.equal(applyEdits(text, edits), expected);
    return edits;
  }

  it('are those of the problems that a span touches', () => {
    const [file] = filesOf({ 'ifcfg-a': 'aa\nbb\naa\n' });
    const only = [spelling('aa', 'A'), spelling('bb', 'B')];
    const problems = problemsOf(file!, new WorkspaceFacts([file!]), { target: newest, only });
    const at = (start: number, end: number, most = 100) =>
      fixesAt(problems, { start, end }, most).map(({ problem, fix: { title } }) => `${problem.span.start} ${title}`);
    assert.deepEqual(at(0, 0), ['0 Write A']);
    assert.deepEqual(at(1, 4), ['0 Write A', '3 Write B']);
    assert.deepEqual(at(8, 8), ['6 Write A']);
    assert.deepEqual(at(0, 9, 2), ['0 Write A', '3 Write B']);
  });
  it('repair everything at once', () =>
    void check('aa\nbb\naa\n', [spelling('aa', 'A'), spelling('bb', 'B')], 'A\nB\nA\n'));
  it('repair what a repair brings to light', () =>
    void check('a\nb\n', [spelling('a', 'b'), spelling('b', 'c')], 'c\nc\n'));
  it('leave what has no obvious repair', () => void check('aa\n', [spelling('aa', 'A', false)], 'aa\n'));
  it('come to rest when some of them disagree, where a second run stays', () => {
    void check('a\n', [spelling('a', 'b'), spelling('b', 'a')], 'a\n');
    const [before, round] = [spelling('c', 'a'), [spelling('a', 'b'), spelling('b', 'a')]];
    void check('c\n', [before, ...round], 'a\n');
    void check('b\n', [before, ...round], 'b\n');
  });
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
