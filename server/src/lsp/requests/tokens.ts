// Semantic tokens: what a grammar cannot know of a word, so that it gets another colour.
import { type Connection, type Range, type SemanticTokens, SemanticTokensBuilder } from 'vscode-languageserver/node';
import { tokensIn } from '../../features/tokens';
import { tokenTypes } from '../capabilities';
import { toSpan } from '../to-lsp';
import type { RequestContext } from './context';

export function handleTokens(connection: Connection, { answers }: RequestContext): void {
  const tokens = (uri: string, range?: Range): SemanticTokens =>
    answers.ofAny(uri, { data: [] }, (file, lines) => {
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
}
