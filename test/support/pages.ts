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
  /** Under whose heading it stands. */
  readonly code: string | undefined;
  readonly files: readonly PageFile[];
  /** `backend: network-scripts`, `release: 9`, `libvirt: 9.0.0`, `networkmanager: 1.42.4` in a line of their own set the target; `preferred: yes` is said of a fix. */
  readonly options: Readonly<Record<string, string>>;
}

export interface Page {
  readonly title: string;
  /** Headings that are codes, in their order. */
  readonly codes: readonly string[];
  readonly sections: readonly Section[];
}

export function readPage(path: string): Page {
  const lines = readFileSync(path, 'utf8').split('\n');
  const title = (lines.find((it) => it.startsWith('# ')) ?? '# ').slice(2).trim();
  const codes: string[] = [];
  let code: string | undefined;
  const sections: { title: string; code: string | undefined; files: PageFile[]; options: Record<string, string> }[] =
    [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    const section = sections.at(-1);
    const heading = /^(##|###) (.+)$/.exec(line);
    if (heading) {
      const name = heading[2]!.trim();
      const isExample = /^(?:Reported|Accepted|Fix)\b/.test(name);
      if (heading[1] === '##') code = isExample ? undefined : name;
      if (isExample) sections.push({ title: name, code, files: [], options: {} });
      else codes.push(name);
      continue;
    }
    const option = /^(backend|release|libvirt|networkmanager|preferred): (\S+)$/.exec(line);
    if (option && section) section.options[option[1]!] = option[2]!;
    const fence = /^(`{3,}|~{3,})\w+(?: (.+))?$/.exec(line);
    if (!fence) continue;
    const body: string[] = [];
    for (i++; i < lines.length && lines[i] !== fence[1]; i++) body.push(lines[i]!);
    if (!section || fence[2] === undefined) continue;
    const marked = withControls(body.join('\n') + '\n');
    section.files.push({ name: fence[2].trim(), marked, ...readMarks(marked) });
  }
  return { title, codes, sections };
}

/** `␍` and `␀` in a page stand for the control characters, which no Markdown file may hold. */
const withControls = (text: string): string => text.replaceAll('␍', '\r').replaceAll('␀', '\0');
