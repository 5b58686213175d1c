// The command of an action, against a stand-in of the editor: run with its arguments after its list has been forgotten.
import assert from 'node:assert/strict';
import { editor, freshEditor } from '../support/editor';
import { lastingCommands } from '../../client/src/lasting-commands';

beforeEach(() => void freshEditor());

/** The command of an action as the editor gets it once the action is resolved. */
async function resolved(
  { resolveCodeAction }: ReturnType<typeof lastingCommands>,
  command?: { title: string; command: string; arguments?: unknown[] },
) {
  const action = await resolveCodeAction!({} as never, {} as never, () => ({ title: 'Make it', command }) as never);
  return action!.command;
}

describe('the command of an action', () => {
  const made = { title: 'Make it', command: 'virtnet.showMade', arguments: [{ made: ['file:///a'] }] };

  it('bears its arguments in no list that the editor may forget, and is run with them once', async () => {
    const kept = await resolved(lastingCommands({ subscriptions: [] }), made);
    assert.equal(kept!.arguments, undefined);
    editor.registered.get(kept!.command)!();
    assert.deepEqual(editor.executed, [['virtnet.showMade', ...made.arguments]]);
    assert.equal(editor.registered.has(kept!.command), false);
  });

  it('is that of its own action, whatever was resolved since', async () => {
    const all = lastingCommands({ subscriptions: [] });
    const first = await resolved(all, made);
    await resolved(all, { ...made, arguments: [{ made: ['file:///b'] }] });
    editor.registered.get(first!.command)!();
    assert.deepEqual(editor.executed, [['virtnet.showMade', ...made.arguments]]);
  });

  it('is left as it is without arguments, and not missed where there is none', async () => {
    const all = lastingCommands({ subscriptions: [] });
    const plain = { title: 'Suggest', command: 'editor.action.triggerSuggest' };
    assert.deepEqual([await resolved(all, plain), await resolved(all)], [plain, undefined]);
  });

  it('is forgotten when many have been looked at since, or the extension ends', async () => {
    const subscriptions: { dispose(): unknown }[] = [];
    const all = lastingCommands({ subscriptions });
    for (let i = 0; i < 100; i++) await resolved(all, made);
    assert.equal(editor.registered.size, 32);
    subscriptions.forEach((it) => it.dispose());
    assert.equal(editor.registered.size, 0);
  });
});
