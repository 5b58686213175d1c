// What can be folded away, to the letter: where a fold begins and where it ends. Every test goes through `check`.
import assert from 'node:assert/strict';
import { foldsOf } from '../../../server/src/features/folding';
import { filesOf } from '../../support/checking';
import { LineIndex } from '../../../server/src/text';

/** The texts of the folds, comments with a `#` before them. */
function check(name: string, text: string, expected: readonly string[]) {
  const [file] = filesOf({ [name]: text });
  const folds = foldsOf(file!).map(
    ({ span, kind }) => (kind === 'comment' ? '#' : '') + text.slice(span.start, span.end),
  );
  assert.deepEqual(folds, expected);
}

describe('a fold of XML', () => {
  for (const [what, eol, indent] of [
    ['line feeds', '\n', '  '],
    ['carriage returns', '\r\n', '  '],
    ['tabs', '\n', '\t'],
    ['no indentation', '\n', ''],
  ] as const)
    it(`ends before the line of the close tag, with ${what}`, () =>
      check(
        'a.xml',
        ['<network>', `${indent}<dns>`, `${indent}<txt/>`, `${indent}</dns>`, '</network>', ''].join(eol),
        [
          ['<network>', `${indent}<dns>`, `${indent}<txt/>`, `${indent}</dns>`].join(eol),
          ['<dns>', `${indent}<txt/>`].join(eol),
        ],
      ));
  it('ends at a close tag that has text before it', () =>
    check('a.xml', '<network>\n<name>a\nb</name></network>', ['<network>\n<name>a\nb</name>', '<name>a\nb']));
  it('holds a tag of several lines, without what follows it', () =>
    check('a.xml', '<network>\n<bridge\n name="a"\n/>\n\n</network>', [
      '<network>\n<bridge\n name="a"\n/>\n',
      '<bridge\n name="a"\n/>',
    ]));
  it('holds an element that is never closed, without the blanks at its end', () =>
    check('a.xml', '<network>\n <ip>\n  <dhcp/>\n\n \n', ['<network>\n <ip>\n  <dhcp/>', '<ip>\n  <dhcp/>']));
  it('holds comments, in the order of the text', () =>
    check('a.xml', '<network>\n<!-- a\nb -->\n<dns>\n<!-- c\nd --></dns>\n</network>', [
      '<network>\n<!-- a\nb -->\n<dns>\n<!-- c\nd --></dns>',
      '#<!-- a\nb -->',
      '<dns>\n<!-- c\nd -->',
      '#<!-- c\nd -->',
    ]));
  it('is none of one line', () => check('a.xml', '<network><!-- a --><ip/>\n</network>', []));
});

describe('a fold of an ifcfg file', () => {
  const cases: [what: string, text: string, folds: readonly string[]][] = [
    ['a block of comments', 'A=1\n# a\n # b\nB=2', ['#' + '# a\n # b']],
    ['a block at the end', 'A=1\n# a\n# b', ['#' + '# a\n# b']],
    ['no single comment', 'A=1\n# a\nB=2\n', []],
    ['a section from its comment to its last line', '# a\nA=1\nB=2\n\n\n', ['# a\nA=1\nB=2']],
    ['sections up to the next one', '# a\nA=1\n\n# b\nB=2\n', ['# a\nA=1', '# b\nB=2']],
    ['a section over blank lines', '# a\nA=1\n\nB=2\n', ['# a\nA=1\n\nB=2']],
    ['no section of a comment that stands among lines', 'A=1\n# a\nB=2\nC=3\n', []],
    ['a section and its comments', '# a\n# b\nA=1\n', ['#' + '# a\n# b', '# a\n# b\nA=1']],
    ['comments that a blank line parts as two', '# a\n# b\n\n# c\n# d\n', ['#' + '# a\n# b', '#' + '# c\n# d']],
    ['a section without an end of line', '\n# a\nA=1', ['# a\nA=1']],
    ['a line of blanks as a blank line', 'A=1\n \t\n# a\nB=2\n', ['# a\nB=2']],
    ['nothing in nothing', '', []],
  ];
  for (const [what, text, folds] of cases) it(`holds ${what}`, () => check('ifcfg-a', text, folds));
});

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
