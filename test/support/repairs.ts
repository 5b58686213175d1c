// Tables of what a rule says of a piece of a network, and what each of its repairs makes of that piece.
import assert from 'node:assert/strict';
import { rules } from '../../server/src/rules/index';
import { afterChanges, problemsByName, uriOf } from './checking';

/** A piece, what is said of it first (nothing, where it is right), and each repair: its title and the piece afterwards. */
type Row = readonly [piece: string, message?: string, ...titlesAndPieces: string[]];

export interface RepairsOf {
  /** The rule, or those that share the piece. */
  readonly code: string | readonly string[];
  /** What stands around each piece in the network. */
  readonly around: readonly [before: string, after: string];
  readonly rows: readonly Row[];
}

/** A test for each row. A star is before the title of a repair that `fix all` applies. */
export function checkRepairs(cases: readonly RepairsOf[]): void {
  for (const { code, around, rows } of cases) {
    const names = typeof code === 'string' ? [code] : code;
    const only = rules.filter((it) => names.includes(it.name) && it.of.includes('network'));
    assert.equal(only.length, names.length, names.join());
    const within = (piece: string): string => `<network><name>lab</name>${around.join(piece)}</network>`;
    for (const [piece, message, ...repairs] of rows)
      it(`${names.join(', ')} has its words and repairs for ${JSON.stringify(around.join(piece))}`, () => {
        const text = within(piece);
        const [found] = problemsByName({ 'lab.xml': text }, { only }).get('lab.xml')!;
        assert.equal(found?.message, message);
        assert.deepEqual(
          (found?.fixes ?? []).flatMap((it) => [
            `${it.preferred ? '* ' : ''}${it.title}`,
            afterChanges({ 'lab.xml': text }, uriOf('lab.xml'), it.changes)['lab.xml'],
          ]),
          repairs.map((it, i) => (i % 2 === 0 ? it : within(it))),
        );
      });
  }
}
