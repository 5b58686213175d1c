// Messages of a program and what translators made of them, read from the catalogues that gettext uses.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Language → message → translation, of all installed languages of that program. */
export function translationsOf(program: string, folder = '/usr/share/locale'): Map<string, Map<string, string>> {
  const languages = existsSync(folder) ? readdirSync(folder) : [];
  const catalogues = languages.flatMap((language) => {
    const path = join(folder, language, 'LC_MESSAGES', `${program}.mo`);
    return existsSync(path) ? [[language, readCatalogue(readFileSync(path))] as const] : [];
  });
  return new Map(catalogues);
}

/** Source: "The Format of GNU MO Files" in the manual of gettext; little-endian, as Debian ships them. */
function readCatalogue(file: Buffer): Map<string, string> {
  const [count, messages, translations] = [8, 12, 16].map((at) => file.readUInt32LE(at)) as [number, number, number];
  const textAt = (table: number, index: number): string => {
    const [length, start] = [file.readUInt32LE(table + 8 * index), file.readUInt32LE(table + 8 * index + 4)];
    return file.toString('utf8', start, start + length);
  };
  const entries = Array.from({ length: count }, (_, i) => [textAt(messages, i), textAt(translations, i)] as const);
  return new Map(entries.filter(([message]) => message !== '' && !message.includes('\0')));
}
