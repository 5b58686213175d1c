// What VS Code hides: the setting `files.exclude`, as a client answers it or as it stands in the settings of a folder.
import { join } from 'node:path';
import { readSync } from './read';

/** The globs of a value of `files.exclude` that hold. Those that depend on a file beside (`when`) are about generated code. */
export const hiddenBy = (value: unknown): string[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([glob, holds]) => (holds === true ? glob : []))
    : [];

/** What the settings in a folder hide; nothing when it has none, or none that can be read. */
export function hiddenIn(folder: string): string[] {
  const reading = readSync(join(folder, '.vscode', 'settings.json'));
  if (!reading.ok) return [];
  try {
    const settings: unknown = JSON.parse(withoutComments(reading.text));
    return hiddenBy((settings as Record<string, unknown> | null)?.['files.exclude']);
  } catch {
    return [];
  }
}

/** JSON as VS Code writes it has comments, and commas behind the last of a list. Strings are left as they are. */
const withoutComments = (text: string): string =>
  text
    .replace(/("(?:[^"\\]|\\.)*"?)|\/\/.*|\/\*[\s\S]*?(?:\*\/|$)/g, '$1')
    .replace(/("(?:[^"\\]|\\.)*"?)|,(?=\s*[}\]])/g, '$1');
