// What virsh is told, and what is read in its answers.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { causeOf, errorsIn, failureOf } from '../server/src/host/complaint';
import { Question } from '../server/src/host/framing';
import { shellLine, virshLine } from '../server/src/host/quoting';
import * as virsh from '../server/src/host/virsh';
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
      uuid: '6159e03a-9cc6-41b8-bdef-919a2307a852',
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
        const hasControl = [...words.join('')].some((it) => it < ' ' || it === '\x7f');
        if (hasControl) assert.equal(line, undefined);
        else assert.deepEqual(tokensOf(line!), words);
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
