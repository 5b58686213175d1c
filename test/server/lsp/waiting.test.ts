// Who waits for whom: what is taken back is not begun, what is stale is given up, and many wishes for one thing are one.
// Counted in rules that are run and messages that are sent, never in time.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rules } from '../../../server/src/rules/index';
import type { Rule } from '../../../server/src/rules/rule';
import { practise } from '../../../server/src/lsp/practice';
import { Gathered, inSlices } from '../../../server/src/lsp/slices';
import { LineIndex } from '../../../server/src/text';
import { capabilitiesOf, Stranger } from '../../support/stranger';

const uri = 'file:///lab/lab.xml';
const textDocument = { uri };
const network = (name: string) =>
  `<network><name>${name}</name><forward mode='nat'/><bridge name='virbr1'/><ip address='192.168.50.1' prefix='24'/></network>`;
const cancelled = -32800;
const serverCancelled = -32802;
const contentModified = -32801;

describe('a request', () => {
  let client: Stranger;
  /** Rules in the order that they were run in. */
  const run: string[] = [];
  const originals = new Map<Rule, Rule['check']>();
  /** Called before a rule is run, with how many were run before. */
  let beforeRule: (count: number) => void;
  before(async () => {
    // The first document of a kind in a process is checked some times for practice, as long as it is open.
    const first = Stranger.inMemory();
    await first.start();
    first.open(uri, network('first'));
    first.close(uri);
    await first.stop();
  });
  beforeEach(async () => {
    beforeRule = () => undefined;
    for (const it of rules) {
      originals.set(it, it.check);
      (it as { check: Rule['check'] }).check = (...args) => {
        beforeRule(run.length);
        run.push(it.name);
        return originals.get(it)!.apply(it, args);
      };
    }
    client = Stranger.inMemory();
    await client.start(capabilitiesOf('vscode'));
    client.open(uri, network('lab'));
    await client.pull(uri);
    run.length = 0;
  });
  afterEach(async () => {
    await client.stop();
    for (const [it, check] of originals) (it as { check: Rule['check'] }).check = check;
  });

  /** Lets a slice end, as a long rule would. */
  const dawdle = () => {
    for (const start = performance.now(); performance.now() - start < 20;);
  };
  const takeBack = (id: number) => client.tell('$/cancelRequest', { id });
  const hover = { textDocument, position: { line: 0, character: 3 } };
  const actions = { textDocument, range: { start: hover.position, end: hover.position }, context: { diagnostics: [] } };

  it('that is taken back before it is begun costs nothing', async () => {
    const asked = Array.from({ length: 20 }, () => client.begin('textDocument/diagnostic', { textDocument }));
    for (const { id } of asked) takeBack(id);
    assert.notEqual((await client.ask('textDocument/hover', hover)).result, null);
    assert.deepEqual(run, []);
    for (const { answer } of asked) assert.equal((await answer).error?.code, cancelled);
    // Nor does it come later, or twice.
    for (let i = 0; i < 30; i++) await client.ask('textDocument/hover', hover);
    assert.deepEqual([run, client.stray], [[], []]);
  });

  it('in which a rule crashes is answered without that rule, and the log names it', async () => {
    const bad = rules.find((it) => it.of.includes('network'))!;
    client.change(uri, network('lab').replace('bridge name', 'bridge nmae'));
    (bad as { check: Rule['check'] }).check = () => {
      throw new Error('oops');
    };
    assert.deepEqual(
      (await client.pull(uri)).map((it) => it.code),
      ['unknown-attribute'],
    );
    const errors = client.told.filter((it) => (it.params as { type: number }).type === 1);
    const logged = errors.map((it) => (it.params as { message: string }).message);
    assert.ok(
      logged.some((it) => it.startsWith(`the rule ${bad.name} failed: `)),
      logged.join(),
    );
  });

  it('that crashes outside of a rule is answered with nothing, and the log says where', async () => {
    const bad = rules.find((it) => it.of.includes('network'))!;
    const logged = (what: RegExp) => client.told.some((it) => what.test(JSON.stringify(it.params)));
    // A finding that neither a diagnostic nor an action can be made of.
    const [span, fixes] = [{ start: 0, end: 9 }, [{ title: 'x' }]];
    (bad as { check: Rule['check'] }).check = () => [{ message: 'x', span, fixes, related: [{}] } as never];
    const report = (await client.ask('textDocument/diagnostic', { textDocument })).result as { items: unknown };
    assert.deepEqual(report.items, []);
    assert.ok(logged(/no check of file:\/\/\/lab\/lab.xml: this is a fault/));
    assert.deepEqual((await client.ask('textDocument/codeAction', actions)).result, []);
    assert.ok(logged(/no code actions for file:\/\/\/lab\/lab.xml: this is a fault/));
  });

  it('that crashes in what answers it is answered with nothing, and the log says where', async () => {
    const position = Object.getOwnPropertyDescriptor(LineIndex.prototype, 'position')!;
    const asked = { line: 0, character: 3 };
    try {
      LineIndex.prototype.position = () => {
        throw new Error('no words of the runtime');
      };
      for (const [method, empty] of [
        ['documentSymbol', []],
        ['hover', null],
        ['selectionRange', []],
        ['linkedEditingRange', null],
      ] as const) {
        client.told.length = 0;
        const params = { textDocument, position: asked, positions: [asked] };
        assert.deepEqual((await client.ask(`textDocument/${method}`, params)).result, empty, method);
        const told = client.told[0]!.params as { type: number; message: string };
        assert.equal(told.type, 1);
        assert.match(told.message, /^no answer for file:\/\/\/lab\/lab\.xml: this is a fault of virtnet, at /);
        assert.doesNotMatch(told.message, /runtime/);
      }
    } finally {
      Object.defineProperty(LineIndex.prototype, 'position', position);
    }
  });

  it('that is taken back while it is worked on is given up', async () => {
    for (const [method, params] of [
      ['textDocument/diagnostic', { textDocument }],
      ['textDocument/codeAction', actions],
      ['textDocument/codeAction', { ...actions, context: { diagnostics: [], only: ['source.fixAll'] } }],
    ] as const) {
      run.length = 0;
      const { id, answer } = client.begin(method, params);
      beforeRule = (count) => {
        if (count === 3) takeBack(id);
        dawdle();
      };
      assert.deepEqual((await answer).error, { code: cancelled, message: 'taken back' }, method);
      assert.ok(run.length <= 5, run.join());
    }
  });

  it('about a text that has changed is given up, and the client is told to ask again', async () => {
    for (const [method, params, code, data] of [
      ['textDocument/diagnostic', { textDocument }, serverCancelled, { retriggerRequest: true }],
      ['textDocument/codeAction', actions, contentModified, undefined],
    ] as const) {
      run.length = 0;
      const { answer } = client.begin(method, params);
      beforeRule = (count) => {
        if (count === 3) client.change(uri, network(`lab${method.length}`));
        dawdle();
      };
      const { error } = await answer;
      assert.deepEqual(error, { code, message: 'the document has changed', ...(data === undefined ? {} : { data }) });
      assert.ok(run.length <= 5, run.join());
    }
  });

  it('that is short does not wait for one that is long', async () => {
    const order: string[] = [];
    beforeRule = dawdle;
    const long = client.ask('textDocument/diagnostic', { textDocument }).then(() => order.push('diagnostic'));
    const short = client.ask('textDocument/hover', hover).then(() => order.push('hover'));
    await Promise.all([long, short]);
    assert.deepEqual(order, ['hover', 'diagnostic']);
  });

  it('that is taken back twice, late, or was never made, disturbs nobody', async () => {
    const { id, answer } = client.begin('textDocument/hover', hover);
    await answer;
    for (const params of [{ id }, { id }, { id: 'x' }, { id: null }, { id: {} }, {}, null, undefined])
      client.tell('$/cancelRequest', params);
    assert.notEqual((await client.ask('textDocument/hover', hover)).result, null);
    assert.deepEqual(client.stray, []);
  });
});

