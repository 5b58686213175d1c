// Which documents concern virtnet, and the schemes of those it makes itself.
import { Range, type TextDocument } from 'vscode';
import { isNetwork } from './root-element';

/** Read-only documents with the XML of a network as libvirt has it. */
export const liveScheme = 'libvirt-live';

/** Read-only documents that explain a rule. */
export const pageScheme = 'virtnet-rule';

/** What the server is told about. Live XML is not: it would be a second copy of a network that a file describes. */
export const documentSelector = ['file', 'untitled'].flatMap((scheme) =>
  ['xml', 'ifcfg'].map((language) => ({ scheme, language })),
);

/** True for XML whose root element is `network`. */
export const isNetworkDocument = (document: TextDocument): boolean =>
  document.languageId === 'xml' && isSynchronized(document) && isNetwork(document.getText(beginning));

/** True for ifcfg files and for XML whose root element is `network`. */
export const isOurs = (document: TextDocument): boolean =>
  document.languageId === 'ifcfg' ? isSynchronized(document) : isNetworkDocument(document);

const isSynchronized = ({ uri, languageId }: TextDocument): boolean =>
  documentSelector.some((it) => it.scheme === uri.scheme && it.language === languageId);

/** Enough for a root element after a licence as a comment. */
const beginning = new Range(0, 0, 200, 0);
