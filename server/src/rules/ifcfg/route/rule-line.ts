// Lines of rule files, which the legacy scripts hand to the ip command.
import { fix, replace } from '../../../fixes/fix';
import { commentOut } from '../../../syntax/ifcfg/write';
import { rule } from '../../rule';
import { readRule } from '../../../model/ifcfg/rule-words';

export const ruleLine = rule({
  code: 'rule-line',
  of: ['rule', 'rule6'],
  severity: 'warning',
  summary: 'A line of a rule file that the ip command refuses.',
  source: 'ip-rule(8); initscripts, network-scripts/ifup-routes',
  *check(file) {
    const { text } = file.tree;
    for (const line of file.tree.root!.children) {
      const { start } = line.span;
      const end = line.attributes.at(-1)?.span.end ?? line.span.end;
      const out = fix('Comment the line out', commentOut(file.tree, start));
      const raw = text.slice(start, end);
      const first =
        /^(?:(?:(?:sudo[ \t]+)?(?:\/[\w/]{1,20}\/)?ip(?:[ \t]+-[46])?[ \t]+rule[ \t]+)?(?:add|del)[ \t]|[A-Z_]+\d*=)/.exec(
          raw,
        );
      const comment = /[ \t]#/.exec(raw);
      const quoted = /["']/.exec(raw);
      if (quoted) {
        yield {
          span: { start, end },
          message: 'quotes are not taken off in a line of rule words; the ip command refuses the line',
          fixes: [replace('Remove the quotes', { start, end }, raw.replace(/["']/g, ''), true), out],
        };
        continue;
      }
      if (first) {
        yield {
          span: { start, end: start + first[0].trimEnd().length },
          message: `${first[0].trim()} does not belong into a rule, expected words such as from 192.0.2.0/24 table 200`,
          fixes: [out],
        };
        continue;
      }
      if (comment)
        yield {
          span: { start: start + comment.index + 1, end },
          message: 'a comment behind a rule counts as words of it; the ip command refuses the line',
          fixes: [replace('Remove the comment', { start: start + comment.index, end }, '', true)],
        };
      const rest = comment ? raw.slice(0, comment.index) : raw;
      for (const it of readRule(rest, file.kind === 'rule6' ? 6 : 4, false).faults) {
        const span = { start: start + it.from, end: start + it.to };
        yield {
          span,
          message: `${it.message}; the ip command refuses the line`,
          fixes: [...(it.instead === undefined ? [] : [replace(`Change to ${it.instead}`, span, it.instead)]), out],
        };
      }
    }
  },
});
