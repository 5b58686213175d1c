// What is wrong in a virtnet.json, against a stand-in of the editor: said by the editor or by the server, and never twice.
import assert from 'node:assert/strict';
import { editor, freshEditor } from '../support/editor';
import { rulesFileProblems } from '../../client/src/rules-file-problems';

/** Words in a line. */
const range = (start: number, end: number) => ({
  ...{ start, end },
  intersection: (other: { start: number; end: number }) =>
    other.start <= end && other.end >= start ? other : undefined,
});
const own = [
  { source: 'virtnet', range: range(0, 5) },
  { source: 'virtnet', range: range(10, 15) },
];

/** The places that are told of a file, each time. */
function told(path: string) {
  const shown: number[][] = [];
  const { handleDiagnostics } = rulesFileProblems({ subscriptions: [] });
  const uri = { path, toString: () => path };
  handleDiagnostics!(uri as never, own as never, (_, all) => {
    shown.push(all.map((it) => (it.range as unknown as { start: number }).start));
    // The editor tells of these, too.
    editor.events.emit('problems', { uris: [uri] });
  });
  const says = (...problems: typeof editor.problems) => {
    editor.problems = problems;
    editor.events.emit('problems', { uris: [uri] });
  };
  return { shown, says };
}

beforeEach(() => void freshEditor());

describe('what is wrong in a virtnet.json', () => {
  it('is told where the editor says nothing, and as soon as it says nothing more', () => {
    const { shown, says } = told('/lab/virtnet.json');
    says({ range: range(3, 4) });
    says({ range: range(3, 4) }, ...own);
    says();
    assert.deepEqual(shown, [[0, 10], [10], [0, 10]]);
  });

  it('is left out from the start where the editor has said it', () => {
    editor.problems = [{ source: 'json', range: range(12, 12) }];
    assert.deepEqual(told('/lab/virtnet.json').shown, [[0]]);
  });

  it('is all that is looked at: of another file everything is told', () => {
    const { shown, says } = told('/lab/ifcfg-eth0');
    says({ range: range(3, 4) });
    assert.deepEqual(shown, [[0, 10]]);
  });
});
