// Mistakes that people really make, who notices them, and the page that says so. The real tools' answers are recorded
// beside the documents, so that the page can be made, and compared, without the tools.
import { readFileSync } from 'node:fs';
import { type Answer, type NetworkManagerAnswer, answerOf } from './everyday-answers';
import { newest, problemsByName } from './checking';
import { version } from '../../server/src/schema/types';

export interface Mistake {
  readonly section: string;
  readonly title: string;
  /** Under which it is reported. */
  readonly code: string;
  /** Files of one host by name. */
  readonly documents: Readonly<Record<string, string>>;
}

export interface NetworkMistake extends Mistake {
  /** Undefined until the tools have been asked. */
  readonly answer: Answer | undefined;
}

export interface IfcfgMistake extends Mistake {
  readonly answer: NetworkManagerAnswer;
}

/** The libvirt that was asked; the mistakes are judged for it. */
export const askedLibvirt = '9.0.0';

export const answersFile = 'test/data/everyday/answers.json';

/** `test/data/everyday/network.md`: a section, a title, a code, one or two documents. */
export function networkMistakes(): NetworkMistake[] {
  const answers = JSON.parse(readFileSync(answersFile, 'utf8')) as Record<string, Answer>;
  const result: NetworkMistake[] = [];
  for (const section of readFileSync('test/data/everyday/network.md', 'utf8').split(/^## /m).slice(1)) {
    const name = firstLine(section);
    for (const part of section.split(/^### /m).slice(1)) {
      const title = firstLine(part);
      const code = /^`([a-z0-9-]+)`$/m.exec(part)?.[1] ?? '';
      const texts = [...part.matchAll(/^```xml\n([\s\S]*?)^```$/gm)].map((it) => it[1]!);
      const documents = Object.fromEntries(texts.map((it, at) => [at === 0 ? 'network.xml' : 'other.xml', it]));
      result.push({ section: name, title, code, documents, answer: answers[title] });
    }
  }
  return result;
}

const firstLine = (text: string): string => text.slice(0, text.indexOf('\n')).trim();

/** `test/data/everyday/ifcfg.json`: a section, a title and a code for an input whose answer of NetworkManager is recorded. */
export function ifcfgMistakes(): IfcfgMistake[] {
  const inputs = JSON.parse(readFileSync('test/recorded/networkmanager-ifcfg.json', 'utf8')) as { cases: Recorded[] };
  const byName = new Map(inputs.cases.map((it) => [it.name, it]));
  const sections = JSON.parse(readFileSync('test/data/everyday/ifcfg.json', 'utf8')) as Record<string, Listed[]>;
  return Object.entries(sections).flatMap(([section, listed]) =>
    listed.map(({ title, input, code }) => {
      const parts = [input].flat().map((it) => {
        const part = byName.get(it);
        if (!part) throw new Error(`no input ${it} is recorded`);
        return part;
      });
      return {
        section,
        title,
        code,
        documents: Object.assign({}, ...parts.map(filesOf)) as Record<string, string>,
        answer: loudest(parts.map(answerOf)),
      };
    }),
  );
}

/** NetworkManager reads one profile at a time, so it says of two files what it says of each. */
const loudest = (answers: readonly NetworkManagerAnswer[]): NetworkManagerAnswer =>
  (['refuses', 'ignores', 'warns'] as const).find((it) => answers.includes(it)) ?? 'silent';

/** Bytes shown as latin-1 code points are read as UTF-8, as an editor does. */
const filesOf = ({ files, encoding }: Recorded): Record<string, string> =>
  Object.fromEntries(
    Object.entries(files)
      .filter(([name]) => name !== 'network')
      .map(([name, text]) => [name, encoding === 'latin-1' ? Buffer.from(text, 'latin1').toString('utf8') : text]),
  );

interface Listed {
  readonly title: string;
  /** One of `test/recorded/networkmanager-ifcfg.json`, or two that are one host. */
  readonly input: string | readonly string[];
  readonly code: string;
}

interface Recorded {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly outcome: 'loaded' | 'refused' | 'unmanaged' | 'unrecognized' | 'abort';
  readonly warnings?: number;
  readonly encoding?: 'latin-1';
}

/** What virtnet says of a mistake's documents in an editor, where they are made. */
export function reportedIn({ documents }: Mistake): { severity: string; code: string; message: string }[] {
  const target = { ...newest, libvirt: version(askedLibvirt) };
  return [...problemsByName(documents, { target, inEditor: true }).values()].flat();
}

/** The severity under which virtnet reports the expected code; undefined when it does not. */
export function severityOf(mistake: Mistake): string | undefined {
  const found = reportedIn(mistake).filter((it) => it.code === mistake.code);
  return ['error', 'warning', 'information', 'hint'].find((severity) => found.some((it) => it.severity === severity));
}
