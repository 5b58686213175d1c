// Places in a file that lead to a page or to another file: the root to its description, a code that a comment allows to its
// page, a name to the file that it is declared in. Not every name of an element: that would be noise, and hover has them.
import { basenameOf, type File } from '../../model/file';
import { isLiveUri } from '../../model/live';
import type { WorkspaceFacts } from '../../model/workspace-facts';
import { tableOf } from '../../schema/index';
import type { Span } from '../../text';
import { visible } from '../../visible';
import { allowedCodes } from '../allow-comments';
import { type Declaration, declarationsOf } from './declarations';

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
  const { references, guest, filterUses } = file.facts;
  const isElsewhere = ({ at: { uri } }: Declaration): boolean => uri !== '' && uri !== file.uri && !isLiveUri(uri);
  const uris = new Map<string, string | undefined>();
  const linkTo = (name: string, names: 'network' | 'filter' | undefined, span: Span): Link[] => {
    const key = `${names ?? ''} ${name}`;
    if (!uris.has(key)) uris.set(key, declarationsOf(name, names, workspace).find(isElsewhere)?.at.uri);
    const target = uris.get(key);
    return target === undefined ? [] : [{ span, to: { target }, tooltip: `Open ${visible(basenameOf(target))}` }];
  };
  return [
    ...references.flatMap((it) => linkTo(it.name, undefined, it.at.span)),
    ...(guest?.interfaces ?? []).flatMap(({ network, filter }) => [
      ...(network ? linkTo(network.value, 'network', network.at.span) : []),
      ...(filter ? linkTo(filter.value, 'filter', filter.at.span) : []),
    ]),
    ...(filterUses ?? []).flatMap((it) => linkTo(it.value, 'filter', it.at.span)),
  ];
}
