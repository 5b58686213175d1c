// Snippets as an editor leaves them when nobody types over the placeholders.

/** The text of an LSP snippet; `cursor` stands where the first or last empty stop is. */
export const withoutStops = (snippet: string, cursor = '¦'): string =>
  snippet
    .replace(/\$\{TM_FILENAME_BASE\/[^}]*\/(\w+)\/\}/g, '$1')
    .replace(/\$\{\d+:((?:\\.|[^}\\])*)\}/g, '$1')
    .replace(/\$\{\d+\|([^|]*)\|\}/g, (_, words: string) => words.split(',')[0]!)
    .replace(/\$\d/g, (it) => (it === '$0' || it === '$1' ? cursor : ''))
    .replace(/\\([\\$}])/g, '$1');
