// Requests that only read: where a name is declared and used, what belongs together, notes beside the text, links.
import type { Target } from '../model/target';
import {
  type Connection,
  type Location,
  type Range,
  type SelectionRange,
  type SemanticTokens,
  SemanticTokensBuilder,
} from 'vscode-languageserver/node';
import { inlaysIn } from '../features/inlay';
import { runningLeasesOf } from '../model/leases';
import { linkedNamesAt } from '../features/linked-editing';
import { linksOf } from '../features/navigation/links';
import { definitionsAt, occurrencesAt, referencesAt } from '../features/navigation/index';
import { selectionsAt } from '../features/selection';
import { signatureAt } from '../features/signature';
import { tokensIn } from '../features/tokens';
import type { File } from '../model/file';
import type { WorkspaceFacts } from '../model/workspace-facts';
import type { LineIndex, Place } from '../text';
import type { Abilities } from './abilities';
import { tokenTypes } from './capabilities';
import { toMarkup, toRange, toSignatureHelp, toSpan } from './to-lsp';

/** What the server lends to these requests. */
export interface RequestContext {
  readonly answer: <T>(uri: string, empty: T, ask: (file: File, lines: LineIndex) => T) => T;
  readonly factsAround: (file: File) => WorkspaceFacts;
  readonly linesOf: (uri: string) => LineIndex;
  targetFor(file: File): Target;
  /** The address of the page about a code, as a file of that kind has it. */
  pageOf(code: string, file: File): string | undefined;
  readonly can: Abilities;
}

export function registerNavigation(
  connection: Connection,
  { answer, factsAround, linesOf, targetFor, pageOf, can }: RequestContext,
): void {
  const toLocation = (it: Place): Location => ({ uri: it.uri, range: toRange(it.span, linesOf(it.uri)) });

  connection.onDefinition(({ textDocument: { uri }, position }) =>
    answer(uri, [], (file, lines) => definitionsAt(file, factsAround(file), lines.offset(position)).map(toLocation)),
  );
  connection.onReferences(({ textDocument: { uri }, position, context }) =>
    answer(uri, [], (file, lines) =>
      referencesAt(file, factsAround(file), lines.offset(position), {
        withDeclarations: context.includeDeclaration,
      }).map(toLocation),
    ),
  );
  connection.onDocumentHighlight(({ textDocument: { uri }, position }) =>
    answer(uri, [], (file, lines) =>
      occurrencesAt(file, factsAround(file), lines.offset(position)).map((it) => ({ range: toRange(it, lines) })),
    ),
  );
  connection.onSelectionRanges(({ textDocument: { uri }, positions }) =>
    answer(uri, [], (file, lines) =>
      positions.map((position) => {
        const spans = selectionsAt(file, lines.offset(position));
        const outside = spans.reduceRight<SelectionRange | undefined>(
          (parent, it) => ({ range: toRange(it, lines), ...(parent ? { parent } : {}) }),
          undefined,
        );
        return outside ?? { range: { start: position, end: position } };
      }),
    ),
  );
  connection.onSignatureHelp(({ textDocument: { uri }, position }) =>
    answer(uri, null, (file, lines) => {
      const found = signatureAt(file, factsAround(file), lines.offset(position), targetFor(file));
      return found ? toSignatureHelp(found, can) : null;
    }),
  );
  connection.languages.onLinkedEditingRange(({ textDocument: { uri }, position }) =>
    answer(uri, null, (file, lines) => {
      const names = linkedNamesAt(file, lines.offset(position));
      return names ? { ranges: names.map((it) => toRange(it, lines)) } : null;
    }),
  );
  connection.languages.inlayHint.on(({ textDocument: { uri }, range }) =>
    answer(uri, [], (file, lines) =>
      inlaysIn(file, toSpan(range, lines), { leases: runningLeasesOf(file, factsAround(file)), now: Date.now() }).map(
        (it) => ({
          position: lines.position(it.offset),
          label: it.text,
          paddingLeft: true,
          ...(it.tooltip === undefined ? {} : { tooltip: toMarkup(it.tooltip, can.hover) }),
        }),
      ),
    ),
  );
  const tokens = (uri: string, range?: Range): SemanticTokens =>
    answer(uri, { data: [] }, (file, lines) => {
      const builder = new SemanticTokensBuilder();
      const span = range ? toSpan(range, lines) : { start: 0, end: file.text.length };
      for (const { span: it, sort } of tokensIn(file, span)) {
        const { line, character } = lines.position(it.start);
        builder.push(line, character, it.end - it.start, tokenTypes.indexOf(sort), 0);
      }
      return builder.build();
    });
  connection.languages.semanticTokens.on(({ textDocument: { uri } }) => tokens(uri));
  connection.languages.semanticTokens.onRange(({ textDocument: { uri }, range }) => tokens(uri, range));
  connection.onDocumentLinks(({ textDocument: { uri } }) =>
    answer(uri, [], (file, lines) =>
      linksOf(file, factsAround(file)).flatMap(({ span, to, tooltip }) => {
        const target = 'target' in to ? to.target : pageOf(to.code, file);
        if (target === undefined) return [];
        return [{ range: toRange(span, lines), target, ...(can.linkTooltips ? { tooltip } : {}) }];
      }),
    ),
  );
}
