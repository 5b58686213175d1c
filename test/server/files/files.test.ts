// Reading files and walking folders: what is found, in which order, and what is passed by with which words.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, linkSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { hiddenBy, hiddenIn } from '../../../server/src/files/editor-settings';
import { Exclusion } from '../../../server/src/files/exclusion';
import { inFolder, type Limits } from '../../../server/src/files/limits';
import { readSync } from '../../../server/src/files/read';
import { comesTo, type WalkEntry, walkFolder, type FileFilter } from '../../../server/src/files/walk';

const isLinux = process.platform === 'linux';

describe('files', () => {
  let folder: string;
  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'virtnet files ')));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const at = (name: string): string => join(folder, name);
  function write(name: string, content: string | Buffer = 'text'): string {
    mkdirSync(dirname(at(name)), { recursive: true });
    writeFileSync(at(name), content);
    return at(name);
  }
  function link(target: string, name: string): void {
    mkdirSync(dirname(at(name)), { recursive: true });
    symlinkSync(target, at(name));
  }
  const textOf = (reading: ReturnType<typeof readSync>): string | undefined => (reading.ok ? reading.text : undefined);
  const why = (path: string, options?: Parameters<typeof readSync>[1]): string => {
    const reading = readSync(path, options);
    return reading.ok ? `read: ${reading.text.length}` : reading.why;
  };

  describe('reading one', () => {
    it('gives its text, whatever its length and its characters', () => {
      // Each piece that is read has 65536 bytes: letters of several bytes lie across their ends.
      for (const text of [
        '',
        'a',
        '\ufeffDEVICE=eth0\n',
        'é'.repeat(32_768),
        `a${'€'.repeat(50_000)}`,
        '😀'.repeat(70_000),
      ]) {
        const reading = readSync(write('a', text));
        assert.ok(reading.ok);
        assert.equal(reading.text, text);
      }
    });

    it('has another character for bytes that are no UTF-8', () => {
      const reading = readSync(write('a', Buffer.from([0x4e, 0xff, 0x3d])));
      assert.equal(textOf(reading), 'N\ufffd=');
    });

    it('says why it cannot be read', async () => {
      assert.equal(why(folder), 'is a folder');
      assert.equal(why(at('nothing')), 'does not exist');
      assert.equal(why(join(write('file'), 'below')), 'lies below a file, not a folder');
      link('self', 'self');
      assert.equal(why(at('self')), 'is a link that leads to itself');
      assert.equal(why(at('n'.repeat(5000))), 'has too long a name');
      if (!isLinux) return;
      assert.equal(why('/dev/null'), 'is a device, not a file');
      execFileSync('mkfifo', [at('pipe')]);
      assert.equal(why(at('pipe')), 'is a pipe, not a file');
      const server = createServer().listen(at('socket'));
      await new Promise((done) => server.once('listening', done));
      assert.equal(why(at('socket')), 'is a socket, not a file');
      server.close();
    });

    it('reads a pipe that was named, to its end', function () {
      if (!isLinux) return this.skip();
      execFileSync('mkfifo', [at('pipe')]);
      const writer = spawn('sh', ['-c', 'printf "from a pipe" > "$1"', 'sh', at('pipe')]);
      assert.equal(textOf(readSync(at('pipe'), { named: true })), 'from a pipe');
      writer.kill();
    });

    it('takes a file of the size that it may have, and none above', () => {
      const path = write('a', 'x'.repeat(100));
      assert.equal(why(path, { most: 100 }), 'read: 100');
      assert.equal(why(path, { most: 99 }), 'has 100 bytes, more than 99');
    });

    it('does not believe a file that says it has no bytes', function () {
      if (!isLinux) return this.skip();
      const status = readSync('/proc/self/status');
      assert.ok(status.ok && status.text.includes('Pid:') && status.text.endsWith('\n'));
      assert.match(why('/proc/self/status', { most: 10 }), /^has \d+ bytes, more than 10$/);
    });

    it('reads no more than the beginning when that is enough', () => {
      const path = write('a', `<project>${'x'.repeat(300_000)}`);
      const starts: string[] = [];
      const goesOn = (answer: boolean) => (start: string) => starts.push(start) > 0 && answer;
      assert.equal(why(path, { goesOn: goesOn(false) }), 'read: 65536');
      assert.equal(why(path, { goesOn: goesOn(true) }), 'read: 300009');
      assert.equal(starts.length, 2, 'it is asked once for each file');
      assert.ok(starts.every((it) => it.startsWith('<project>') && it.length === 65_536));
    });

    it('knows XML in UTF-16, which nobody reads', () => {
      const little = Buffer.from('<network/>', 'utf16le');
      const big = Buffer.from(little).swap16();
      for (const it of [
        little,
        big,
        Buffer.concat([Buffer.of(0xff, 0xfe), little]),
        Buffer.concat([Buffer.of(0xfe, 0xff), big]),
      ])
        assert.equal(why(write('a.xml', it)), 'is in UTF-16, expected UTF-8');
      for (const it of ['<', '<\n', '\0', '\0\0<', 'a<\0', '']) assert.equal(why(write('b', it)), `read: ${it.length}`);
    });

    it('never takes bytes of another file for its own', () => {
      why(write('long', `<\0${'x'.repeat(1000)}`));
      assert.equal(why(write('short', '<')), 'read: 1');
      assert.equal(why(write('empty', '')), 'read: 0');
    });
  });

  const all: FileFilter = { name: () => true, start: () => true };
  const xml: FileFilter = { name: (name) => name.endsWith('.xml'), start: (_, text) => text.startsWith('text') };
  const top = (hidden: readonly string[] = [], git = true): Exclusion => Exclusion.of(folder, { git, hidden });
  const shown = (it: WalkEntry): string => {
    const path = relative(folder, it.path) || '.';
    return 'text' in it ? path : `${path}: ${'why' in it ? it.why : it.end}`;
  };
  async function found(
    options: { top?: Exclusion; wanted?: FileFilter; limits?: Partial<Limits>; from?: string } = {},
  ) {
    const results: string[] = [];
    const { top: from = top(), wanted = xml, limits = {}, ...more } = options;
    for await (const it of walkFolder(from, { wanted, limits: { ...inFolder, ...limits }, ...more }))
      results.push(shown(it));
    return results;
  }

  describe('walking a folder', () => {
    it('goes breadth first, in order of names', async () => {
      for (const it of ['b/d/1.xml', 'b/2.xml', 'a/c/3.xml', 'a/4.xml', 'z.xml', 'B.xml', 'note.txt']) write(it);
      assert.deepEqual(await found(), ['B.xml', 'z.xml', 'a/4.xml', 'b/2.xml', 'a/c/3.xml', 'b/d/1.xml']);
    });

    it('starts in a folder of it, with the rules of those above', async () => {
      write('.gitignore', 'old.xml\n/a/no/\n');
      for (const it of ['a/b/1.xml', 'a/b/old.xml', 'a/2.xml', 'a/no/3.xml']) write(it);
      assert.deepEqual(await found({ from: at('a') }), ['a/2.xml', 'a/b/1.xml']);
      assert.deepEqual(await found({ from: at('a/no') }), []);
    });

    it('reads of a file that is none of ours only the beginning', async () => {
      write('other.xml', `<project>${'x'.repeat(300_000)}`);
      const lengths: number[] = [];
      for await (const it of walkFolder(top(), { wanted: xml, limits: inFolder }))
        if ('text' in it) lengths.push(it.text.length);
      assert.deepEqual(lengths, [65_536]);
    });

    it('says what is no file, what is too large and what is nested too deep', async function () {
      write('big.xml', 'text and more');
      write('1/2/3/4.xml');
      write('1/2.xml');
      if (isLinux) execFileSync('mkfifo', [at('pipe.xml'), at('pipe.txt')]);
      assert.deepEqual(await found({ limits: { file: 10, depth: 2 } }), [
        'big.xml: has 13 bytes, more than 10',
        ...(isLinux ? ['pipe.xml: is a pipe, not a file'] : []),
        '1/2: lies deeper than 2 folders',
        '1/2.xml',
      ]);
    });

    it('ends where there are more names than it may look at, and says where', async () => {
      for (const it of ['a.xml', 'one/b.xml', 'two/c.xml', 'two/d.txt']) write(it);
      assert.deepEqual(await found({ limits: { names: 6 } }), ['a.xml', 'one/b.xml', 'two/c.xml']);
      assert.deepEqual(await found({ limits: { names: 5 } }), [
        'a.xml',
        'one/b.xml',
        'two: there are more than 5 names',
      ]);
      assert.deepEqual(await found({ limits: { names: 2 } }), ['.: there are more than 2 names']);
    });

    it('passes by names that are no UTF-8', async function () {
      if (!isLinux) return this.skip();
      writeFileSync(Buffer.concat([Buffer.from(at('n')), Buffer.of(0xff), Buffer.from('.xml')]), 'text');
      mkdirSync(Buffer.concat([Buffer.from(at('d')), Buffer.of(0xe4)]));
      // One with that very character in its name is read.
      write('ok\ufffd.xml');
      assert.deepEqual(await found(), [
        'n\ufffd.xml: has a name that is not UTF-8',
        'ok\ufffd.xml',
        'd\ufffd: has a name that is not UTF-8',
      ]);
    });

    it('says nothing of what vanishes while it walks', async () => {
      for (const it of ['a.xml', 'b.xml', 'c/d.xml']) write(it);
      const results: string[] = [];
      for await (const it of walkFolder(top(), { wanted: xml, limits: inFolder })) {
        results.push(shown(it));
        rmSync(at('b.xml'), { force: true });
        rmSync(at('c'), { recursive: true, force: true });
      }
      assert.deepEqual(results, ['a.xml']);
    });

    it('passes by folders that may not be read', async function () {
      if (process.getuid?.() === 0 || !isLinux) {
        console.log('      not run: root may read everything');
        return this.skip();
      }
      write('open/a.xml');
      mkdirSync(at('closed'), { mode: 0 });
      assert.deepEqual(await found(), ['closed: may not be read', 'open/a.xml']);
      chmodSync(at('closed'), 0o700);
    });

    it('stops when it is told to', async () => {
      for (const it of ['a.xml', 'b.xml', 'c/d.xml']) write(it);
      link('/nowhere', 'z.xml');
      const stop = new AbortController();
      const results: string[] = [];
      for await (const it of walkFolder(top(), { wanted: xml, limits: inFolder, signal: stop.signal })) {
        results.push(shown(it));
        stop.abort();
      }
      assert.deepEqual(results, ['a.xml']);
    });

    it('lets others do their work in between', async () => {
      for (let i = 0; i < 40; i++) write(`${i}.xml`);
      const clock = performance.now.bind(performance);
      let time = 0;
      let turns = 0;
      let isWalking = true;
      const other = (): void => {
        turns++;
        if (isWalking) setImmediate(other);
      };
      // Each file takes 3 ms, as far as anybody can tell.
      performance.now = () => (time += 3);
      try {
        setImmediate(other);
        await found();
      } finally {
        performance.now = clock;
        isWalking = false;
      }
      assert.ok(turns > 10, `${turns} turns for 40 files of 3 ms`);
    });
  });

  describe('links', () => {
    let outside: string;
    beforeEach(() => {
      outside = realpathSync(mkdtempSync(join(tmpdir(), 'virtnet-outside-')));
      writeFileSync(join(outside, 'secret.xml'), 'text');
    });
    afterEach(() => rmSync(outside, { recursive: true, force: true }));

    it('are not followed out of the folder', async () => {
      write('a.xml');
      link(outside, 'folder');
      link(join(outside, 'secret.xml'), 'file.xml');
      link(join(outside, 'secret.xml'), 'file.txt');
      link('..', 'up');
      link('/', 'root');
      assert.deepEqual(await found(), [
        'a.xml',
        ...['file.xml', 'folder', 'root', 'up'].map((it) => `${it}: is a link out of the folder`),
      ]);
    });

    it('are not taken for leading into a folder whose name only begins alike', async () => {
      mkdirSync(`${folder}-other`);
      writeFileSync(`${folder}-other/x.xml`, 'text');
      link(`${folder}-other/x.xml`, 'x.xml');
      try {
        assert.deepEqual(await found(), ['x.xml: is a link out of the folder']);
      } finally {
        rmSync(`${folder}-other`, { recursive: true });
      }
    });

    it('are not followed to what is read itself, nor in a loop', async () => {
      // As libvirt makes them for networks that start by themselves.
      write('networks/default.xml');
      link('../default.xml', 'networks/autostart/default.xml');
      link('.', 'networks/here');
      link('../..', 'networks/autostart/up');
      link(at('networks'), 'again');
      assert.deepEqual(await found(), ['networks/default.xml']);
    });

    it('stand once for a file that is not read itself', async () => {
      write('store/net');
      write('.gitignore', 'made/\n');
      write('made/m.xml');
      link('store/net', 'a.xml');
      link('store/net', 'b.xml');
      link('a.xml', 'c.xml');
      link('made/m.xml', 'm.xml');
      link('store/net', 'other.txt');
      assert.deepEqual(await found(), ['a.xml', 'm.xml']);
    });

    it('that lead nowhere are told when they would be ours', async () => {
      link('nothing', 'a.xml');
      link('b.xml', 'b.xml');
      link('nothing', 'c.txt');
      if (isLinux) link('/dev/zero', 'd.xml');
      assert.deepEqual(await found(), [
        'a.xml: is a link to nothing',
        'b.xml: is a link that leads to itself',
        ...(isLinux ? ['d.xml: is a link out of the folder'] : []),
      ]);
    });

    it('to a pipe in the folder are no files either', async function () {
      if (!isLinux) return this.skip();
      execFileSync('mkfifo', [at('pipe')]);
      link('pipe', 'a.xml');
      assert.deepEqual(await found(), ['a.xml: is a pipe, not a file']);
    });

    it('may lead to the folder itself', async () => {
      write('real/a.xml');
      link('a.xml', 'real/b.xml');
      link('real', 'way');
      const results: string[] = [];
      const way = Exclusion.of(at('way'), { git: true, hidden: [] });
      for await (const it of walkFolder(way, { wanted: xml, limits: inFolder })) results.push(shown(it));
      assert.deepEqual(results, ['way/a.xml']);
    });

    it('hard ones are files like others', async () => {
      linkSync(write('a.xml'), at('b.xml'));
      assert.deepEqual(await found(), ['a.xml', 'b.xml']);
    });
  });

  describe('what .gitignore files name', () => {
    beforeEach(() => mkdirSync(at('.git')));

    const cases: Readonly<Record<string, readonly [ignores: Readonly<Record<string, string>>, expected: string[]]>> = {
      'a name anywhere': [{ '.gitignore': '1.xml' }, ['2.xml', 'a/2.xml', 'a/b/2.xml']],
      'a path from its folder': [{ '.gitignore': '/1.xml\na/b' }, ['2.xml', 'a/1.xml', 'a/2.xml']],
      'a folder, and no file of that name': [{ '.gitignore': 'b/\n1.xml/' }, ['1.xml', '2.xml', 'a/1.xml', 'a/2.xml']],
      'what a nearer one takes back': [{ '.gitignore': '*.xml', 'a/.gitignore': '!1.xml' }, ['a/1.xml', 'a/b/1.xml']],
      'a folder that a nearer one takes back, with what is in it': [
        { '.gitignore': 'b\n2.xml', 'a/.gitignore': '!b' },
        ['1.xml', 'a/1.xml', 'a/b/1.xml'],
      ],
      'nothing in a folder that is named itself': [
        { '.gitignore': 'a/\n!a/1.xml', 'a/.gitignore': '!*' },
        ['1.xml', '2.xml'],
      ],
      'by the last line that fits': [
        { '.gitignore': '1.xml\n!1.xml\na/1.xml\n' },
        ['1.xml', '2.xml', 'a/2.xml', 'a/b/1.xml', 'a/b/2.xml'],
      ],
      'with line ends of Windows and a mark in front': [{ '.gitignore': '\ufeff1.xml\r\na/\r\n' }, ['2.xml']],
      'with a blank behind the slash of a folder': [{ '.gitignore': 'a/  ' }, ['1.xml', '2.xml']],
      'with two stars': [{ '.gitignore': 'a/**/1.xml\n**/b/2.xml' }, ['1.xml', '2.xml', 'a/2.xml']],
    };
    for (const [what, [ignores, expected]] of Object.entries(cases))
      it(`is passed by: ${what}`, async () => {
        for (const it of ['', 'a/', 'a/b/']) for (const n of [1, 2]) write(`${it}${n}.xml`);
        for (const [path, text] of Object.entries(ignores)) write(path, text);
        assert.deepEqual(await found(), expected);
      });

    it('holds from the root of the repository on', async () => {
      write('.gitignore', 'old.xml\n/lab/x.xml\n');
      for (const it of ['lab/old.xml', 'lab/x.xml', 'lab/new.xml', 'lab/a/x.xml']) write(it);
      const lab = Exclusion.of(at('lab'), { git: true, hidden: [] });
      assert.deepEqual(await found({ top: lab }), ['lab/new.xml', 'lab/a/x.xml']);
    });

    it('does not come from above the repository, nor from the one around it', async () => {
      write('.gitignore', '*.xml');
      for (const it of ['inner/a.xml', 'inner/b/c.xml']) write(it);
      mkdirSync(at('inner/.git'));
      assert.deepEqual(await found(), ['inner/a.xml', 'inner/b/c.xml']);
      const inner = Exclusion.of(at('inner/b'), { git: true, hidden: [] });
      assert.deepEqual(await found({ top: inner }), ['inner/b/c.xml']);
    });

    it('is read where somebody named its folder', async () => {
      write('.gitignore', 'made/\n*.xml');
      for (const it of ['made/a.xml', 'made/b/c.xml', 'made/b/d.xml']) write(it);
      write('made/b/.gitignore', 'd.xml');
      const made = Exclusion.of(at('made/b'), { git: true, hidden: [] });
      assert.deepEqual(await found({ top: made }), ['made/b/c.xml']);
    });

    it('is read when it shall be', async () => {
      write('.gitignore', '*.xml');
      write('a.xml');
      assert.deepEqual(await found({ top: top([], false) }), ['a.xml']);
    });

    it('holds without a repository in the folder and below', async () => {
      rmSync(at('.git'), { recursive: true });
      write('.gitignore', 'a.xml');
      for (const it of ['a.xml', 'b/a.xml', 'b/c.xml']) write(it);
      assert.deepEqual(await found(), ['b/c.xml']);
      assert.deepEqual(await found({ top: Exclusion.of(at('b'), { git: true, hidden: [] }) }), ['b/a.xml', 'b/c.xml']);
    });

    it('tells capitals from small letters where the files do', async function () {
      if (!isLinux) return this.skip();
      write('.gitignore', 'A.XML');
      for (const it of ['A.XML', 'a.xml']) write(it);
      assert.deepEqual(await found({ wanted: all }), ['.gitignore', 'a.xml']);
    });

    it('is not said by a link, nor by a file without end', async function () {
      write('a.xml');
      write('rules', '*.xml');
      link('rules', '.gitignore');
      assert.deepEqual(await found(), ['a.xml']);
      rmSync(at('.gitignore'));
      write('.gitignore', `*.xml\n${'#'.repeat(1 << 16)}`);
      assert.deepEqual(await found(), ['a.xml']);
      rmSync(at('.gitignore'));
      if (!isLinux) return;
      execFileSync('mkfifo', [at('.gitignore')]);
      assert.deepEqual(await found(), ['a.xml']);
    });

    it('never takes long, whatever the patterns', async () => {
      const deep = 'a/'.repeat(60);
      write(`${deep}x.xml`);
      const lines = [
        '**/a/**/a/**/a/**/a/**/a/**/a/**/b',
        '*a*a*a*a*a*a*a*a*a*b',
        '?*?*?*?*?*?*?*?*b',
        '(a+)+b',
        '[a-',
        'a\\',
      ];
      write('.gitignore', lines.join('\n'));
      assert.deepEqual(await found(), [`${deep}x.xml`]);
    });

    it('is asked of no more lines than a person writes', async () => {
      for (let i = 0; i < 6; i++) write(`${i}/.gitignore`, `${'#\n'.repeat(10_000)}*.xml\n`);
      for (let i = 0; i < 6; i++) write(`${i}/a.xml`);
      assert.deepEqual(await found(), ['4/a.xml', '5/a.xml']);
    });
  });

  describe('folders that hold nothing of a person', () => {
    it('are passed by, unless they are named', async () => {
      for (const it of ['node_modules', '.git', '.hg', '.svn', '.cache', '__pycache__']) write(`${it}/a.xml`);
      write('build/node_modules/b.xml');
      write('build/c.xml');
      assert.deepEqual(await found(), ['build/c.xml']);
      const modules = Exclusion.of(at('node_modules'), { git: true, hidden: [] });
      assert.deepEqual(await found({ top: modules }), ['node_modules/a.xml']);
    });

    it('are those of the kernel, too', function () {
      if (!isLinux) return this.skip();
      const root = Exclusion.of('/', { git: false, hidden: [] });
      assert.deepEqual(
        ['proc', 'sys', 'dev', 'etc'].filter((it) => root.excludes(it, 'folder')),
        ['proc', 'sys', 'dev'],
      );
      assert.equal(Exclusion.of('/etc', { git: false, hidden: [] }).excludes('dev', 'folder'), false);
    });
  });

  describe('what the editor hides', () => {
    // https://code.visualstudio.com/docs/editor/glob-patterns
    const cases: readonly (readonly [globs: readonly string[], expected: readonly string[]])[] = [
      [[], ['1.xml', 'a/1.xml', 'a/b/2.xml']],
      [['*.xml'], ['a/1.xml', 'a/b/2.xml']],
      [['/1.xml'], ['a/1.xml', 'a/b/2.xml']],
      [['**/*.xml'], []],
      [['**/1.xml'], ['a/b/2.xml']],
      [['a'], ['1.xml']],
      [['**/b'], ['1.xml', 'a/1.xml']],
      [['a/**'], ['1.xml']],
      [['**/{b,c}'], ['1.xml', 'a/1.xml']],
      [['**/{x,{b,y}}/[0-9].xml', '?.xml'], ['a/1.xml']],
      [
        ['{1,2}.xml', '{a'],
        ['a/1.xml', 'a/b/2.xml'],
      ],
      [
        ['!1.xml', '#', ''],
        ['1.xml', 'a/1.xml', 'a/b/2.xml'],
      ],
      [['{a,b}'.repeat(40)], ['1.xml', 'a/1.xml', 'a/b/2.xml']],
    ];
    for (const [globs, expected] of cases)
      it(`is passed by: ${JSON.stringify(globs).slice(0, 60)}`, async () => {
        for (const it of ['1.xml', 'a/1.xml', 'a/b/2.xml']) write(it);
        assert.deepEqual(await found({ top: top(globs) }), expected);
      });

    it('has blanks and signs in its name', async () => {
      for (const it of ['a b.xml', 'a b ', '#1.xml', '!2.xml']) write(it);
      assert.deepEqual(await found({ wanted: all, top: top(['a b.xml', 'a b ', '#1.xml', '!2.xml']) }), []);
    });

    it('is hidden whatever a .gitignore takes back, and from the folder that is read on', async () => {
      for (const it of ['lab/1.xml', 'lab/a/2.xml']) write(it);
      write('lab/.gitignore', '!1.xml');
      assert.deepEqual(await found({ top: Exclusion.of(at('lab'), { git: true, hidden: ['1.xml'] }) }), [
        'lab/a/2.xml',
      ]);
    });

    it('is what is set to true', () => {
      const value = { '**/a': true, '**/b': false, '**/*.js': { when: '$(basename).ts' }, c: 'true', d: true };
      assert.deepEqual(hiddenBy(value), ['**/a', 'd']);
      for (const it of [undefined, null, 7, 'text', [], true]) assert.deepEqual(hiddenBy(it), []);
    });

    it('stands in the settings of a folder, with comments and commas', () => {
      write(
        '.vscode/settings.json',
        `// "files.exclude": { "no": true }
        { /* for all */
          "note": "// no comment, \\" /* nor this */ ,}",
          "files.exclude": { "**/build": true, "odd//name": true, // why
            "last": true, },
        }`,
      );
      assert.deepEqual(hiddenIn(folder), ['**/build', 'odd//name', 'last']);
    });

    it('is nothing where the settings make no sense', () => {
      assert.deepEqual(hiddenIn(folder), []);
      for (const it of [
        '',
        '{',
        'null',
        '[]',
        '"',
        '/*',
        '{"files.exclude": 7}',
        '{"files.exclude": null}',
        '/*'.repeat(100_000),
      ]) {
        write('.vscode/settings.json', it);
        assert.deepEqual(hiddenIn(folder), [], it.slice(0, 20));
      }
    });
  });

  it('tells of one file whether a walk would come to it', () => {
    write('.gitignore', 'made/\n*.old.xml');
    for (const it of ['a.xml', 'b/c.xml', 'b/d.old.xml', 'made/e.xml', 'node_modules/f.xml', 'g.txt']) write(it);
    link('b', 'h');
    const comes = [
      'a.xml',
      'b/c.xml',
      'b/d.old.xml',
      'made/e.xml',
      'node_modules/f.xml',
      'g.txt',
      'h/c.xml',
      'no/i.xml',
    ];
    assert.deepEqual(
      comes.filter((it) => comesTo(at(it), top(), xml)),
      ['a.xml', 'b/c.xml', 'no/i.xml'],
    );
  });
});