describe('diagnostics that are sent', () => {
  it('are not those of a text that has changed meanwhile, and those of what one types come first', async () => {
    const client = Stranger.inMemory();
    await client.start(capabilitiesOf('helix'));
    const uris = Array.from({ length: 5 }, (_, i) => `file:///lab/n${i}.xml`);
    uris.forEach((it, i) => client.open(it, network(`n${i}`)));
    await client.until(() => uris.every((it) => client.pushed(it)));
    client.told.length = 0;
    for (let i = 0; i < 50; i++) client.change(uris[3]!, network(`n${i}`));
    await client.until(() => uris.every((it) => client.pushed(it)));
    const sent = client.told.map(({ params }) => params as { uri: string; version: number });
    assert.equal(sent[0]!.uri, uris[3]);
    assert.deepEqual(new Set(sent.filter((it) => it.uri === uris[3]).map((it) => it.version)).size, 1);
    assert.ok(sent.length <= 10, String(sent.length));
    await client.stop();
  });

  it('are taken away with the document, and what the others clashed with', async () => {
    const client = Stranger.inMemory();
    await client.start(capabilitiesOf('helix'));
    const [a, b] = ['file:///lab/a.xml', 'file:///lab/b.xml'];
    client.open(a, network('a'));
    client.open(b, network('b'));
    await client.until(() => (client.pushed(a)?.length ?? 0) > 0 && (client.pushed(b)?.length ?? 0) > 0);
    client.close(a);
    await client.until(() => client.pushed(a)?.length === 0 && client.pushed(b)?.length === 0);
    await client.ask('textDocument/hover', { textDocument: { uri: b }, position: { line: 0, character: 3 } });
    assert.deepEqual(client.pushed(a), []);
    await client.stop();
  });
});

