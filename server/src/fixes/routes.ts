// Edits of the routes of a route file, and of the files beside it.
import { memoize } from '../memoize';
import { basenameOf, type File, folderOf, uriBeside } from '../model/file';
import { type IfcfgRoute, readNumbers, siblingsOf } from '../model/ifcfg/routes';
import type { WorkspaceFacts } from '../model/workspace-facts';
import { removeAssignment, renameKey } from '../syntax/ifcfg/write';
import { removeLine } from '../syntax/lines';
import type { Element } from '../syntax/tree';
import type { Edit } from '../text';
import { type FileEdits, type Fix, fix } from './fix';

const keys = ['ADDRESS', 'NETMASK', 'GATEWAY', 'METRIC', 'OPTIONS'];

/** Among more routes none is removed that makes others move up: each of a thousand duplicates would move all of them. */
const mostMoved = 200;

/** A fix that removes a route; in the variable form the later ones move up. */
export function routeRemoval(root: Element, route: IfcfgRoute, preferred = false): Fix[] {
  const title = 'Remove the route';
  if (route.line) return [fix(title, removeLine(root.tree, route.line.span.start), preferred)];
  return countOf(root) > mostMoved ? [] : [fix(title, moveUp(root, route.number!), preferred)];
}

const countOf = memoize((root: Element) => [...readNumbers(root)].length);

/** Edits that remove the route of a number and give the later ones the number before theirs. */
function moveUp(root: Element, own: number): Edit[] {
  const edits: Edit[] = [];
  const numbers = new Map<string, number>();
  for (let n = own; n < countOf(root); n++) for (const key of [...keys, 'PREFIX']) numbers.set(`${key}${n}`, n);
  for (const it of root.attributes) {
    const n = numbers.get(it.name);
    if (n === own) edits.push(...removeAssignment(it));
    else if (n !== undefined) edits.push(...renameKey(it, it.name.slice(0, -String(n).length) + String(n - 1)));
  }
  return edits;
}

/** Puts lines at the start of a file of the same folder, or into a new one. */
export function addLines(file: File, workspace: WorkspaceFacts, name: string, lines: string): FileEdits {
  const path = `${folderOf(file.uri)}/${name}`;
  const other = siblingsOf(workspace, path).find((it) => basenameOf(it.uri) === name);
  if (!other) return { create: uriBeside(file.uri, name), content: lines };
  return { uri: other.uri, edits: [{ span: { start: 0, end: 0 }, text: lines }] };
}
