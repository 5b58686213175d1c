// The notation of fixtures: a line of spaces, carets and a note marks the line above; `$0` is the cursor.

export interface Mark {
  readonly start: number;
  readonly end: number;
  /** `error`, `warning`, `information`, `hint`; `related` for a place that a finding elsewhere points at. */
  readonly severity: string;
  readonly code: string | undefined;
  /** `unnecessary` is shown faded, `deprecated` struck through. */
  readonly tag?: string | undefined;
  readonly message: string;
}

const markLine =
  /^(\s*)(\^+) (error|warning|information|hint|related)(?:\[([\w-]+)\])?(?: \((unnecessary|deprecated)\))?: (.*)$/;

/** The text without its mark lines, and the marks with offsets into it. */
export function readMarks(marked: string): { text: string; marks: Mark[] } {
  const marks: Mark[] = [];
  let text = '';
  let lineStart = 0;
  for (const line of marked.split('\n')) {
    const match = markLine.exec(line);
    if (match) {
      const start = lineStart + match[1]!.length;
      const [, , carets, severity, code, tag, message] = match;
      marks.push({ start, end: start + carets!.length, severity: severity!, code, tag, message: message! });
      continue;
    }
    lineStart = text.length;
    text += line + '\n';
  }
  return { text: text.slice(0, -1), marks };
}

/** The text with mark lines put in, for showing what was found. */
export function writeMarks(text: string, marks: readonly Mark[]): string {
  const lines = text.split('\n');
  const result: string[] = [];
  let start = 0;
  for (const line of lines) {
    result.push(line);
    for (const it of marks) {
      if (it.start < start || it.start > start + line.length) continue;
      const width = Math.max(1, Math.min(it.end, start + line.length) - it.start);
      result.push(
        `${' '.repeat(it.start - start)}${'^'.repeat(width)} ${it.severity}${it.code ? `[${it.code}]` : ''}${it.tag ? ` (${it.tag})` : ''}: ${it.message}`,
      );
    }
    start += line.length + 1;
  }
  return result.join('\n');
}

/** The text without its cursor, and where it stood. */
export function readCursor(marked: string): { text: string; offset: number } {
  const offset = marked.indexOf('$0');
  if (offset < 0) throw new Error('no $0 in the fixture');
  return { text: marked.slice(0, offset) + marked.slice(offset + 2), offset };
}
