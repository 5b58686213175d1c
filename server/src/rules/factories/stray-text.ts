// Rules about text where libvirt expects elements only. It is lost on the next save.
import { fix } from '../../fixes/fix';
import { strayTextsWith } from '../../model/network/schema-report';
import type { Tree } from '../../syntax/tree';
import type { Span } from '../../text';
import { type Rule, ruleOfEach } from '../rule';

/** A rule about the text in those elements whose row names this code. */
export const strayTextIn = ({ code, summary }: Pick<Rule, 'summary'> & { readonly code: string }): Rule =>
  ruleOfEach({
    code,
    of: ['network', 'guest'],
    severity: 'error',
    summary,
    source: 'network.rng; the parser ignores it, the schema refuses it',
    each: strayTextsWith(code),
    *check({ span, parent }, file) {
      const { tree } = file;
      const text = textOf(tree, span);
      if (isInvisible(text)) {
        const all = strayTextsWith(code)(file).filter((it) => isInvisible(textOf(tree, it.span)));
        if (all[0]?.span.start !== span.start) return;
        yield {
          span,
          severity: 'warning',
          message: `blanks that are none for XML, as a page has them, stand in <${parent.name}>: libvirt reads past them, its schema does not`,
          fixes: [fix('Make them blanks', all.map(asBlanks(tree)), true)],
        };
        return;
      }
      const [remark] = commentOf(text, span);
      if (remark && isRemark(text)) {
        yield {
          span,
          severity: 'warning',
          message: `${shorten(text)} is no comment in XML: libvirt reads past it, its schema does not`,
          fixes: [{ ...remark, preferred: true }],
        };
        return;
      }
      yield {
        span,
        message: `${shorten(text)} stands in <${parent.name}>, expected elements only`,
        fixes: [
          fix('Remove the text', [{ span: withLine(tree.text, span), text: '' }], true),
          ...(remark ? [remark] : []),
        ],
      };
    },
  });

const textOf = ({ text }: Tree, { start, end }: Span): string => text.slice(start, end);

/** Whether a text is made of no-break spaces and the like, of which nothing is lost. */
const isInvisible = (text: string): boolean => !/\S/.test(text);

/** Whether a text is made of lines that are comments of a script or a program. */
const isRemark = (text: string): boolean => text.split('\n').every((it) => /^\s*(?:(?:#|\/\/).*)?$/.test(it));

const asBlanks =
  (tree: Tree) =>
  ({ span }: { readonly span: Span }) => ({ span, text: textOf(tree, span).replace(/[^\n\r\t]/g, ' ') });

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}

/** What a comment cannot hold stays. */
function commentOf(text: string, span: Span) {
  if (text.includes('--') || text.endsWith('-') || text.startsWith('<![')) return [];
  return [fix('Make it a comment', [{ span, text: `<!-- ${text} -->` }])];
}

/** The text with its lines, when nothing else stands on them. */
function withLine(text: string, { start, end }: Span): Span {
  let from = start;
  while (from > 0 && isBlank(text.charCodeAt(from - 1))) from--;
  let to = end;
  while (isBlank(text.charCodeAt(to))) to++;
  const startsLine = from === 0 || text[from - 1] === '\n';
  if (!startsLine || text[to] !== '\n') return { start, end };
  return { start: from, end: to + 1 };
}

/** A blank within a line, or the first half of its end. */
const isBlank = (code: number): boolean => code === 32 || code === 9 || code === 13;
