// What is smaller than completion and hover: folding, and whatever else an editor asks of one file.
import assert from 'node:assert/strict';
import { foldsOf } from '../server/src/features/folding';
import { LineIndex } from '../server/src/text';
import { filesOf } from './support/checking';

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
