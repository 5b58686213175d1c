// What is wrong in a virtnet.json that is open is said once: VS Code judges it by the schema that comes with the extension,
// and the server tells all editors what is wrong in it.
import { type Diagnostic, type ExtensionContext, languages, type Uri } from 'vscode';
import type { HandleDiagnosticsSignature, Middleware } from 'vscode-languageclient/node';
import { rulesFileName } from '../../server/src/judging/rules-file-name';

interface Told {
  readonly uri: Uri;
  readonly diagnostics: readonly Diagnostic[];
  readonly next: HandleDiagnosticsSignature;
  /** How many of them are shown. */
  shown: number;
}

/** Leaves out what the server tells of such a file and VS Code says at the same place, for as long as it does. */
export function rulesFileProblems({ subscriptions }: Pick<ExtensionContext, 'subscriptions'>): Middleware {
  const told = new Map<string, Told>();
  const show = (it: Told): void => {
    const others = languages.getDiagnostics(it.uri).filter(({ source }) => source !== 'virtnet');
    const left = it.diagnostics.filter((own) => !others.some(({ range }) => range.intersection(own.range)));
    if (left.length === it.shown) return;
    it.shown = left.length;
    it.next(it.uri, left);
  };
  subscriptions.push(
    languages.onDidChangeDiagnostics(({ uris }) => {
      for (const uri of uris) {
        const it = told.get(uri.toString());
        if (it) show(it);
      }
    }),
  );
  return {
    handleDiagnostics(uri, diagnostics, next) {
      if (!uri.path.endsWith(`/${rulesFileName}`)) return next(uri, diagnostics);
      const it: Told = { uri, diagnostics, next, shown: -1 };
      told.set(uri.toString(), it);
      show(it);
    },
  };
}
