// The pages of the rules as they are shipped: one file with all of them by their names, a language and a rule each.
import { readSync } from './files/read';

/** The Markdown of a page; undefined for a name that is none. */
export function pageText(file: string, name: string): string | undefined {
  if (file !== known.file) known = { file, pages: pagesIn(file) };
  return Object.hasOwn(known.pages, name) ? known.pages[name] : undefined;
}

type Pages = Readonly<Record<string, string>>;

/** Read once: a report names hundreds of pages. */
let known: { readonly file: string; readonly pages: Pages } = { file: '', pages: {} };

function pagesIn(file: string): Pages {
  const reading = readSync(file);
  return reading.ok ? (JSON.parse(reading.text) as Pages) : {};
}
