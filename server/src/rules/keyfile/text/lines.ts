// Lines that are no line of a keyfile, for which NetworkManager refuses the whole file.
import { type Fix, fix } from '../../../fixes/fix';
import type { File } from '../../../model/file';
import { removeLine } from '../../../syntax/lines';
import type { SyntaxProblem } from '../../../syntax/tree';
import { rule } from '../../rule';

export const keyfileLines = rule({
  name: 'lines',
  of: ['keyfile'],
  severity: 'error',
  summary: 'A line is no group, no key with a value, and no comment.',
  source: 'glib 2.74, gkeyfile.c, g_key_file_parse_line; NetworkManager 1.42.4 refuses the file at the first such line',
  codes: {
    'kf-syntax': 'A line is no group, no key with a value, and no comment.',
    'kf-no-group': 'A key stands in front of the first group.',
  },

  *check(file) {
    for (const it of file.tree.problems) {
      const words = wordsOf(it, file);
      if (!words) continue;
      yield {
        code: it.kind === 'key-before-group' ? 'kf-no-group' : 'kf-syntax',
        span: it.span,
        message: `${words}; NetworkManager refuses the file`,
        fixes: fixesOf(it, file),
      };
    }
  },
});

function wordsOf({ kind, span, detail }: SyntaxProblem, { tree }: File): string | undefined {
  const text = tree.text.slice(span.start, span.end);
  switch (kind) {
    case 'not-a-pair':
      if (detail === 'no-key') return 'there is no key in front of the equals sign';
      return text.startsWith(';')
        ? 'only # begins a comment'
        : `${text} is no key with a value, no group and no comment`;
    case 'key-before-group':
      return 'the key stands in front of the first group';
    case 'key-name':
      return `${text} is no name of a key`;
    case 'group-unclosed':
      return `${text} has no ] at its end`;
    case 'group-trailing':
      return 'nothing may stand behind the ] of a group';
    case 'group-name':
      return `${text} is no name of a group`;
    default:
      return undefined;
  }
}

function fixesOf({ kind, span }: SyntaxProblem, { tree }: File): Fix[] {
  const text = tree.text.slice(span.start, span.end);
  const change = (title: string, to: string) => fix(title, [{ span, text: to }], true);
  if (kind === 'group-unclosed') return [change('Close the group', `${text.trimEnd()}]`)];
  if (kind === 'group-trailing') return [change('Remove what stands behind it', '')];
  if (kind === 'key-before-group')
    return [
      fix('Put [connection] in front', [{ span: { start: span.start, end: span.start }, text: '[connection]\n' }]),
    ];
  if (kind === 'not-a-pair' && text.startsWith(';')) return [change('Change to #', `#${text.slice(1)}`)];
  const colon = /^([a-z][\w-]*):\s+(\S.*)$/.exec(text);
  if (kind === 'not-a-pair' && colon) return [change('Write it with an equals sign', `${colon[1]!}=${colon[2]!}`)];
  const comment = fix('Comment the line out', [{ span: { start: span.start, end: span.start }, text: '#' }]);
  return kind === 'not-a-pair' ? [comment] : [fix('Remove the line', removeLine(tree, span.start))];
}
