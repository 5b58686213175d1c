// What virsh is told, and what is read in its answers.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Command } from '../../../server/src/host/command';
import { causeOf, errorsIn, failureOf } from '../../../server/src/host/complaint';
import { Question } from '../../../server/src/host/framing';
import { shellLine, virshLine } from '../../../server/src/host/quoting';
import * as virsh from '../../../server/src/host/virsh';
import { answerIn, outputOf, recorded, refusedBy, token } from '../../support/recorded';

describe('a virsh command', () => {
  const update = { command: 'add', section: 'ip-dhcp-host', xml: '<host/>', live: false, config: false } as const;
  const lines: readonly (readonly [string, Command<unknown>])[] = [
    ['net-list --all --name', virsh.listNames],
    ['net-list --all --uuid', virsh.listUuids('all')],
    ['net-list --uuid', virsh.listUuids('active')],
    ['net-list --all --autostart --uuid', virsh.listUuids('autostart')],
    ['net-list --all --persistent --uuid', virsh.listUuids('persistent')],
    ['net-dumpxml -- --all', virsh.dumpNetwork({ name: '--all' }, { inactive: false })],
    ['net-dumpxml --inactive -- u', virsh.dumpNetwork({ name: 'lab', uuid: 'u' }, { inactive: true })],
    ['net-info -- u', virsh.info({ uuid: 'u' })],
    ['uri', virsh.uri],
    ['version', virsh.libvirtVersion],
  ];
  const changes: typeof lines = [
    ['net-define --validate -- /a.xml', virsh.define('/a.xml', { validate: true })],
    ['net-define -- /a.xml', virsh.define('/a.xml', { validate: false })],
    ['net-create --validate -- /a.xml', virsh.create('/a.xml', { validate: true })],
    ['net-create -- /a.xml', virsh.create('/a.xml', { validate: false })],
    ['net-start -- --all', virsh.start({ name: '--all' })],
    ['net-destroy -- u', virsh.destroy({ name: 'a', uuid: 'u' })],
    ['net-undefine -- lab', virsh.undefine({ name: 'lab' })],
    ['net-autostart -- lab', virsh.autostart({ name: 'lab' }, true)],
    ['net-autostart --disable -- lab', virsh.autostart({ name: 'lab' }, false)],
    ['net-update -- lab add ip-dhcp-host <host/>', virsh.update({ name: 'lab' }, update)],
    [
      'net-update --live --config --parent-index 0 -- lab add ip-dhcp-host <host/>',
      virsh.update({ name: 'lab' }, { ...update, live: true, config: true, parentIndex: 0 }),
    ],
  ];

  it('puts names where they cannot become options, prefers the uuid, and says whether it changes anything', () => {
    for (const [all, isChange] of [
      [lines, false],
      [changes, true],
    ] as const)
      for (const [line, command] of all) {
        assert.equal(command.args.join(' '), line);
        assert.equal(command.changes, isChange, line);
      }
    for (const [line, command] of changes) assert.equal(command.read('anything'), undefined, line);
  });

  it('reads what is printed', () => {
    assert.equal(virsh.uri.read('qemu:///system\n\n'), 'qemu:///system');
    assert.equal(virsh.libvirtVersion.read('Using library: libvirt 9.0.0\n\n'), '9.0.0');
    assert.equal(virsh.libvirtVersion.read('something\n'), undefined);
    assert.equal(
      virsh.dumpNetwork({}, { inactive: true }).read('\n<network>\n</network>\n\n'),
      '\n<network>\n</network>\n',
    );
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

  it('reads every word of a state, and nothing into what is none', () => {
    const nothing = { name: '', uuid: '', active: false, persistent: false, autostart: false, bridge: undefined };
    assert.deepEqual(virsh.info({}).read(''), nothing);
    assert.deepEqual(virsh.info({}).read('no such line\nActive:         no\n'), nothing);
    assert.deepEqual(virsh.info({}).read('Name:           a: b \nAutostart:      yes\nA long name of something: x\n'), {
      ...nothing,
      name: 'a: b ',
      autostart: true,
    });
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
    assert.equal(shellLine(undefined, ["\x7f'\\'"]), `virsh $'\\x7f\\'\\\\\\''`);
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
    assert.equal(errorsIn('error: Cannot connect to the closed one\nits second line\n'), '');
    assert.equal(errorsIn('2026-11-27: 1: info : libvirt version: 9.0.0\nerror: a\nerror: b\n\n'), 'a\nb');
    assert.equal(errorsIn('no error: a\n'), '');
  });

  /** What is said behind virsh's first line, what it means, and what a person is told of it. */
  const causes: Readonly<Record<string, readonly [reason: string, message: string]>> = {
    'authentication unavailable: no polkit agent available to authenticate action': ['not-permitted', ''],
    'authentication failed: denied': ['not-permitted', ''],
    'authentication cancelled: by user': ['not-permitted', ''],
    "Failed to connect socket to '/x': Permission denied": ['not-permitted', ''],
    'access denied': ['not-permitted', ''],
    'Operation not permitted': ['not-permitted', ''],
    'operation forbidden: read only access prevents virNetworkCreate': ['not-permitted', ''],
    'Network bridges are not available in session mode': ['not-permitted', ''],
    "Failed to connect socket to '/x': No such file or directory": ['unreachable', ''],
    'unable to connect to server': ['unreachable', ''],
    'Cannot recv data: x': ['unreachable', ''],
    'End of file while reading data': ['unreachable', ''],
    'internal error: client socket is closed': ['unreachable', 'client socket is closed'],
    'Connection refused': ['unreachable', ''],
    'connection reset by peer': ['unreachable', ''],
    'no connection driver available for x:///': ['unreachable', ''],
    'could not resolve host': ['unreachable', ''],
    'no valid connection': ['unreachable', ''],
    'internal error: connection closed due to keepalive timeout': [
      'unreachable',
      'connection closed due to keepalive timeout',
    ],
    "operation failed: network 'a' already exists with uuid 1": [
      'failed',
      "network 'a' already exists with uuid 1; without the uuid of the network of that name libvirt takes it for another one",
    ],
    "operation failed: network 'a' is already defined with uuid 1": [
      'failed',
      "network 'a' is already defined with uuid 1; a uuid belongs to one network; give the new one no uuid or its own",
    ],
    "Requested operation is not valid: can't undefine transient network": [
      'failed',
      "can't undefine transient network; a transient network is gone once it is stopped",
    ],
    'Requested operation is not valid: cannot set autostart for transient network': [
      'failed',
      'cannot set autostart for transient network; define it first',
    ],
    "internal error: bridge name 'a' already in use.": [
      'failed',
      "bridge name 'a' already in use; another network or interface has this bridge; without a name libvirt picks a free one",
    ],
    'Unable to create bridge a: error creating bridge interface a: File exists': [
      'failed',
      'Unable to create bridge a: error creating bridge interface a: File exists; the host has an interface of this name, perhaps left by a libvirtd that was killed; `ip link delete` removes it',
    ],
    'Unable to encode message payload': [
      'failed',
      'Unable to encode message payload; libvirt sends no definition of more than 4 MB',
    ],
    'internal error: Network is already in use by interface a': [
      'failed',
      'Network is already in use by interface a; an interface of the host has addresses of this network',
    ],
    'XML error: missing name': ['failed', 'missing name'],
    'unsupported configuration: unknown forwarding type': ['failed', 'unknown forwarding type'],
    'Network not found: no network': ['failed', 'no network'],
  };

  it('tells why, and what helps', () => {
    for (const [cause, [reason, shown]] of Object.entries(causes)) {
      const detail = `Failed to x\n${cause}`;
      const told = failureOf(detail, 'qemu:///system', 'net-start');
      const words = shown || cause;
      assert.equal(told.reason, reason, cause);
      assert.equal(told.detail, detail);
      const before: Readonly<Record<string, string>> = {
        'not-permitted': 'libvirt at qemu:///system does not permit net-start: ',
        unreachable: 'libvirt does not answer at qemu:///system: ',
        failed: 'net-start failed: ',
      };
      assert.equal(told.message, before[reason]! + words);
    }
    assert.match(
      failureOf('a\naccess denied', undefined, 'uri').message,
      /^libvirt at the default connection does not/,
    );
    assert.match(
      failureOf('a\nConnection refused', undefined, 'uri').message,
      /^libvirt does not answer at the default/,
    );
  });

  it('is read in what virsh really prints', () => {
    const reasonOf = (detail: string) => failureOf(detail, 'qemu:///system', 'net-start').reason;
    assert.equal(reasonOf(errorsIn(recorded('no-driver.err'))), 'unreachable');
    assert.equal(reasonOf(errorsIn(answerIn('not-found')!.complaint)), 'failed');
  });

  it('is shown without class and context', () => {
    assert.equal(causeOf(refusedBy('refused-bridge').detail), "bridge name 'lab0' already in use");
    assert.equal(causeOf(refusedBy('refused-schema').detail), 'the schema does not allow <bogus> in <network>');
    assert.equal(
      refusedBy('unknown-option').message,
      "net-define failed: command 'net-define' doesn't support option --frobnicate",
    );
  });

  it('is shown in one line', () => {
    assert.equal(causeOf('only line.'), 'only line');
    assert.equal(causeOf('context\n  the first \n\n second\n'), 'the first; second');
    assert.equal(causeOf('context\nXML error: XML error: x'), 'XML error: x');
    assert.equal(
      causeOf('context\n(network_definition):4: why\n</network>\n----^\n^'),
      'the XML is not well-formed in line 4',
    );
  });
});
