// Where something is declared and used, what a file is made of, and links.
import type { Connection, Location } from 'vscode-languageserver/node';
import { definitionsAt, occurrencesAt, referencesAt } from '../../features/navigation/index';
import { linksOf } from '../../features/navigation/links';
import { symbolsOf } from '../../features/navigation/symbols';
import type { Place } from '../../text';
import { addressOfPage } from '../pages';
import { toRange, toSymbols } from '../to-lsp';
import type { RequestContext } from './context';

export function handleNavigation(connection: Connection, context: RequestContext): void {
  const { answers, client, options, workspace } = context;
  const { can } = client;
  const toLocation = ({ uri, span }: Place): Location => ({ uri, range: toRange(span, answers.linesOf(uri)) });

  connection.onDefinition(({ textDocument: { uri }, position }) =>
    answers.ofAny(uri, [], (file, lines) =>
      definitionsAt(file, workspace.factsAround(file), lines.offset(position)).map(toLocation),
    ),
  );
  connection.onReferences(({ textDocument: { uri }, position, context: { includeDeclaration } }) =>
    answers.ofAny(uri, [], (file, lines) => {
      const around = workspace.factsAround(file);
      return referencesAt(file, around, lines.offset(position), {
        withDeclarations: includeDeclaration,
        files: workspace.files().filter((it) => around.has(it.uri)),
      }).map(toLocation);
    }),
  );
  connection.onDocumentHighlight(({ textDocument: { uri }, position }) =>
    answers.ofAny(uri, [], (file, lines) =>
      occurrencesAt(file, workspace.factsAround(file), lines.offset(position)).map((it) => ({
        range: toRange(it, lines),
      })),
    ),
  );
  connection.onDocumentSymbol(({ textDocument: { uri } }) =>
    answers.of(uri, [], (file, lines) => toSymbols(symbolsOf(file), uri, lines, can)),
  );
  connection.onDocumentLinks(({ textDocument: { uri } }) =>
    answers.ofAny(uri, [], (file, lines) =>
      linksOf(file, workspace.factsAround(file)).flatMap(({ span, to, tooltip }) => {
        const target = 'target' in to ? to.target : addressOfPage(to.code, file.kind, options.pageScheme);
        if (target === undefined) return [];
        return [{ range: toRange(span, lines), target, ...(can.linkTooltips ? { tooltip } : {}) }];
      }),
    ),
  );
}
