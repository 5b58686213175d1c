// What is told of a place without being part of the text: hover, signatures, notes between the words.
import type { Connection } from 'vscode-languageserver/node';
import { hoverAt } from '../../features/hover/index';
import { inlaysIn } from '../../features/inlay';
import { signatureAt } from '../../features/signature';
import { runningLeasesOf } from '../../model/leases';
import { toHover, toMarkup, toSignatureHelp, toSpan } from '../to-lsp';
import type { RequestContext } from './context';

export function handleHover(connection: Connection, { answers, client, judge, workspace }: RequestContext): void {
  const { can } = client;

  connection.onHover(({ textDocument: { uri }, position }) =>
    answers.of(uri, null, (file, lines) => {
      const at = lines.offset(position);
      const hover = hoverAt(file, workspace.factsAround(file), at, judge.targetFor(file), Date.now());
      return hover ? toHover(hover, lines, can) : null;
    }),
  );
  connection.onSignatureHelp(({ textDocument: { uri }, position }) =>
    answers.ofAny(uri, null, (file, lines) => {
      const at = lines.offset(position);
      const found = signatureAt(file, workspace.factsAround(file), at, judge.targetFor(file));
      return found ? toSignatureHelp(found, can) : null;
    }),
  );
  connection.languages.inlayHint.on(({ textDocument: { uri }, range }) =>
    answers.ofAny(uri, [], (file, lines) => {
      const leases = runningLeasesOf(file, workspace.factsAround(file));
      return inlaysIn(file, toSpan(range, lines), { leases, now: Date.now() }).map((it) => ({
        position: lines.position(it.offset),
        label: it.text,
        paddingLeft: true,
        ...(it.tooltip === undefined ? {} : { tooltip: toMarkup(it.tooltip, can.hover) }),
      }));
    }),
  );
}
