// Completion: what may be written at a place, and all that is told of one item.
import type { Connection } from 'vscode-languageserver/node';
import type { Completion } from '../../features/completion/context';
import { completionsAt } from '../../features/completion/index';
import type { File } from '../../model/file';
import { type AskedAt, resolved, toCompletions } from './completion-items';
import type { RequestContext } from './context';

export function handleCompletion(connection: Connection, context: RequestContext): void {
  const { answers, client, judge, options, workspace } = context;
  const completions = (file: File, offset: number): Completion[] =>
    completionsAt(file, workspace.factsAround(file), offset, judge.targetFor(file));

  connection.onCompletion(({ textDocument: { uri }, position }) =>
    answers.whileTyping(uri, [], (file, lines) =>
      toCompletions(completions(file, lines.offset(position)), lines, {
        asked: { uri, position },
        can: client.can,
        again: options.suggestCommand,
      }),
    ),
  );
  connection.onCompletionResolve((item) => {
    const { uri, position } = (item.data ?? {}) as Partial<AskedAt>;
    if (uri === undefined || position === undefined) return item;
    return answers.whileTyping(uri, item, (file, lines) =>
      resolved(item, completions(file, lines.offset(position)), client.can),
    );
  });
}
