// The import table of ARCHITECTURE.md, read against every import; and every other invariant of the shape that can be checked.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

/** Room → rooms it may import. A room is a folder of server/src, or a file in it. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  text: [],
  address: [],
  memoize: [],
  'int-pool': [],
  refused: [],
  files: ['refused'],
  visible: [],
  pages: ['files'],
  syntax: ['text', 'memoize', 'int-pool'],
  schema: ['text', 'address', 'memoize', 'syntax'],
  model: ['text', 'address', 'memoize', 'int-pool', 'syntax', 'schema'],
  workspace: ['model'],
  load: ['files', 'model', 'workspace'],
  judging: ['text', 'files', 'schema', 'model', 'rules'],
  fixes: ['text', 'address', 'memoize', 'syntax', 'schema', 'model'],
  rules: ['text', 'address', 'memoize', 'int-pool', 'syntax', 'schema', 'model', 'fixes'],
  features: ['text', 'address', 'memoize', 'visible', 'syntax', 'schema', 'model', 'fixes', 'rules'],
  convert: ['text', 'address', 'visible', 'syntax', 'schema', 'model'],
  host: ['text', 'address', 'refused', 'visible', 'syntax', 'model'],
  lsp: [
    'text',
    'address',
    'memoize',
    'refused',
    'files',
    'visible',
    'syntax',
    'schema',
    'model',
    'fixes',
    'rules',
    'features',
    'workspace',
    'judging',
    'pages',
    'load',
    'convert',
    'host',
  ],
  cli: [
    'compile-cache',
    'text',
    'refused',
    'files',
    'visible',
    'syntax',
    'schema',
    'model',
    'rules',
    'features',
    'workspace',
    'judging',
    'pages',
    'load',
    'convert',
    'host',
    'lsp',
  ],
  'compile-cache': [],
  main: ['compile-cache', 'lsp'],
};

/** What the client may have of the server. */
const lent = ['server/src/lsp/protocol', 'server/src/judging/rules-file-name', 'server/src/visible'];

/** Package → where it may enter. */
const doors: Readonly<Record<string, readonly string[]>> = {
  'fast-xml-parser': ['server/src/host/printed.ts'],
  ignore: ['server/src/files/'],
  'jsonc-parser': ['server/src/judging/'],
  'ip-address': ['server/src/address.ts'],
  yaml: ['server/src/syntax/yaml/'],
  'vscode-languageserver': ['server/src/lsp/'],
  'vscode-languageserver/node': ['server/src/lsp/'],
  'vscode-languageserver-textdocument': ['server/src/lsp/'],
  'vscode-languageclient/node': ['client/src/'],
  vscode: ['client/src/'],
  'node:child_process': ['server/src/host/run.ts'],
  'node:fs': ['server/src/files/', 'server/src/host/disk.ts'],
  'node:fs/promises': ['server/src/files/', 'server/src/host/disk.ts'],
};

/** A file with more lines has more than one subject. */
const mostLines = 320;

/** Where each line is a row, or the type of a message. */
const tables = ['server/src/schema/', 'server/src/lsp/protocol.ts'];

interface Import {
  readonly file: string;
  readonly target: string;
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((it) => it.endsWith('.ts'))
    .map((it) => join(folder, it));
}

function importsOf(file: string): Import[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/(?:^|[\s}])(?:from|import)\s*\(?'([\w@./:-]+)'/g)].map((it) => ({ file, target: it[1]! }));
}

const roomOf = (path: string): string => path.split('/')[2]!.replace(/\.ts$/, '');
const sources = [...filesBelow('server/src'), ...filesBelow('client/src')];
const imports = sources.flatMap(importsOf);

