// What a host has, written into the file that it was made of: nothing differs afterwards, and what a person wrote stays.
import assert from 'node:assert/strict';
import { pulledInto } from '../../../server/src/features/pull/index';
import { differencesOf } from '../../../server/src/model/network/drift/differences';
import { parseXml } from '../../../server/src/syntax/xml/parse';
import { readFile } from '../../../server/src/model/read-file';
import { recordedLines } from '../../support/recorded-lines';

const uri = 'file:///lab.xml';

function pulled(text: string, stored: string): string {
  const done = pulledInto(readFile(uri, 'network', text), stored);
  assert.ok(done.ok, `${done.ok ? '' : done.why}\n${text}\n${stored}`);
  return done.text;
}

interface Pair {
  readonly case: string;
  readonly written: string;
  readonly inactive?: string;
}

describe('what is pulled into a file', () => {
  const pairs = recordedLines<Pair>('drift-pairs')
    .filter((it): it is Required<Pair> => it.inactive !== undefined)
    .filter(({ written }) => parseXml(written).problems.length === 0 && parseXml(written).root?.name === 'network');

  /** With a comment before and behind each child of the root, as a person might have written it. */
  function commented(text: string): string {
    const { root } = parseXml(text);
    const spans = root!.children.map((it) => it.span);
    let result = text;
    for (const [i, { start, end }] of [...spans.entries()].reverse())
      result = `${result.slice(0, start)}<!-- before ${i} -->${result.slice(start, end)}<!-- behind ${i} -->${result.slice(end)}`;
    return result;
  }

  const commentsIn = (text: string): string[] => text.match(/<!-- (?:before|behind) \d+ -->/g) ?? [];

  it('makes any file say what any other network is stored as, and keeps its comments', () => {
    let changed = 0;
    for (const [i, { written }] of pairs.entries())
      for (const step of [0, 1, 7, 40, 101]) {
        const { inactive } = pairs[(i + step) % pairs.length]!;
        const text = commented(written);
        const result = pulled(text, inactive);
        assert.deepEqual(
          differencesOf({ tree: parseXml(result), kind: 'written' }, { tree: parseXml(inactive), kind: 'stored' }),
          [],
          `${written}\n${inactive}\n${result}`,
        );
        assert.deepEqual(parseXml(result).problems, []);
        assert.deepEqual(commentsIn(result).sort(), commentsIn(text).sort(), `${text}\n${inactive}\n${result}`);
        if (result !== text) changed++;
      }
    assert.ok(changed > pairs.length, String(changed));
  });
});
