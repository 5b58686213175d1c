// Which documents concern virtnet, and the schemes of those it makes itself.
import { Range, type TextDocument } from 'vscode';
import { isLibvirts, isNetwork } from './root-element';

/** Read-only documents with the XML of a network as libvirt has it. */
export const liveScheme = 'libvirt-live';

/** Documents in which what is stored of a network is edited. */
export const editScheme = 'libvirt-edit';

/** What people write. */
const writtenSchemes = ['file', 'untitled'];

/** Read-only documents that explain a rule. */
export const pageScheme = 'virtnet-rule';

/** Read-only documents whose lines lead to what causes them. */
export const shownScheme = 'virtnet-shown';

/** Language of documents that tell something; their lines are wrapped, as sentences, commands and paths are long. */
export const reportLanguage = 'virtnet-report';

/** Documents in which somebody may begin a network. */
export const xmlSelector = writtenSchemes.map((scheme) => ({ scheme, language: 'xml' }));

/** Languages that are ours whatever a document holds. */
const lineLanguages = ['ifcfg', 'nmconnection', 'qemu-bridge-conf'];

/** What the server is told about. */
export const documentSelector = [
  ...xmlSelector,
  ...writtenSchemes.flatMap((scheme) => lineLanguages.map((language) => ({ scheme, language }))),
  { scheme: liveScheme, language: 'xml' },
  { scheme: editScheme, language: 'xml' },
];

/** True for XML whose root element is `network`, and that somebody writes. */
export const isNetworkDocument = (document: TextDocument): boolean =>
  isWrittenXml(document) && isNetwork(document.getText(beginning));

/** True for what somebody writes and the server has a word about: ifcfg files, keyfiles, networks, guests. */
export const isOurs = (document: TextDocument): boolean =>
  lineLanguages.includes(document.languageId)
    ? isWritten(document)
    : isWrittenXml(document) && isLibvirts(document.getText(beginning));

const isWrittenXml = (document: TextDocument): boolean => document.languageId === 'xml' && isWritten(document);

const isWritten = ({ uri }: TextDocument): boolean => writtenSchemes.includes(uri.scheme);

/** Enough for a root element after a licence as a comment. */
const beginning = new Range(0, 0, 200, 0);
