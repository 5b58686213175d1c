// Says for each mutant whether a test notices it. A worker process has all tests loaded; a place that runs while a file is
// loaded, or once for all, needs a process of its own.
import { fork } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { graphOf, makeShadow, removeShadow, testFiles } from './shadow.mjs';

const here = dirname(fileURLToPath(import.meta.url));
/** How long a process may take to load the tests, and any test as long as it is not known. */
const untilLoaded = 120_000;

const running = new Set();
for (const it of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.once(it, () => {
    for (const worker of running) worker.end();
    process.exit(130);
  });

/** A child process that runs tests. */
class Worker {
  static #count = 0;
  #child;
  #replies = [];
  #wake = () => undefined;
  #patience;

  constructor({ folder, temporary }, patience, files, mutant = 0) {
    this.#patience = patience;
    this.#child = fork(join(here, 'worker.mjs'), files, {
      cwd: folder,
      // A group of its own: what the tests started ends with it.
      detached: true,
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      env: {
        ...process.env,
        NODE_OPTIONS: `--import ${pathToFileURL(join(here, 'switch.mjs')).href}`,
        TMPDIR: temporary,
        MUTANT: String(mutant),
        MUTATION_HITS: join(folder, `hits-${Worker.#count++}`),
      },
    });
    running.add(this);
    this.#child.on('message', (it) => this.#hear(it));
    this.#child.on('exit', () => this.#hear({ died: true }));
  }

  #hear(message) {
    this.#replies.push(message);
    this.#wake();
  }

  /** The next answer: that of the worker, or `{ died }`, or `{ silent }` when it does not come. */
  async answer(timeOf = () => untilLoaded) {
    let allowed = untilLoaded;
    for (;;) {
      const reply = this.#replies.shift();
      if (reply && reply.begun === undefined) return reply;
      if (reply) {
        allowed = this.#patience + 10 * timeOf(reply.begun);
        continue;
      }
      const isHeard = await new Promise((done) => {
        const timer = setTimeout(done, allowed, false);
        this.#wake = () => {
          clearTimeout(timer);
          done(true);
        };
      });
      if (!isHeard) return { silent: true };
    }
  }

  ask(question, timeOf) {
    if (this.#child.connected) this.#child.send(question);
    return this.answer(timeOf);
  }

  end() {
    running.delete(this);
    try {
      process.kill(-this.#child.pid, 'SIGKILL');
    } catch {
      // It has ended.
    }
  }
}

/** Judges mutants one after the other, in a copy of the project of its own. */
export class Judge {
  #shadow;
  #files;
  #loadersOf;
  /** Key → `{ took, hits }` of each test, in a run without a mutant. */
  #tests = new Map();
  #failing = [];
  #atLoad;
  #worker;
  #patience;

  /** `without`: folders of tests that do not count. `patience`: how long a test may be silent beyond ten times its time. */
  constructor(mutants, { without, patience }) {
    this.#patience = patience;
    this.#shadow = makeShadow(mutants);
    const { folder } = this.#shadow;
    const tests = testFiles(folder, without);
    const { loaders, starters } = graphOf(folder, tests);
    this.#loadersOf = loaders;
    const near = new Set([...starters, ...mutants.flatMap((it) => loaders(it.place.file))]);
    this.#files = tests.filter((it) => near.has(it));
  }

  /** Runs all tests without a mutant. Gives their number, and the keys of those, and of hooks, that fail: no use is made of them. */
  async prepare() {
    const start = await this.#restart();
    if (start.fault) throw new Error(`the tests cannot be loaded: ${start.fault.message}`);
    this.#atLoad = new Set(start.atLoad);
    const { tests, hooks } = await this.#worker.ask({ mutant: 0, bail: false });
    if (!tests) throw new Error('the tests do not come to their end');
    // The tests behind a hook that fails are not run, and would be missed without a word.
    this.#failing.push(...hooks);
    for (const { key, failed, took, hits } of tests)
      if (failed) this.#failing.push(key);
      else this.#tests.set(key, { took, hits: new Set(hits) });
    return { count: this.#tests.size, failing: this.#failing };
  }

  end() {
    this.#worker?.end();
    removeShadow(this.#shadow);
  }

  /** `{ noticed, by, reachedBy }`: which test noticed it, and the keys of tests or the files that reach it. */
  async judge({ id, place }) {
    const reachedBy = this.#testsOf(id);
    const among = reachedBy.length > 0 ? await this.#amongAll(id, reachedBy) : {};
    if (among.noticed) return { ...among, reachedBy };
    // What the process had kept from earlier tests may have hidden the mutant: again, in a process of its own. Of what
    // runs once for all whoever loads the file may notice it.
    const isOnce = among.isKept || place.isStatic || this.#atLoad.has(id);
    const loaders = isOnce ? this.#loadersOf(place.file) : [];
    const files = [...new Set([...loaders, ...reachedBy.map(this.#fileOf)])];
    if (files.length === 0) return { noticed: false, reachedBy };
    const near = isOnce ? this.#testsOf(this.#shadow.probes.get(place.file)) : [];
    const alone = await this.#alone(id, files, [...new Set([...reachedBy, ...near])], isOnce);
    return { ...alone, reachedBy: reachedBy.length > 0 ? reachedBy : files.map(shortName) };
  }

  #testsOf = (id) => [...this.#tests].filter(([, it]) => it.hits.has(id)).map(([key]) => key);
  #timeOf = (key) => this.#tests.get(key)?.took ?? 0;
  #fileOf = (key) => join(this.#shadow.folder, 'out', 'test', key.slice(0, key.indexOf(': ')));
  #withTimes = (keys) => keys.map((it) => [it, this.#timeOf(it)]);

  #begin(files, mutant) {
    return new Worker(this.#shadow, this.#patience, files, mutant);
  }

  #restart() {
    this.#worker?.end();
    this.#worker = this.#begin(this.#files);
    return this.#worker.answer();
  }

  /** In the process that has run other tests. `isKept`: some test did not come by this time, as a value was kept. */
  async #amongAll(id, keys) {
    const reply = await this.#worker.ask({ mutant: id, only: this.#withTimes(keys), bail: true }, this.#timeOf);
    if (reply.tests && !reply.fault) return { isKept: reply.tests.some((it) => !it.hits.includes(id)) };
    if (reply.fault?.key) {
      const again = { mutant: 0, only: this.#withTimes([reply.fault.key]), bail: true };
      const { tests, fault } = await this.#worker.ask(again, this.#timeOf);
      if (tests && !fault) return noticed(reply);
    }
    // Something was left behind that harms tests without a mutant, too; by this one, or by one before.
    await this.#restart();
    return reply.silent ? noticed(reply) : this.#alone(id, [...new Set(keys.map(this.#fileOf))], keys, false);
  }

  /** In a process of its own that has the mutant from the beginning: some tests, and, with `all`, then the others. */
  async #alone(id, files, first, all) {
    const cost = new Map(files.map((it) => [it, 0]));
    for (const [key, { took }] of this.#tests) {
      const file = this.#fileOf(key);
      if (cost.has(file)) cost.set(file, cost.get(file) + took);
    }
    const ordered = files.toSorted((a, b) => cost.get(a) - cost.get(b));
    const worker = this.#begin(ordered, id);
    try {
      const start = await worker.answer();
      if (!start.atLoad) return noticed(start);
      const questions = [
        ...(first.length > 0 ? [{ only: this.#withTimes(first) }] : []),
        ...(all ? [{ without: [...this.#failing, ...first] }] : []),
      ];
      for (const it of questions) {
        const reply = await worker.ask({ mutant: id, ...it, bail: true }, this.#timeOf);
        if (reply.fault || !reply.tests) return noticed(reply);
      }
      return { noticed: false };
    } finally {
      worker.end();
    }
  }
}

const noticed = ({ fault, died }) => ({
  noticed: true,
  by: fault ? howOf(fault) : died ? 'its process ends' : 'it does not end',
});

const howOf = ({ key, title, message }) => key ?? title ?? `cannot be loaded: ${message}`;

const shortName = (file) => file.slice(file.indexOf('/out/test/') + '/out/test/'.length);
