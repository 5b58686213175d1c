import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import fc from 'fast-check';
import { type Command, type Connection, failure, type Result, success } from '../server/src/host/command';
import { causeOf, errorsIn, failureOf } from '../server/src/host/complaint';
import { defineNetwork, undoLastDefine } from '../server/src/host/define';
import { Question } from '../server/src/host/framing';
import { History, type Kept } from '../server/src/host/history';
import { autostartNetwork, startNetwork } from '../server/src/host/networks';
import { shellLine, virshLine } from '../server/src/host/quoting';
import * as virsh from '../server/src/host/virsh';
import { commandIds } from '../server/src/lsp/capabilities';
import { type CommandContext, commands, type Plan, runCommand } from '../server/src/lsp/commands';
import { answerIn, outputOf, recorded, refusedBy, token } from './support/recorded';

describe('a virsh command', () => {
  it('puts a name where it cannot become an option', () => {
    assert.deepEqual(virsh.start({ name: '--all' }).args, ['net-start', '--', '--all']);
    assert.deepEqual(virsh.define('/tmp/a b.xml', { validate: true }).args, [
      'net-define',
      '--validate',
      '--',
      '/tmp/a b.xml',
    ]);
    assert.deepEqual(virsh.autostart({ name: 'lab' }, false).args, ['net-autostart', '--disable', '--', 'lab']);
  });

  it('prefers the uuid to a name', () => {
    assert.deepEqual(virsh.destroy({ name: 'a', uuid: 'u' }).args, ['net-destroy', '--', 'u']);
  });

  it('says what net-update changes', () => {
    const it = { command: 'add-last', section: 'ip-dhcp-host', file: 'h.xml', live: true, config: true } as const;
    assert.deepEqual(virsh.update({ name: 'lab' }, { ...it, parentIndex: 0 }).args, [
      ...['net-update', '--live', '--config', '--parent-index', '0', '--', 'lab', 'add-last', 'ip-dhcp-host', 'h.xml'],
    ]);
  });

  it('reads names with blanks, quotes and other scripts', () => {
    assert.deepEqual(virsh.listNames.read(outputOf('names')), ["Büro 网; it's", 'lab']);
    assert.equal(virsh.info({}).read(outputOf('info-odd-name')).name, "Büro 网; it's");
  });

  it('reads the state of a network', () => {
    assert.deepEqual(virsh.info({}).read(outputOf('info')), {
      name: 'lab',
      uuid: virsh.info({}).read(outputOf('info')).uuid,
      active: true,
      persistent: true,
      autostart: false,
      bridge: 'lab0',
    });
  });

  it('reads leases, and that there are none', () => {
    const [lease, ...others] = virsh.dhcpLeases({}).read(outputOf('leases'));
    assert.deepEqual(others, []);
    assert.equal(lease?.mac, '52:54:00:aa:bb:01');
    assert.match(lease.address, /^192\.168\.77\.\d\/24$/);
    assert.equal(lease.hostname, 'vm1');
    assert.deepEqual(virsh.dhcpLeases({}).read(outputOf('leases-none')), []);
  });
});

describe('quoting', () => {
  it('keeps what virsh would split, join or take as a comment', () => {
    assert.equal(virshLine(['net-info', '--', `a b;'c" #\\`, '#x', '']), `net-info -- 'a b;'\\''c" #\\' '#x' ''`);
  });

  it('refuses what a line cannot carry', () => {
    for (const it of ['a\nb', 'a\rb', 'a\tb', 'a\0b', '\x1b[A', '\x7f']) assert.equal(virshLine([it]), undefined);
  });

  it('shows what a shell would take', () => {
    assert.equal(
      shellLine('qemu:///system', ['net-start', '--', "it's $HOME"]),
      `virsh -c qemu:///system net-start -- 'it'\\''s $HOME'`,
    );
    assert.equal(shellLine(undefined, ['net-start', '--', 'a\tb\n']), `virsh net-start -- $'a\\x09b\\x0a'`);
  });

  it('is undone by the rules of virsh for every name', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1 }), (words) => {
        const line = virshLine(words);
        if (line === undefined) return;
        assert.deepEqual(tokensOf(line), words);
      }),
    );
  });
});

