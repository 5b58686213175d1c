// Commands, and what else is asked for by a name of ours.
import type { CancellationToken, Connection } from 'vscode-languageserver/node';
import { convertFolder } from '../commands/convert-folder';
import { filesBeside } from '../commands/files-beside';
import { showMade } from '../commands/made-files';
import { migrationReport } from '../commands/migration';
import { shownAnswer } from '../commands/shown';
import { pageAt, pagesOfRules } from '../pages';
import { pathOf } from '../paths';
import { convertFolderId, liveText, migrationId, rulePage, showMadeId } from '../protocol';
import type { RequestContext } from './context';

export function handleCommands(connection: Connection, { client, host, judge, workspace }: RequestContext): void {
  const run = async (command: string, args: unknown[] | undefined, token: CancellationToken) => {
    const given = args?.[0];
    switch (command) {
      case convertFolderId:
        return convertFolder(given, await filesBeside(given, workspace), pathOf);
      case migrationId: {
        const judging = { target: judge.usualTarget, onCrash: judge.onCrash };
        return migrationReport(given, await filesBeside(given, workspace), judging, pathOf);
      }
      default:
        return host.run(command, args, token);
    }
  };

  connection.onExecuteCommand(async ({ command, arguments: args }, token) =>
    command === showMadeId ? showMade(args?.[0], client) : shownAnswer(await run(command, args, token)),
  );
  connection.onRequest(rulePage, (path: unknown) => pageAt(path, pagesOfRules));
  connection.onRequest(liveText, async (uri: unknown) => shownAnswer(await host.live.text(String(uri))));
}
