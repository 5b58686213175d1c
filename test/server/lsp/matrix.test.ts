// docs/lsp.md tells what the server can: as much as it announces, and no more.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { abilitiesOf } from '../../../server/src/lsp/abilities';
import { capabilitiesOf as announced } from '../../../server/src/lsp/capabilities';
import { capabilitiesOf, editors } from '../../support/stranger';

/** What the third column of the tables names, by its path. */
const named = readFileSync('docs/lsp.md', 'utf8')
  .split('\n')
  .flatMap((line) => /^\|[^|]*\| `([\w.]+)` \|/.exec(line)?.[1] ?? []);

const at = (value: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((it, name) => (it as Record<string, unknown> | undefined)?.[name], value);

describe('docs/lsp.md', () => {
  const all = [...editors.map(capabilitiesOf), {}].map((it) => announced(abilitiesOf(it)));

  it('names what some client is told, and nothing else', () => {
    assert.ok(named.length > 20);
    for (const path of named)
      assert.ok(
        all.some((it) => Boolean(at(it, path))),
        `nobody is told of ${path}`,
      );
  });

  it('names all that any client is told', () => {
    const told = new Set(all.flatMap((it) => Object.keys(it)));
    const ofWorkspace = all.flatMap((it) => Object.keys(it.workspace ?? {})).map((it) => `workspace.${it}`);
    told.delete('workspace');
    for (const it of [...told, ...ofWorkspace]) assert.ok(named.includes(it), `${it} is not named`);
  });

  it('says of what nobody has to know that every client is told it', () => {
    const always = readFileSync('docs/lsp.md', 'utf8').matchAll(/^\|[^|]*\| `([\w.]+)` \| – \|/gm);
    for (const [, path] of always) for (const it of all) assert.ok(at(it, path!), `${path!} is not told to all`);
  });
});
