// Quotes, comments and commands in a line of route words, where they count as letters.
import { fix, replace } from '../../../fixes/fix';
import { droppedBy, routeCommand, type RouteLine, routeLinesOf } from '../../../model/ifcfg/route-lines';
import { type Finding, ruleOfEach } from '../../rule';

export const routeLikeShell = ruleOfEach({
  name: 'route-like-shell',
  of: ['route', 'route6'],
  severity: 'error',
  summary: 'A line of route words has what only a shell takes away.',
  source: 'NetworkManager 1.42.4, nms-ifcfg-rh-reader.c: parse_route_line; ip-route(8)',
  codes: {
    'route-quotes': 'A line of route words has quotes.',
    'route-inline-comment': 'A comment stands behind a route.',
    'route-command': 'A command stands before a route.',
  },
  each: routeLinesOf,
  *check(it, file) {
    const { span, raw, comment } = it;
    if (it.form === 'quoted')
      yield {
        code: 'route-quotes',
        span,
        message: `quotes are not taken off in a line of route words; ${droppedBy(it)}`,
        fixes: [replace('Remove the quotes', span, raw.replace(/["']/g, ''), true)],
      };
    if (it.form === 'command') yield withCommand(it);
    if (!comment) return;
    const words = file.tree.text.slice(comment.start, comment.end).trim();
    const before = { span: { start: span.start, end: span.start }, text: `${words}\n` };
    yield {
      code: 'route-inline-comment',
      span: { start: comment.start + 1, end: comment.end },
      message: `a comment behind a route counts as words of it; ${droppedBy(it)}`,
      fixes: [
        fix('Put the comment on a line of its own', [before, { span: comment, text: '' }], true),
        replace('Remove the comment', comment, ''),
      ],
    };
  },
});

/** A line for a shell; the words of the old route command have others for the ip command. */
function withCommand(it: RouteLine): Finding {
  const { span, raw } = it;
  const command = routeCommand.exec(raw)![0].trim();
  const right = raw
    .slice(command.length)
    .replace(/[ \t]-(?:net|host)(?=[ \t])/, '')
    .replace(/(?<=[ \t])gw(?=[ \t])/, 'via')
    .trim();
  const isRoute = /^(?:default|[\da-fA-F:.]+(?:\/\d+)?)(?=[ \t]|$)/.test(right);
  return {
    code: 'route-command',
    span,
    message: `${command} does not belong into a route file${isRoute ? `, expected ${right}` : ''}; ${droppedBy(it)}`,
    fixes: isRoute ? [replace(`Change to ${right}`, span, right, true)] : [],
  };
}
