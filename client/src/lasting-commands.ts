// What an action does besides its edit. VS Code forgets the arguments of a command together with the list of actions that it
// was in; while the edit is applied, it asks for a new list, and then "Actual command not found". A command without arguments
// it does not forget: each gets a name of its own for as long as it may be run.
import { commands, type Disposable } from 'vscode';
import type { Middleware } from 'vscode-languageclient/node';

/** As many may wait as a person looks at before one of them is chosen. */
const mostWaiting = 32;

/** Has the command of an action that is resolved run with its arguments, whatever has become of the list. */
export function lastingCommands({ subscriptions }: { readonly subscriptions: Disposable[] }): Middleware {
  const waiting = new Map<string, Disposable>();
  let count = 0;
  const forget = (name: string): void => {
    waiting.get(name)?.dispose();
    waiting.delete(name);
  };
  subscriptions.push({ dispose: () => [...waiting.keys()].forEach(forget) });
  return {
    async resolveCodeAction(item, token, next) {
      const action = await next(item, token);
      const command = action?.command;
      if (!command?.arguments?.length) return action;
      const name = `${command.command}/${(count += 1)}`;
      const run = (): Thenable<unknown> => {
        forget(name);
        return commands.executeCommand(command.command, ...(command.arguments as unknown[]));
      };
      waiting.set(name, commands.registerCommand(name, run));
      const [oldest] = waiting.keys();
      if (waiting.size > mostWaiting) forget(oldest!);
      action!.command = { title: command.title, command: name };
      return action;
    },
  };
}
