// Neovim and Emacs with eglot, set up by the files of editors/ that users copy, on a network file, an ifcfg file and a
// keyfile with mistakes. Each script in test/real/editors visits them and writes down what its editor showed; both must have shown the same.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { commandOf, unpackedOf } from '../support/debian';

interface Diagnostic {
  readonly line: number;
  readonly code: string;
}

/** What a person does in a file, and what must be seen of it. */
interface Visit {
  readonly file: string;
  readonly text: string;
  readonly opened: readonly Diagnostic[];
  /** Where the mouse or the cursor rests, and words that must be shown there. */
  readonly hover: { readonly at: string; readonly says: string };
  /** A fix that is chosen where its problem stands, the lines it changes, and what is left to do. */
  readonly fix: { readonly at: string; readonly offered: readonly string[]; readonly line: string };
  readonly left: readonly Diagnostic[];
  /** What is typed behind a text, the item that is taken, and the line it makes. */
  readonly completion: {
    readonly behind: string;
    readonly typed: string;
    readonly label: string;
    readonly line: string;
  };
  readonly formatted: string;
  readonly symbols: readonly string[];
}

const visits: readonly Visit[] = [
  {
    file: 'lab.xml',
    // Beyond the first 65,536 characters of Unicode, editors count in three ways.
    text: `<network>
  <name>lab</name>
    <forward mode='nta'/>
  <!-- für 😀 --> <bridge nmae='labbr0' />
  <ip address='192.168.50.1' prefix='24'/>
</network>
`,
    opened: [
      { line: 3, code: 'forward-mode-unknown' },
      { line: 4, code: 'unknown-attribute' },
    ],
    hover: { at: '<forw', says: 'How guests reach beyond the host' },
    fix: {
      at: 'nma',
      offered: ['Change to name', 'Remove nmae'],
      line: "  <!-- für 😀 --> <bridge name='labbr0' />",
    },
    left: [{ line: 3, code: 'forward-mode-unknown' }],
    completion: {
      behind: "labbr0'",
      typed: ' st',
      label: 'stp',
      line: "  <!-- für 😀 --> <bridge name='labbr0' stp='' />",
    },
    formatted: `<network>
  <name>lab</name>
  <forward mode='nta'/>
  <!-- für 😀 -->
  <bridge name='labbr0' stp=''/>
  <ip address='192.168.50.1' prefix='24'/>
</network>
`,
    symbols: ['lab', 'name', 'forward nta', 'bridge labbr0', 'ip 192.168.50.1/24'],
  },
  {
    file: 'ifcfg-eth0',
    text: 'DEVICE=eth0\nTYPE=Ethernet\nBOOTPROTO=none\nIPADDR=192.168.50.300\nPREFX=24\n',
    opened: [
      { line: 4, code: 'ipaddr-invalid' },
      { line: 5, code: 'key-unknown' },
    ],
    hover: { at: 'BOOTP', says: 'How the interface gets its IPv4 address' },
    fix: { at: 'PREF', offered: ['Change to PREFIX'], line: 'PREFIX=24' },
    left: [{ line: 4, code: 'ipaddr-invalid' }],
    completion: { behind: 'PREFIX=24', typed: '\nPEERD', label: 'PEERDNS', line: 'PEERDNS=' },
    formatted: 'DEVICE=eth0\nTYPE=Ethernet\nBOOTPROTO=none\nIPADDR=192.168.50.300\nPREFIX=24\nPEERDNS=\n',
    symbols: ['DEVICE', 'TYPE', 'BOOTPROTO', 'IPADDR', 'PREFIX', 'PEERDNS'],
  },
  {
    file: 'br0.nmconnection',
    text: '[connection]\nid=br0\ntype=bridge\ninterface-name=br0\n\n[ipv4]\naddress1=192.168.60.300/24\nmethod=manul\n',
    opened: [
      { line: 7, code: 'kf-address-invalid' },
      { line: 8, code: 'kf-method-unknown' },
    ],
    hover: { at: 'metho', says: 'How the device gets its addresses' },
    fix: { at: 'manu', offered: ['Change to manual'], line: 'method=manual' },
    left: [{ line: 7, code: 'kf-address-invalid' }],
    completion: { behind: 'method=manual', typed: '\nmay-f', label: 'may-fail', line: 'may-fail=' },
    formatted:
      '[connection]\nid=br0\ntype=bridge\ninterface-name=br0\n\n[ipv4]\naddress1=192.168.60.300/24\nmethod=manual\nmay-fail=\n',
    symbols: ['connection', 'ipv4', 'address1', 'method', 'may-fail'],
  },
];

/** What an editor wrote down. */
interface Transcript {
  readonly visits: readonly {
    readonly opened: readonly Diagnostic[];
    readonly hover: string;
    readonly fixes: readonly string[];
    readonly fixed: string;
    readonly left: readonly Diagnostic[];
    readonly offered: readonly string[];
    readonly completed: string;
    readonly formatted: string;
    readonly symbols: readonly string[];
    readonly saved: string;
    readonly reloaded: readonly Diagnostic[];
  }[];
  /** What the editor told its user. */
  readonly messages: string;
  /** What the server wrote to standard error, and the editor's log of it. */
  readonly log: string;
}

interface Editor {
  readonly name: string;
  readonly why: () => string | undefined;
  readonly command: (home: string) => readonly [program: string, ...args: string[]];
  readonly environment?: () => Readonly<Record<string, string>>;
}

const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
};

const script = (name: string): string => resolve('test/real/editors', name);

const neovimArguments = [
  ...['--headless', '--clean', '--cmd', `set runtimepath^=${resolve('editors/nvim')}`],
  ...['-n', '-S', script('neovim.lua')],
];