/** Words as virsh splits them: quotes, backslash, blanks; `;` ends a command, `#` at the start of a word a line. */
function tokensOf(line: string): string[] {
  const result: string[] = [];
  for (let i = 0; i < line.length;) {
    if (line[i] === ' ') {
      i++;
      continue;
    }
    assert.ok(line[i] !== '#' && line[i] !== ';', 'unquoted sign');
    let word = '';
    let quote = '';
    for (; i < line.length && (quote !== '' || line[i] !== ' '); i++) {
      const it = line[i]!;
      if (quote === "'" && it !== "'") word += it;
      else if (quote === "'") quote = '';
      else if (it === '\\') word += line[++i];
      else if (it === "'") quote = "'";
      else {
        assert.ok(it !== ';' && it !== '"', 'unquoted sign');
        word += it;
      }
    }
    assert.equal(quote, '');
    result.push(word);
  }
  return result;
}

describe('the frame around an answer', () => {
  const names = readdirSync(join('test', 'recorded', 'virsh'))
    .filter((it) => it.endsWith('.out') && it !== 'no-driver.out')
    .map((it) => it.slice(0, -'.out'.length));

  it('is found whatever the pieces are', () => {
    for (const name of names) {
      const whole = answerIn(name);
      assert.ok(whole, name);
      for (const size of [1, 7, 64]) assert.deepEqual(answerIn(name, size), whole, `${name} in pieces of ${size}`);
    }
  });

  it('leaves out the prompt and the repeated line', () => {
    for (const name of names) {
      const { output, complaint } = answerIn(name)!;
      assert.ok(!output.includes('virsh #') && !output.includes(token), name);
      assert.ok(!complaint.includes(token), name);
    }
    assert.match(outputOf('dump'), /^<network>\n[\s\S]*<\/network>\n$/);
  });

  it('ends after a line that virsh cannot parse', () => {
    assert.deepEqual(answerIn('unknown-command'), {
      output: '',
      complaint: "error: unknown command: 'net-frobnicate'\n",
    });
  });

  it('does not end before both streams have', () => {
    const question = new Question(token, '');
    question.takeOutput(recorded('info.out'));
    assert.equal(question.answer, undefined);
    question.takeComplaint(recorded('info.err'));
    assert.ok(question.answer);
  });

  it('does not end at its own input, however a line editor shows it', () => {
    const { input } = new Question(token, "net-info -- 'x'");
    for (let from = 0; from < input.length; from++) {
      const question = new Question(token, '');
      question.takeOutput(`virsh # <${input.slice(from)}`);
      question.takeComplaint(`error: end:${token}\n`);
      assert.equal(question.answer, undefined);
    }
  });
});

describe('a complaint of virsh', () => {
  it('is nothing when only the connection came and went', () => {
    assert.equal(errorsIn('error: Disconnected from qemu:///system due to end of file\nwarning: x\n'), '');
    assert.equal(errorsIn('error: Reconnected to the hypervisor\nerror: a\nb\n'), 'a\nb');
  });

  it('tells why', () => {
    const reasonOf = (detail: string) => failureOf(detail, 'qemu:///system', 'net-start').reason;
    assert.equal(reasonOf(errorsIn(recorded('no-driver.err'))), 'unreachable');
    assert.equal(
      reasonOf('failed to connect to the hypervisor\nauthentication unavailable: no polkit agent available'),
      'not-permitted',
    );
    assert.equal(
      reasonOf("failed to connect to the hypervisor\nFailed to connect socket to '/x': Permission denied"),
      'not-permitted',
    );
    assert.equal(reasonOf(errorsIn(answerIn('not-found')!.complaint)), 'failed');
  });

  it('is shown without class and context', () => {
    assert.equal(causeOf(refusedBy('refused-bridge').detail), "bridge name 'lab0' already in use");
    assert.equal(
      causeOf(refusedBy('refused-schema').detail),
      'the schema does not allow it: Element network has extra content: bogus',
    );
    assert.equal(
      refusedBy('unknown-option').message,
      "net-define failed: command 'net-define' doesn't support option --frobnicate",
    );
  });
});

/** A connection that answers as told and remembers what it was asked. */
class Scripted implements Connection {
  readonly uri = 'test:///default';
  readonly asked: string[] = [];

  constructor(readonly answers: Readonly<Record<string, string | Result<never>>>) {}

  async run<T>(command: Command<T>): Promise<Result<T>> {
    this.asked.push(command.args.map((it) => (it.startsWith('/') ? basename(it) : it)).join(' '));
    const answer = this.answers[command.args[0]!] ?? '';
    return typeof answer === 'string' ? success(command.read(answer)) : answer;
  }
}

