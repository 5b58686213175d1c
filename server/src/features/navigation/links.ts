// Places in a file that lead to a page or to another file: the root to its description, a code that a comment allows to its
// page, a name to the file that it is declared in. Not every name of an element: that would be noise, and hover has them.
import type { File } from '../../model/file';
import { isLiveUri } from '../../model/live';
import type { WorkspaceFacts } from '../../model/workspace-facts';
import { tableOf } from '../../schema/index';
import type { Span } from '../../text';
import { visible } from '../../visible';
import { allowedCodes } from '../allow-comments';
import { definitionsAt } from './index';

export interface Link {
  readonly span: Span;
  readonly tooltip: string;
  /** The address of a page or a file; or the code whose page it is. */
  readonly to: { readonly target: string } | { readonly code: string };
}

/** All links of a file. */
export function linksOf(file: File, workspace: WorkspaceFacts): Link[] {
  return [...rootLinks(file), ...codeLinks(file), ...nameLinks(file, workspace)];
}

function rootLinks({ tree }: File): Link[] {
  const target = tableOf(tree)?.link;
  if (tree.language !== 'xml' || !tree.root || target === undefined) return [];
  return [{ span: tree.root.nameSpan, to: { target }, tooltip: 'Network XML format of libvirt' }];
}

const codeLinks = ({ tree }: File): Link[] =>
  [...allowedCodes(tree)].map(({ code, span }) => ({ span, to: { code }, tooltip: `What ${code} means` }));

function nameLinks(file: File, workspace: WorkspaceFacts): Link[] {
  const { references, guest } = file.facts;
  const cards = guest?.interfaces ?? [];
  const named = [...references.map((it) => it.at.span), ...cards.flatMap((it) => it.network?.at.span ?? [])];
  return named.flatMap((span): Link[] => {
    const there = definitionsAt(file, workspace, span.start).find((it) => it.uri !== file.uri && !isLiveUri(it.uri));
    if (!there) return [];
    const name = visible(there.uri.slice(there.uri.lastIndexOf('/') + 1));
    return [{ span, to: { target: there.uri }, tooltip: `Open ${name}` }];
  });
}
