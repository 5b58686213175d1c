// Reads the page of a rule as a test: sections with fenced files, marks in them, and what a fix leaves behind.
import { readFileSync } from 'node:fs';
import { readMarks, type Mark } from './marks';

export interface PageFile {
  readonly name: string;
  /** As written in the page, marks included. */
  readonly marked: string;
  readonly text: string;
  readonly marks: readonly Mark[];
}

export interface Section {
  readonly title: string;
  readonly files: readonly PageFile[];
  /** `backend: network-scripts`, `release: 9`, `libvirt: 9.0.0` (`any`: nobody said), `networkmanager: 1.42.4` in a line of their own set the target; `preferred: yes` is said of a fix, `ask: takeOver` of a conversion. */
  readonly options: Readonly<Record<string, string>>;
}

export interface Page {
  readonly title: string;
  readonly sections: readonly Section[];
}

/** A page of a rule: its examples, and the headings that are codes, in their order. */
export interface RulePage extends Page {
  readonly codes: readonly string[];
}

const isExample = ({ title }: Section): boolean => /^(?:Reported|Accepted|Fix)\b/.test(title);

export function readRulePage(path: string): RulePage {
  const { title, sections } = readPage(path);
  return {
    ...{ title, sections: sections.filter(isExample) },
    codes: sections.filter((it) => !isExample(it)).map((it) => it.title),
  };
}

/** A page with its headings below the title. */
export function readPage(path: string): Page {
  const lines = readFileSync(path, 'utf8').split('\n');
  const title = (lines.find((it) => it.startsWith('# ')) ?? '# ').slice(2).trim();
  const sections: { title: string; files: PageFile[]; options: Record<string, string> }[] = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    const heading = /^###? (.+)$/.exec(line);
    if (heading) {
      sections.push({ title: heading[1]!.trim(), files: [], options: {} });
      continue;
    }
    const section = sections.at(-1);
    const option = /^(backend|release|libvirt|networkmanager|preferred|ask): (\S+)$/.exec(line);
    if (option && section) section.options[option[1]!] = option[2]!;
    const fence = /^(`{3,}|~{3,})\w+(?: (.+))?$/.exec(line);
    if (!fence) continue;
    const body: string[] = [];
    for (i++; i < lines.length && lines[i] !== fence[1]; i++) body.push(lines[i]!);
    if (!section || fence[2] === undefined) continue;
    const marked = withControls(body.join('\n') + '\n');
    section.files.push({ name: fence[2].trim(), marked, ...readMarks(marked) });
  }
  return { title, sections };
}

/** `␍` and `␀` in a page stand for the control characters, which no Markdown file may hold. */
const withControls = (text: string): string => text.replaceAll('␍', '\r').replaceAll('␀', '\0');
