// Markdown → the text that it would be shown as, for clients that show Markdown as it is written. It knows the Markdown that
// the features write, no more.

/** Code, an escape, an entity, a mark of bold text, the ends of a link, a line between paragraphs. */
const token =
  /(?<ticks>`+)|\\(?<escaped>[\x21-\x2f\x3a-\x40\x5b-\x60\x7b-\x7e])|&(?<entity>lt|gt|amp|quot|#\d{1,7});|\*\*|\]\((?<target>[^()\s]*)\)|\[|^---$/gm;

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' };

/** The text of a piece of Markdown; of a link its words and then its address. */
export function plainOf(markdown: string): string {
  let text = '';
  let from = 0;
  token.lastIndex = 0;
  for (let found = token.exec(markdown); found; found = token.exec(markdown)) {
    text += markdown.slice(from, found.index);
    from = token.lastIndex;
    const { ticks, escaped, entity, target } = found.groups!;
    if (ticks !== undefined) {
      const end = closing(markdown, ticks, from);
      text += end < 0 ? ticks : codeOf(markdown.slice(from, end));
      if (end >= 0) from = token.lastIndex = end + ticks.length;
    } else if (escaped !== undefined) text += escaped;
    else if (entity !== undefined) text += entities[entity] ?? characterOf(Number(entity.slice(1)));
    else if (target !== undefined) text += ` (${target})`;
  }
  return (text + markdown.slice(from)).replace(/\n{3,}/g, '\n\n').trim();
}

/** Where a run of as many backticks, no more, stands again; -1 for nowhere. */
function closing(markdown: string, ticks: string, from: number): number {
  for (let at = markdown.indexOf(ticks, from); at >= 0; at = markdown.indexOf(ticks, at)) {
    let end = at;
    while (markdown[end] === '`') end++;
    if (end - at === ticks.length) return at;
    at = end;
  }
  return -1;
}

/** One blank at each end stands only between backticks. */
const codeOf = (code: string): string =>
  code.startsWith(' ') && code.endsWith(' ') && code.trim() !== '' ? code.slice(1, -1) : code;

const characterOf = (code: number): string => (code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd');