describe('five thousand messages of watched files', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'virtnet-many-'))));
  afterEach(() => rmSync(folder, { recursive: true }));
  const many = 5000;

  it('make the client ask anew once, not five thousand times', async () => {
    const client = Stranger.inMemory();
    await client.start(capabilitiesOf('vscode'));
    client.open(uri, network('lab'));
    await client.pull(uri);
    const refreshes = () => client.asked.filter((it) => it.method === 'workspace/diagnostic/refresh').length;
    await client.until(() => refreshes() > 0);
    await client.pull(uri);
    const before = refreshes();
    const other = pathToFileURL(join(folder, 'other.xml')).href;
    writeFileSync(join(folder, 'other.xml'), network('other'));
    const bytes = Array.from({ length: many }, (_, i) => {
      const params = { changes: [{ uri: other, type: i % 2 === 0 ? 1 : 3 }] };
      return JSON.stringify({ jsonrpc: '2.0', method: 'workspace/didChangeWatchedFiles', params });
    });
    client.write(bytes.map((it) => `Content-Length: ${it.length}\r\n\r\n${it}`).join(''));
    await client.until(() => refreshes() > before);
    await client.pull(uri);
    // One may stand at the end of what arrived before the rest.
    assert.ok(refreshes() - before <= 2, String(refreshes() - before));
    await client.stop();
  });

  it('make the server send the diagnostics of open documents once', async () => {
    const client = Stranger.inMemory();
    await client.start({});
    const uri = pathToFileURL(join(folder, 'lab.xml')).href;
    client.open(uri, network('lab'));
    await client.until(() => client.pushed(uri) !== undefined);
    const alone = client.pushed(uri)!.length;
    client.told.length = 0;
    const other = pathToFileURL(join(folder, 'other.xml')).href;
    writeFileSync(join(folder, 'other.xml'), network('other'));
    for (let i = 0; i < many; i++)
      client.tell('workspace/didChangeWatchedFiles', { changes: [{ uri: other, type: i % 2 === 1 ? 1 : 3 }] });
    await client.until(() => client.pushed(uri)?.length === alone + 1);
    assert.ok(client.told.length <= 2, String(client.told.length));
    await client.stop();
  });
});

describe('work in slices', () => {
  function* steps(count: number): Generator<void, number> {
    for (let i = 0; i < count; i++) yield;
    return count;
  }
  /** A clock that goes on by so many milliseconds each time it is looked at. */
  const clock = (step: number) => {
    let now = 0;
    return () => (now += step);
  };

  it('lets others in every eight milliseconds', async () => {
    let calms = 0;
    const calm = async () => void calms++;
    assert.equal(await inSlices(steps(100), calm, () => false, clock(1)), 100);
    assert.equal(calms, Math.ceil(101 / 8));
  });

  it('is not begun, or not gone on with, when it is stale', async () => {
    let taken = 0;
    function* counted() {
      for (;;) {
        taken++;
        yield;
      }
    }
    const calm = async () => undefined;
    assert.equal(await inSlices(counted(), calm, () => true, clock(1)), undefined);
    assert.equal(taken, 0);
    let asked = 0;
    assert.equal(await inSlices(counted(), calm, () => ++asked > 3, clock(4)), undefined);
    assert.equal(taken, 6);
  });
});

describe('practice', () => {
  /** How many checks that take so long are run, and how often it rests. */
  async function checksOf(time: number, most = Infinity): Promise<[checks: number, rests: number]> {
    let [now, checks, rests] = [0, 0, 0];
    await practise(
      async () => {
        now += time;
        return ++checks < most;
      },
      async () => rests++,
      () => now,
    );
    return [checks, rests];
  }

  it('goes on for some time with short checks, resting every eight milliseconds', async () => {
    assert.deepEqual(await checksOf(1), [601, 76]);
    assert.deepEqual(await checksOf(4), [151, 76]);
  });
  it('is soon over with long ones', async () => assert.deepEqual(await checksOf(10), [16, 16]));
  it('is one check where that is long enough', async () => assert.deepEqual(await checksOf(200), [1, 1]));
  it('ends when there is nothing more to check', async () => assert.deepEqual(await checksOf(1, 3), [3, 1]));
});

describe('gathered wishes', () => {
  it('come true once for all that came before, and once more for those that come meanwhile', async () => {
    const done: (() => void)[] = [];
    const gathered = new Gathered(
      async () => undefined,
      () => new Promise<void>((resolve) => done.push(resolve)),
    );
    const first = gathered.want();
    for (let i = 0; i < 10; i++) void gathered.want();
    await new Promise(setImmediate);
    assert.equal(done.length, 1);
    for (let i = 0; i < 10; i++) void gathered.want();
    await new Promise(setImmediate);
    assert.equal(done.length, 1);
    done[0]!();
    await new Promise(setImmediate);
    assert.equal(done.length, 2);
    done[1]!();
    await first;
    assert.equal(done.length, 2);
  });
});
