// Whole networks offered in an XML file that is still empty, before the language server has a reason to start.
import {
  CompletionItem,
  CompletionItemKind,
  type Disposable,
  type ExtensionContext,
  languages,
  SnippetString,
  Uri,
  workspace,
} from 'vscode';
import { xmlSelector } from './documents';

interface Snippet {
  readonly description?: string;
  readonly body: readonly string[];
}

/** Offers the snippets of whole networks in a document without any element, unless `served` says the server does. */
export function registerTemplates(context: ExtensionContext, served: () => boolean): Disposable {
  let known: Promise<CompletionItem[]> | undefined;
  return languages.registerCompletionItemProvider(
    xmlSelector,
    {
      provideCompletionItems(document) {
        if (served() || document.lineCount > 20 || /<[\w:]/.test(document.getText())) return [];
        return (known ??= templates(context));
      },
    },
    '<',
  );
}

async function templates(context: ExtensionContext): Promise<CompletionItem[]> {
  const file = await workspace.fs.readFile(Uri.joinPath(context.extensionUri, 'snippets', 'network.json'));
  const snippets = JSON.parse(Buffer.from(file).toString('utf8')) as Record<string, Snippet>;
  return Object.entries(snippets).map(([name, { description, body }], i) => {
    const item = new CompletionItem({ label: name, description: description ?? '' }, CompletionItemKind.Snippet);
    item.insertText = new SnippetString(body.join('\n'));
    // The usual ones first, not by the alphabet.
    item.sortText = String(i).padStart(2, '0');
    item.filterText = `<network ${name}`;
    if (description !== undefined) item.documentation = description;
    return item;
  });
}
