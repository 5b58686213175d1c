// What keeps the house easy to find one's way in: each exported name once and used, each path in a document there, and no
// two files of the model that import each other.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { absences, ofOneFile, relations } from '../../server/src/features/absences';
import { rules } from '../../server/src/rules/index';
import { languageOf } from '../../server/src/rules/rule';

interface Source {
  readonly path: string;
  readonly text: string;
  readonly exports: readonly string[];
  /** Those of them that are no types: a type may be there for who reads the function that takes it. */
  readonly values: readonly string[];
  /** Names imported from each file of ours. */
  readonly imports: ReadonlyMap<string, readonly string[]>;
}

/** Rules that are not cut along their codes, with the reason. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  'network missing-attribute': 'one loop over the table of network XML, whose rows name the code of what is missing',
  'network wrong-value': 'one loop over the table of network XML, whose rows and kinds of values name the code',
  'ifcfg wrong-value': 'one loop over the tables of keys, whose rows and kinds of values name the code',
  'keyfile wrong-value': 'one loop over the table of keyfiles, whose rows and kinds of values name the code',
};

const product = ['server/src', 'client/src'].flatMap(filesBelow).map(read);

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((it) => it.endsWith('.ts'))
    .map((it) => join(folder, it));
}

function read(path: string): Source {
  const text = readFileSync(path, 'utf8');
  const declared = text.matchAll(
    /^export (?:async )?(?:function\*?|const enum|const|let|class|abstract class|interface|type|enum) (\w+)/gm,
  );
  const exports = [...declared].map((it) => it[1]!);
  const types = new Set([...text.matchAll(/^export (?:interface|type) (\w+)/gm)].map((it) => it[1]!));
  const imports = new Map<string, readonly string[]>();
  for (const [, names, all, from] of text.matchAll(
    /(?:import|export) (?:type )?(?:\{([^}]*)\}|\* as (\w+)) from '(\.[^']*)'/g,
  )) {
    const file = `${normalize(join(dirname(path), from!))}.ts`;
    const taken = all
      ? [...text.matchAll(new RegExp(`\\b${all}\\.(\\w+)`, 'g'))].map((it) => it[1]!)
      : names!
          .split(',')
          .map(
            (it) =>
              it
                .trim()
                .replace(/^type /, '')
                .split(' as ')[0]!,
          )
          .filter((it) => it !== '');
    imports.set(file, [...(imports.get(file) ?? []), ...taken]);
  }
  // What is loaded late is named by its type: `require('../session') as typeof import('../session')`.
  for (const [, from] of text.matchAll(/typeof import\('(\.[^']*)'\)/g))
    imports.set(`${normalize(join(dirname(path), from!))}.ts`, ['*']);
  return { path, text, exports, values: exports.filter((it) => !types.has(it)), imports };
}

const namesTakenBy = (files: readonly Source[]): ReadonlySet<string> =>
  new Set(files.flatMap(({ imports }) => [...imports].flatMap(([file, names]) => names.map((it) => `${file} ${it}`))));

/** What leads from one back to it, shortest first; empty when nothing does. */
function circleFrom(start: string, next: (of: string) => Iterable<string>): string[] {
  const before = new Map<string, string>();
  const waiting = [start];
  for (const at of waiting) {
    for (const to of next(at)) {
      if (to === start) {
        const way = [start];
        for (let it: string | undefined = at; it !== undefined && it !== start; it = before.get(it)) way.unshift(it);
        return [start, ...way];
      }
      if (!before.has(to)) {
        before.set(to, at);
        waiting.push(to);
      }
    }
  }
  return [];
}