const notFound = failure('failed', 'net-info failed', "failed to get network 'lab'\nNetwork not found: …");
const lab = '<network><name>lab</name></network>';
const infoOf = (persistent: string, active = 'no'): string =>
  `Name:           lab\nUUID:           u-1\nActive:         ${active}\nPersistent:     ${persistent}\nAutostart:      no\n`;

describe('an operation', () => {
  it('shows its command lines before it runs', () => {
    const define = defineNetwork(new Scripted({}), lab, new History(), { file: 'my lab.xml', start: true });
    assert.deepEqual(define.describe(), [
      'virsh -c test:///default net-dumpxml --inactive -- lab  # kept for undo, if it exists',
      "virsh -c test:///default net-define --validate -- 'my lab.xml'",
      'virsh -c test:///default net-start -- lab  # unless it runs already',
    ]);
    assert.deepEqual(startNetwork(new Scripted({}), { name: 'lab' }).describe(), [
      'virsh -c test:///default net-start -- lab',
    ]);
  });

  it('keeps a definition before it replaces it', async () => {
    const connection = new Scripted({ 'net-info': infoOf('yes'), 'net-dumpxml': '<old/>\n\n' });
    const history = new History();
    const done = await defineNetwork(connection, lab, history).run();
    assert.ok(done.ok && done.value.replaced && done.value.validated);
    assert.deepEqual(connection.asked, [
      'net-info -- lab',
      'net-dumpxml --inactive -- u-1',
      'net-define --validate -- network.xml',
      'net-info -- u-1',
    ]);
    assert.equal((await history.last('test:///default'))?.xml, '<old/>\n');
  });

  it('falls back to a define without --validate, and says so', async () => {
    const refusal = failure('failed', 'x', "command 'net-define' doesn't support option --validate");
    const connection = new Scripted({ 'net-info': notFound });
    const run = connection.run.bind(connection);
    connection.run = async (command, ...rest) => {
      const done = await run(command, ...rest);
      return command.args.includes('--validate') ? refusal : done;
    };
    const done = await defineNetwork(connection, lab, new History()).run();
    assert.ok(done.ok && !done.value.validated);
    assert.match(done.value.notes[0]!, /no --validate/);
  });

  it('changes nothing when what was before cannot be kept', async () => {
    const connection = new Scripted({ 'net-info': infoOf('yes'), 'net-dumpxml': '<old/>' });
    const done = await defineNetwork(connection, lab, new History('/dev/null/x')).run();
    assert.ok(!done.ok);
    assert.match(done.message, /nothing was changed/);
    assert.ok(!connection.asked.some((it) => it.startsWith('net-define')));
  });

  it('forgets what it kept when libvirt refuses', async () => {
    const connection = new Scripted({
      'net-info': notFound,
      'net-define': failure('failed', 'no', 'Failed to define network from x\nXML error: bad'),
    });
    const history = new History();
    assert.ok(!(await defineNetwork(connection, lab, history).run()).ok);
    assert.deepEqual(await history.all(), []);
    const undo = await undoLastDefine(connection, history);
    assert.ok(!undo.ok && /could be undone/.test(undo.message));
  });

  it('explains that a transient network cannot autostart, and offers to define it', async () => {
    const connection = new Scripted({ 'net-info': infoOf('no', 'yes'), 'net-dumpxml': lab });
    const refused = await autostartNetwork(connection, { name: 'lab' }, true).run();
    assert.ok(!refused.ok && refused.remedy === 'define');
    assert.match(refused.message, /^lab is transient/);
    assert.ok((await autostartNetwork(connection, { name: 'lab' }, true, { define: true }).run()).ok);
    assert.deepEqual(connection.asked.slice(-3), [
      'net-dumpxml --inactive -- lab',
      'net-define -- network.xml',
      'net-autostart -- lab',
    ]);
  });
});

describe('the history', () => {
  const kept = (name: string): Kept => ({
    time: '2030-01-02T03:04:05.678Z',
    uri: 'test:///default',
    change: 'define',
    name,
    uuid: undefined,
    xml: `<${name}/>`,
    autostart: false,
    active: false,
  });

  it('survives a restart, in files nobody else can read', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'virtnet-test-'));
    try {
      const history = new History(join(folder, 'history'));
      await history.keep(kept('a'));
      await history.keep(kept('b'));
      const [file] = readdirSync(join(folder, 'history'));
      assert.equal(statSync(join(folder, 'history', file!)).mode & 0o077, 0);
      const again = new History(join(folder, 'history'));
      assert.deepEqual(
        (await again.all()).map((it) => it.name),
        ['a', 'b'],
      );
      assert.equal((await again.last('test:///default', 'a'))?.xml, '<a/>');
      await again.forget((await again.last('test:///default'))!);
      assert.equal((await new History(join(folder, 'history')).last('test:///default'))?.name, 'a');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('keeps connections apart', async () => {
    const history = new History();
    await history.keep(kept('a'));
    assert.equal(await history.last('qemu:///system'), undefined);
  });
});

