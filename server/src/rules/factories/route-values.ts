// Values that a word of a route does not take, judged by the kinds of schema/ifcfg-routes.ts.
import { parseAddress, parseIpv6 } from '../../address';
import { fix, type Fix, replace } from '../../fixes/fix';
import { removeRouteWord } from '../../fixes/route-lines';
import { addLines } from '../../fixes/routes';
import { suffixOf } from '../../model/file';
import { droppedBy, ipCommandValue, type RouteLine, type RouteWord } from '../../model/ifcfg/route-lines';
import type { WorkspaceFacts } from '../../model/workspace-facts';
import { routeTypes } from '../../schema/ifcfg-routes';
import { nearest } from '../../schema/nearest';
import type { Complaint } from '../../schema/types';
import { commentOut } from '../../syntax/ifcfg/write';
import { removeLine } from '../../syntax/lines';
import type { Finding } from '../rule';

/** Words for which the ip command takes more than numbers. */
const lenient: ReadonlySet<string> = new Set(['table', 'tos', 'scope', 'rto_min', 'quickack']);

/** The finding for a value that its reader refuses, if it has one of these codes. */
export function* wrongRouteValue(
  word: RouteWord,
  workspace: WorkspaceFacts,
  codes: Readonly<Record<string, unknown>>,
): Generator<Finding> {
  const { name, valueSpan } = word.attribute;
  const fault = name === 'dev' ? undefined : word.fault;
  if (!fault) return;
  const { networkManager } = word.in;
  const other = ipCommandValue(word);
  const code = other ? other.code : fault.code;
  if (code === undefined || !Object.hasOwn(codes, code)) return;
  if (other) {
    if (networkManager)
      yield {
        code,
        span: valueSpan,
        message: `${other.message}; NetworkManager drops the line`,
        fixes: (other.instead ?? []).map((one) => replace(`Change to ${one}`, valueSpan, one, true)),
      };
    return;
  }
  if (!networkManager && (code === 'route-netmask-style' || lenient.has(name))) return;
  yield {
    code,
    span: valueSpan,
    message: `${fault.complaint.message}; ${droppedBy(word.in)}`,
    fixes: fixesOf(word, workspace, fault.complaint, code),
  };
}

function fixesOf(word: RouteWord, workspace: WorkspaceFacts, complaint: Complaint, code: string): Fix[] {
  const { in: line, attribute } = word;
  const { name, value, valueSpan } = attribute;
  const fixes = (complaint.instead ?? []).map((one, i) =>
    replace(`Change to ${one}`, valueSpan, one, i === 0 && code === 'route-netmask-style'),
  );
  if (code === 'route-family') fixes.push(moveLine(line, workspace));
  const slash = value.indexOf('/');
  if (code === 'route-bad-next-hop' && slash > 0) {
    const address = value.slice(0, slash);
    const right = line.file.kind === 'route6' ? parseIpv6(address) : parseAddress(address)?.family === 4;
    if (right) fixes.push(replace(`Change to ${address}`, valueSpan, address, true));
  }
  if (name === 'to' && code === 'route-bad-destination' && fixes.length === 0) {
    const near = nearest(value, ['default', ...Object.keys(routeTypes)]);
    for (const one of near) if (one === 'default') fixes.push(replace('Change to default', valueSpan, one));
  }
  if (name !== 'to' && fixes.length === 0) fixes.push(removeRouteWord(attribute));
  if (fixes.length === 0) fixes.push(fix('Comment the line out', commentOut(line.line.tree, attribute.span.start)));
  return fixes;
}

function moveLine({ file, line }: RouteLine, workspace: WorkspaceFacts): Fix {
  const name = `${file.kind === 'route6' ? 'route' : 'route6'}-${suffixOf(file)}`;
  const { text } = line.tree;
  const content = `${text.slice(line.span.start, line.span.end).trimEnd()}\n`;
  return {
    title: `Move the line to ${name}`,
    changes: [{ edits: removeLine(line.tree, line.span.start) }, addLines(file, workspace, name, content)],
  };
}
