// Code actions: what may be done at a place, and the edit of the one that is chosen.
import { type CodeAction, type Connection, LSPErrorCodes, ResponseError } from 'vscode-languageserver/node';
import type { File } from '../../model/file';
import { defectOf } from '../../refused';
import { type ActionContext, actionsAt, type Origin, toActions } from './actions-at';
import type { RequestContext } from './context';

export function handleActions(connection: Connection, context: RequestContext): void {
  const { answers, checks, client, workspace } = context;

  connection.onCodeAction(async (params, token) => {
    const { uri } = params.textDocument;
    const file = answers.ownFile(uri);
    if (!file || !client.can.codeActions) return [];
    try {
      const actions = await checks.answer(file, token, actionsAt(file, params, actionContextOf(file, context)));
      return toActions(actions, uri, answers.versionOf(uri), params, client.can);
    } catch (error) {
      if (error instanceof ResponseError) throw error;
      client.log(`no code actions for ${uri}: ${defectOf(error)}`);
      return [];
    }
  });
  connection.onCodeActionResolve(async (action, token): Promise<CodeAction> => {
    if (!action.data) return action;
    const { uri, version, index, range, only } = action.data as Origin;
    const file = workspace.file(uri);
    if (file && (version ?? undefined) === answers.versionOf(uri)) {
      const wanted = { range, context: { only: only ?? undefined } };
      const actions = await checks.answer(file, token, actionsAt(file, wanted, actionContextOf(file, context)));
      const chosen = actions[index];
      if (chosen?.edit && chosen.title === action.title) return { ...action, edit: chosen.edit() };
    }
    throw new ResponseError(LSPErrorCodes.ContentModified, 'what was offered is no longer there');
  });
}

function actionContextOf(file: File, context: RequestContext): ActionContext {
  const { answers, checks, client, host, judge, options, workspace } = context;
  return {
    can: client.can,
    workspace: workspace.factsAround(file),
    files: workspace.files(),
    judging: judge.optionsFor(file),
    linesOf: (uri) => answers.linesOf(uri),
    toDiagnostic: (problem) => checks.toDiagnostic(problem, file),
    problems: () => checks.steps(file),
    commands: options.lensCommands ?? [],
    connection: host.live.connectionOf(file),
  };
}