/** A Neovim of 0.11 or later, which reads editors/nvim/lsp: Debian 12 has an older one. */
const newNeovim = once(() => unpackedOf('forky', 'neovim'));

const editors: readonly Editor[] = [
  {
    name: 'Neovim',
    why: () => (spawnSync('nvim', ['--version']).status === 0 ? undefined : 'nvim is not installed'),
    command: () => ['nvim', ...neovimArguments],
  },
  {
    name: 'Neovim 0.11 and later',
    why: () => (newNeovim() === undefined ? 'Debian forky has no neovim for this machine' : undefined),
    command: () => [
      ...commandOf(newNeovim()!, 'usr/bin/nvim'),
      ...['--cmd', `set runtimepath+=${join(newNeovim()!, 'usr/lib/nvim')}`, ...neovimArguments],
    ],
    environment: () => ({ VIMRUNTIME: join(newNeovim()!, 'usr/share/nvim/runtime') }),
  },
  {
    name: 'Emacs with eglot',
    why: () => {
      const { error, status } = spawnSync('emacs', ['--batch', '--eval', "(require 'eglot)"]);
      return error ? 'emacs is not installed' : status === 0 ? undefined : 'this Emacs has no eglot';
    },
    command: (home) => ['emacs', '-q', `--fg-daemon=${join(home, 'socket')}`, '--load', script('eglot.el')],
  },
];

/** Runs an editor on the files, in a home of its own; the transcript stays in .cache/editors. */
function transcriptOf({ name, command, environment }: Editor): Transcript {
  const root = mkdtempSync(join(tmpdir(), 'virtnet-editor-'));
  try {
    const [home, bin, work] = ['home', 'bin', 'work'].map((it) => join(root, it)) as [string, string, string];
    for (const it of [home, bin, work]) mkdirSync(it);
    const cli = resolve('out/server/src/cli.js');
    writeFileSync(join(bin, 'virtnet'), `#!/bin/sh\nexec '${process.execPath}' '${cli}' "$@"\n`, { mode: 0o755 });
    for (const { file, text } of visits) writeFileSync(join(work, file), text);
    const plan = join(root, 'plan.json');
    writeFileSync(plan, JSON.stringify(visits));
    mkdirSync('.cache/editors', { recursive: true });
    const transcript = resolve('.cache/editors', `${name.replaceAll(' ', '-')}.json`);
    rmSync(transcript, { force: true });
    const folders = Object.fromEntries(
      ['CONFIG', 'DATA', 'STATE', 'CACHE', 'RUNTIME'].map((it) => [
        it === 'RUNTIME' ? 'XDG_RUNTIME_DIR' : `XDG_${it}_HOME`,
        home,
      ]),
    );
    const [program, ...args] = command(home);
    const { status, signal, stdout, stderr } = spawnSync(program, args, {
      cwd: work,
      env: {
        ...{ HOME: home, PATH: `${bin}:${process.env.PATH}`, LC_ALL: 'C.UTF-8', TERM: 'dumb' },
        ...folders,
        ...{ VIRTNET_PLAN: plan, VIRTNET_TRANSCRIPT: transcript },
        ...environment?.(),
      },
      encoding: 'utf8',
      timeout: 240_000,
      killSignal: 'SIGKILL',
    });
    assert.equal(status, 0, `${name} ended with ${status ?? signal}\n${stdout}\n${stderr}`);
    return JSON.parse(readFileSync(transcript, 'utf8')) as Transcript;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

for (const editor of editors) {
  describe(`${editor.name}, with this server`, function () {
    this.timeout(300_000);
    let transcript: Transcript;

    before(function () {
      const why = editor.why();
      if (why !== undefined) {
        console.log(`      not run: ${why}`);
        this.skip();
      }
      transcript = transcriptOf(editor);
    });

    for (const [i, visit] of visits.entries()) {
      const seen = (): Transcript['visits'][number] => transcript.visits[i]!;

      it(`shows the mistakes in ${visit.file}, and again after another program wrote it`, () => {
        assert.deepEqual(seen().opened, visit.opened);
        assert.deepEqual(seen().reloaded, visit.opened);
      });

      it(`explains what the cursor rests on in ${visit.file}`, () => {
        assert.ok(seen().hover.includes(visit.hover.says), seen().hover);
      });

      it(`offers fixes where a problem of ${visit.file} stands, applies one, and shows the problem no more`, () => {
        assert.deepEqual(seen().fixes, visit.fix.offered);
        assert.deepEqual(seen().fixed, withLine(visit.text, visit.opened.at(-1)!.line, visit.fix.line));
        assert.deepEqual(seen().left, visit.left);
      });

      it(`completes what is typed in ${visit.file}`, () => {
        const { typed, label, line } = visit.completion;
        assert.ok(seen().offered.includes(label), seen().offered.join(' '));
        const typedOn = visit.opened.at(-1)!.line + (typed.startsWith('\n') ? 1 : 0);
        assert.equal(seen().completed.split('\n')[typedOn - 1], line);
      });

      it(`formats and saves ${visit.file}`, () => {
        assert.equal(seen().formatted, visit.formatted);
        assert.equal(seen().saved, visit.formatted);
      });

      it(`outlines ${visit.file}`, () => {
        for (const it of visit.symbols) assert.ok(seen().symbols.includes(it), `${it}: ${seen().symbols.join(', ')}`);
      });
    }

    it('has nothing to complain about', () => {
      const { messages, log } = transcript;
      assert.doesNotMatch(messages, /error|fail|warn|exception|\bE\d{2,}:/i);
      assert.doesNotMatch(log, /error|warn|exception/i);
    });
  });
}

function withLine(text: string, line: number, content: string): string {
  return text
    .split('\n')
    .map((it, i) => (i === line - 1 ? content : it))
    .join('\n');
}
