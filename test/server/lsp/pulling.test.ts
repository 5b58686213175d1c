// Diagnostics that a client asks for: what it has already is not sent again.
import assert from 'node:assert/strict';
import { capabilitiesOf, Stranger } from '../../support/stranger';

interface Report {
  readonly kind: 'full' | 'unchanged';
  readonly resultId: string;
  readonly items?: readonly { readonly code: string }[];
  readonly uri?: string;
  readonly version?: number | null;
}

const wrong = `<network>\n  <name>lab</name>\n  <bridge nmae='virbr9'/>\n</network>\n`;

describe('a client that pulls', () => {
  const uri = 'file:///lab/lab.xml';
  let client: Stranger;
  beforeEach(() => {
    client = Stranger.inMemory();
  });
  afterEach(() => client.stop());
  const pull = async (previousResultId?: string) => {
    const { result } = await client.ask('textDocument/diagnostic', {
      textDocument: { uri },
      ...(previousResultId !== undefined && { previousResultId }),
    });
    return result as Report;
  };

  it('is told that nothing is different, and all of it once something is', async () => {
    await client.start(capabilitiesOf('vscode'));
    client.open(uri, wrong);
    const first = await pull();
    assert.equal(first.kind, 'full');
    assert.ok(first.items!.length > 0);
    assert.deepEqual(await pull(first.resultId), { kind: 'unchanged', resultId: first.resultId });
    assert.deepEqual(await pull('something else'), first);
    client.change(uri, wrong.replace('nmae', 'name'));
    const mended = await pull(first.resultId);
    assert.equal(mended.kind, 'full');
    assert.deepEqual(mended.items, []);
    client.change(uri, wrong);
    assert.deepEqual(await pull(mended.resultId), first);
  });
});