describe('the commands of the server', () => {
  function contextOf(answers: Scripted['answers'], text: string, agree = true) {
    const connection = new Scripted(answers);
    const plans: Plan[] = [];
    const published: unknown[] = [];
    const context: CommandContext = {
      text: (uri) => (uri === 'file:///lab.xml' ? text : undefined),
      session: () => connection,
      history: new History(),
      confirm: async (plan) => {
        plans.push(plan);
        return agree;
      },
      publish: (uri, diagnostics) => published.push([uri, diagnostics]),
    };
    return { connection, plans, published, context };
  }

  it('have one id each, and a title', () => {
    assert.deepEqual(
      commands.map((it) => it.id),
      commandIds,
    );
    assert.equal(new Set(commandIds).size, commandIds.length);
    assert.ok(commands.every((it) => it.title !== ''));
  });

  it('are shown before they change anything, and run only when agreed', async () => {
    const { connection, plans, context } = contextOf({}, lab, false);
    const done = await runCommand('virtnet.start', [{ uri: 'file:///lab.xml' }], context);
    assert.ok(!done.ok && done.reason === 'cancelled');
    assert.deepEqual(connection.asked, []);
    assert.deepEqual(plans[0]?.lines, ['virsh -c test:///default net-start -- lab']);
  });

  it('do not ask when confirmed, nor for what changes nothing', async () => {
    const { plans, context } = contextOf({ 'net-dumpxml': lab }, lab);
    assert.ok((await runCommand('virtnet.destroy', [{ name: 'lab', confirmed: true }], context)).ok);
    const live = await runCommand('virtnet.liveXml', ['lab'], context);
    assert.ok(live.ok && live.value === `${lab}\n`);
    assert.deepEqual(plans, []);
  });

  it('put the refusal of libvirt on the document, and take it away again', async () => {
    const text = "<network>\n<name>lab</name>\n<bridge name='lab0'/>\n</network>";
    const refused = contextOf({ 'net-info': notFound, 'net-define': refusedBy('refused-bridge') }, text);
    await runCommand('virtnet.define', ['file:///lab.xml'], refused.context);
    assert.deepEqual(refused.published, [
      [
        'file:///lab.xml',
        [
          {
            range: { start: { line: 2, character: 14 }, end: { line: 2, character: 18 } },
            severity: 1,
            source: 'libvirt',
            message: "bridge name 'lab0' already in use",
          },
        ],
      ],
    ]);
    const accepted = contextOf({ 'net-info': notFound }, text);
    await runCommand('virtnet.define', ['file:///lab.xml'], accepted.context);
    assert.deepEqual(accepted.published, [['file:///lab.xml', []]]);
  });

  it('offer to define a transient network that is to autostart', async () => {
    const { plans, connection, context } = contextOf({ 'net-info': infoOf('no', 'yes'), 'net-dumpxml': lab }, lab);
    const done = await runCommand('virtnet.autostart', [{ name: 'lab', confirmed: true }], context);
    assert.ok(done.ok);
    assert.match(plans[0]!.notes[0]!, /is transient/);
    assert.ok(connection.asked.includes('net-define -- network.xml'));
  });

  it('can be planned without running', async () => {
    const { connection, context } = contextOf({}, lab);
    const plan = await runCommand('virtnet.plan', [{ command: 'virtnet.create', uri: 'file:///lab.xml' }], context);
    assert.deepEqual(plan.ok && (plan.value as Plan).lines, [
      'virsh -c test:///default net-create --validate -- /lab.xml',
    ]);
    assert.deepEqual(connection.asked, []);
  });

  it('answer bad arguments with words', async () => {
    const { context } = contextOf({}, '<network/>');
    for (const id of ['virtnet.nothing', ...commandIds.filter((it) => it !== 'virtnet.listNetworks')]) {
      for (const args of [undefined, [], [null], [3], [{ uri: 7, name: '', command: 'virtnet.plan' }]]) {
        const done = await runCommand(id, args, context);
        assert.ok(!done.ok && done.message !== '', id);
      }
    }
  });
});