describe('the house', () => {
  it('exports each name once', () => {
    const homes = new Map<string, string[]>();
    for (const { path, exports } of product)
      for (const it of new Set(exports)) homes.set(it, [...(homes.get(it) ?? []), path]);
    const twice = [...homes].filter(([, it]) => it.length > 1).map(([name, it]) => `${name}: ${it.join(', ')}`);
    assert.deepEqual(twice, []);
  });

  it('exports nothing that nobody uses', () => {
    // VS Code calls these, and the client of the language is loaded late.
    const called = ['activate', 'deactivate', 'clientOf'];
    const used = namesTakenBy(product);
    const tested = namesTakenBy(['test', 'bench'].flatMap(filesBelow).map(read));
    const unused = product.flatMap(({ path, text, values }) =>
      values
        .filter((it) => {
          if (called.includes(it) || used.has(`${path} ${it}`) || used.has(`${path} *`)) return false;
          const isUsedHere = text.split(new RegExp(`\\b${it}\\b`)).length > 2;
          return !isUsedHere || !tested.has(`${path} ${it}`);
        })
        .map((it) => `${path} ${it}`),
    );
    assert.deepEqual(unused, []);
  });

  it('has no files that import each other, but a tree and its handles', () => {
    // An element knows its tree, which makes it on demand.
    const handles = ['attribute.ts', 'element.ts', 'tree.ts', 'xml/namespaces.ts'].map(
      (it) => `server/src/syntax/${it}`,
    );
    const next = new Map(product.map((it) => [it.path, [...it.imports.keys()]]));
    const circles = product.map((it) => circleFrom(it.path, (of) => next.get(of) ?? [])).filter((it) => it.length > 0);
    assert.deepEqual(
      circles.filter((circle) => !circle.every((it) => handles.includes(it))).map((it) => it.join(' → ')),
      [],
    );
  });

  it('has only rules in the sections of rules: pairs of a rule and its page, and a list', () => {
    const odd = readdirSync('server/src/rules', { recursive: true, encoding: 'utf8' }).filter((path) => {
      const [top, , name] = path.split('/');
      if (
        !['network', 'guest', 'ifcfg', 'keyfile', 'bridge-conf'].includes(top!) ||
        name === undefined ||
        name === 'index.ts'
      )
        return false;
      const stem = join('server/src/rules', path.replace(/\.(?:ts|md)$/, ''));
      return !(existsSync(`${stem}.ts`) && existsSync(`${stem}.md`));
    });
    assert.deepEqual(odd, []);
  });

  it('cuts rules along their codes: four at most, and no rule is called like one of several', () => {
    const uncut = rules.filter(({ name, codes }) => {
      const all = Object.keys(codes);
      return all.length > 4 || (all.length > 1 && all.includes(name));
    });
    assert.deepEqual(
      uncut.map((it) => `${languageOf(it)} ${it.name}`),
      Object.keys(EXCEPTIONS),
    );
  });

  it('has no sections of rules that lean on others', () => {
    const leaning = product.flatMap(({ path, imports }) => {
      const [, section] = /^server\/src\/rules\/([\w-]+\/\w+)\//.exec(path) ?? [];
      if (section === undefined || path.endsWith('/index.ts')) return [];
      const others = [...imports.keys()].filter(
        (it) =>
          /^server\/src\/rules\/(?:network|guest|ifcfg|keyfile|bridge-conf)\//.test(it) && !it.includes(`/${section}/`),
      );
      return others.map((it) => `${path} → ${it}`);
    });
    assert.deepEqual(leaning, []);
  });

  it('has each code on a page of its own, or under a heading of its own with a line that says the fault', () => {
    const pages = readdirSync('server/src/rules', { recursive: true, encoding: 'utf8' }).filter((it) =>
      it.endsWith('.md'),
    );
    const lost = rules.flatMap((rule) => {
      const page = pages.find((it) => it.startsWith(languageOf(rule)) && it.endsWith(`/${rule.name}.md`));
      const text = page === undefined ? '' : readFileSync(join('server/src/rules', page), 'utf8');
      return Object.keys(rule.codes).filter((it) => !new RegExp(`^##? ${it}\\n\\n[A-Z\\w\`].*[.]$`, 'm').test(text));
    });
    assert.deepEqual(lost, []);
  });

  it('lists only codes that there are', () => {
    const codes = new Set(rules.flatMap((it) => Object.keys(it.codes)));
    assert.deepEqual(
      [...absences, ...relations, ...ofOneFile].filter((it) => !codes.has(it)),
      [],
    );
  });

  it('points in its comments only to documents that are there', () => {
    const lost = product.flatMap(({ path, text }) =>
      [...text.matchAll(/(?<![\w/-])[\w/<>-]+\.md\b/g)]
        .map(([it]) => it)
        .filter((it) => !it.includes('<') && ![it, join('docs', it)].some((one) => existsSync(one)))
        .map((it) => `${path}: ${it}`),
    );
    assert.deepEqual(lost, []);
  });

  it('names in its documents only paths that are there', () => {
    const pages = readdirSync('docs').filter((it) => it.endsWith('.md'));
    const documents = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', ...pages.map((it) => join('docs', it))];
    const rooms = [...new Set(product.map((it) => it.path.split('/')[2]!))];
    const tops = ['server', 'client', 'test', 'scripts', 'bench', 'docs', 'snippets', 'syntaxes', 'examples'];
    const gone: string[] = [];
    for (const document of documents) {
      for (const [, path] of readFileSync(document, 'utf8').matchAll(
        /(?<![\w./:-])([\w.-]+(?:\/[\w.*-]+)+\/?)(?![\w<])/g,
      )) {
        const [top] = path!.split('/');
        const isOurs = tops.includes(top!) || rooms.includes(top!);
        if (!isOurs || path!.includes('*')) continue;
        if (![path!, join('server/src', path!), `${join('server/src', path!)}.ts`].some((it) => existsSync(it)))
          gone.push(`${document}: ${path}`);
      }
    }
    assert.deepEqual(gone, []);
  });
});