describe('the architecture', () => {
  it('lets imports go only where the table allows', () => {
    const wrong: string[] = [];
    for (const { file, target } of imports) {
      if (!target.startsWith('.')) continue;
      const path = normalize(join(dirname(file), target));
      if (file.startsWith('client/')) {
        if (!path.startsWith('client/') && !lent.includes(path)) wrong.push(`${file} → ${path}`);
        continue;
      }
      const from = roomOf(file);
      const to = roomOf(path);
      if (from !== to && !mayImport[from]?.includes(to)) wrong.push(`${file} → ${path}`);
    }
    assert.deepEqual(wrong, []);
  });

  it('lets each package in by one door', () => {
    const wrong = imports.filter(
      ({ file, target }) => doors[target] !== undefined && !doors[target].some((it) => file.startsWith(it)),
    );
    assert.deepEqual(
      wrong.map(({ file, target }) => `${file} imports ${target}`),
      [],
    );
  });

  it('uses no package that it does not name', () => {
    const builtIn = new Set([
      ...[
        'node:path',
        'node:url',
        'node:util',
        'node:os',
        'node:crypto',
        'node:dns/promises',
        'node:stream',
        'node:timers/promises',
        'node:readline/promises',
        'node:module',
      ],
    ]);
    const unknown = imports.filter(
      ({ target }) => !target.startsWith('.') && doors[target] === undefined && !builtIn.has(target),
    );
    assert.deepEqual(
      unknown.map(({ file, target }) => `${file} imports ${target}`),
      [],
    );
  });

  it('keeps the core synchronous and pure', () => {
    const core = ['text', 'address', 'syntax', 'schema', 'model', 'workspace', 'fixes', 'rules', 'features', 'convert'];
    const impure = sources
      .filter((it) => it.startsWith('server/') && core.includes(roomOf(it)))
      .filter((it) => /\bawait\b|\bPromise\b|\bsetTimeout\b|\bDate\b|\bprocess\.|\bMath\.random\b/.test(codeOf(it)));
    assert.deepEqual(impure, []);
  });

  it('passes on no words of the runtime', () => {
    // The latter passes on what the client answered.
    const mayRead = ['server/src/refused.ts', 'server/src/lsp/client.ts'];
    const leaky = sources.filter((it) => {
      const code = readFileSync(it, 'utf8');
      const caught = ['error', ...[...code.matchAll(/catch *\(+(\w+)/g)].map((match) => match[1])].join('|');
      const told = new RegExp(
        `\\b(?:${caught})(?: as [\\w.]+\\))?\\.(?:message|stack)|String\\((?:${caught})\\)|\\{(?:${caught})\\}`,
      );
      return !mayRead.includes(it) && told.test(code);
    });
    assert.deepEqual(leaky, []);
  });

  it('opens each file with what it is for', () => {
    const silent = sources.filter((it) => !/^(?:#!.*\n)?\/\/ \S/.test(readFileSync(it, 'utf8')));
    assert.deepEqual(silent, []);
  });

  it('has its tests where their subjects are', () => {
    const folders = ['server', 'client'].flatMap((side) =>
      readdirSync(join('test', side), { recursive: true, encoding: 'utf8' })
        .filter((it) => it.endsWith('.test.ts'))
        .map((it) => ({ test: join('test', side, it), room: join(side, 'src', dirname(it)) })),
    );
    assert.deepEqual(
      folders.filter(({ room }) => !existsSync(room)).map(({ test }) => test),
      [],
    );
  });

  it('has no long files but tables', () => {
    const long = sources.filter((it) => readFileSync(it, 'utf8').split('\n').length > mostLines);
    assert.deepEqual(
      long.filter((it) => !tables.some((table) => it.startsWith(table))),
      [],
    );
  });

  it('documents its rooms where newcomers look', () => {
    const text = readFileSync('ARCHITECTURE.md', 'utf8');
    for (const room of Object.keys(mayImport))
      assert.ok(text.includes(`\`${room}`), `${room} is not in ARCHITECTURE.md`);
  });

  it('gives every dependency a reason', () => {
    const packages = new Set(
      imports.flatMap(({ target }) => (/^(?:\.|node:|vscode$)/.test(target) ? [] : target.split('/')[0]!)),
    );
    const text = readFileSync('ARCHITECTURE.md', 'utf8');
    assert.ok(packages.size >= 6);
    for (const it of packages) assert.ok(text.includes(`| ${it}`) || text.includes(`, ${it}`), `${it} has no reason`);
  });

  it('shows in the README who notices mistakes, as the tools said', () => {
    const readme = readFileSync('README.md', 'utf8');
    const rows = readFileSync('docs/everyday.md', 'utf8')
      .match(/^\| who \|[^#]*/m)![0]
      .trim();
    assert.ok(readme.includes(rows), 'the table of the README is not that of docs/everyday.md');
  });

  it('names its proofs so that they exist', () => {
    const tests = [...filesBelow('test').map((it) => readFileSync(it, 'utf8')), ...pages()].join('\n');
    for (const file of sources) {
      for (const match of readFileSync(file, 'utf8').matchAll(/\/\/ See "([^"]+)"/g))
        assert.ok(tests.includes(match[1]!), `${file} points to "${match[1]}", which no test or page has`);
    }
  });
});

function pages(): string[] {
  return readdirSync('server/src/rules', { recursive: true, encoding: 'utf8' })
    .filter((it) => it.endsWith('.md') && existsSync(join('server/src/rules', it)))
    .map((it) => readFileSync(join('server/src/rules', it), 'utf8'));
}

/** The code without comments and strings, roughly. */
function codeOf(file: string): string {
  return readFileSync(file, 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\/\/.*$/gm, '')
    .replace(/'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/g, "''");
}
