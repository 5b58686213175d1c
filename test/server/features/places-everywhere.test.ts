// What an editor is answered at any place of any text lies in that text.
import assert from 'node:assert/strict';
import { foldsOf } from '../../../server/src/features/folding';
import { inlaysIn } from '../../../server/src/features/inlay';
import { linkedNamesAt } from '../../../server/src/features/linked-editing';
import { definitionsAt } from '../../../server/src/features/navigation/index';
import { refactoringsAt } from '../../../server/src/features/refactor/network';
import { selectionsAt } from '../../../server/src/features/selection';
import { WorkspaceFacts } from '../../../server/src/model/workspace-facts';
import { type Span } from '../../../server/src/text';
import { filesOf } from '../../support/checking';

const lab = (forward: string, ip: string) => `<network>\n  <name>lab</name>\n${forward}  ${ip}\n</network>\n`;

describe('an answer about a place', () => {
  it('has spans inside the text, at every offset of every truncation', () => {
    const text = lab(
      `  <forward mode='nat'><nat/></forward>\n`,
      `<ip address='10.0.0.1' netmask='255.0.0.0'><dhcp><host ip='10.0.0.2'/></dhcp></ip>`,
    );
    for (let end = 0; end <= text.length; end++) {
      const [file] = filesOf({ 'a.xml': text.slice(0, end) });
      const workspace = new WorkspaceFacts([file!]);
      for (let at = end === text.length ? 0 : end; at <= end; at++) {
        const here = { start: at, end: at };
        const inside = (it: Span): boolean => 0 <= it.start && it.start <= it.end && it.end <= end;
        const edits = refactoringsAt(file!, workspace, here).flatMap(({ changes }) =>
          changes.flatMap((it) => ('edits' in it ? it.edits : [])),
        );
        assert.ok(edits.every((it) => inside(it.span)));
        const selections = selectionsAt(file!, at);
        assert.ok(selections.every((it) => it.start <= at && at <= it.end && inside(it)));
        if (end > 0) assert.deepEqual(selections.at(-1), { start: 0, end });
        assert.ok((linkedNamesAt(file!, at) ?? []).every(inside));
        assert.ok(definitionsAt(file!, workspace, at).every((it) => it.uri !== file!.uri || inside(it.span)));
        assert.ok(inlaysIn(file!, { start: 0, end }).every((it) => it.offset <= end));
        assert.ok(foldsOf(file!).every((it) => inside(it.span)));
      }
    }
  });
});
