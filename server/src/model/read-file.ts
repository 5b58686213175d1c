// A text as a file: what it is read as, and its tree and facts, made when they are asked for.
import { parseBridgeConf } from '../syntax/bridge-conf/parse';
import { parseIfcfg } from '../syntax/ifcfg/parse';
import { parseKeyfile } from '../syntax/keyfile/parse';
import type { LineLanguage } from '../syntax/template/ifcfg-places';
import { templateOf, type TemplateReading } from '../syntax/template/template';
import { Tree } from '../syntax/tree';
import { parseXml } from '../syntax/xml/parse';
import { factsOfBridgeConf } from './bridge-conf/facts';
import {
  type Access,
  basenameOf,
  type DocumentKind,
  type File,
  type Host,
  isTemplateName,
  isXml,
  type XmlKind,
} from './file';
import { type Facts, factsInAll, noFacts } from './file-facts';
import { factsOfGuest } from './guest/facts';
import { hostOf } from './host';
import { factsOfIfcfg } from './ifcfg/facts';
import { factsOfKeyfile } from './keyfile/facts';
import { factsOfNetwork } from './network/facts';
import { noProfileBecause } from './no-profile';
import { factsOfOther } from './other/facts';
import { isOther } from './other/kinds';

/** One text as a file of a host, parsed when its tree or its facts are asked for. Never throws. */
export const readFile = (
  uri: string,
  kind: DocumentKind,
  text: string,
  host: Host = hostOf(uri),
  access?: Access,
): File => new TextFile(uri, kind, text, host, access);

/** A text of a network of which only a part is known, and may have a template within. */
export function readWithin(uri: string, text: string, start: number, end: number): File {
  const template = templateOf(text, 'xml', isTemplateName(basenameOf(uri)));
  const unknown = [{ start: 0, end: start }, ...(template?.unknown ?? []), { start: end, end: text.length }];
  const variants = template?.variants ?? [text];
  const reading = { text, values: 0, brought: [], branches: [], ...template, variants, unknown };
  return new TextFile(uri, 'network', text, hostOf(uri), undefined, reading);
}

/** What a file says of the network, by its language. */
const factsOf: Readonly<Record<XmlKind | 'keyfile' | 'bridge.conf', (file: File) => Facts>> = {
  network: factsOfNetwork,
  guest: factsOfGuest,
  keyfile: factsOfKeyfile,
  'bridge.conf': factsOfBridgeConf,
};

class TextFile implements File {
  kept: unknown[] | undefined;
  readonly basename: string;
  #tree: Tree | undefined;
  #facts: Facts | undefined;
  #variants: readonly File[] | undefined;

  /** `variant`: as which of the texts that a template may become it is read, with what is known of all of them. */
  constructor(
    readonly uri: string,
    readonly kind: DocumentKind,
    readonly text: string,
    readonly host: Host,
    readonly access?: Access,
    readonly variant?: TemplateReading,
  ) {
    this.basename = basenameOf(uri);
  }

  get tree(): Tree {
    return (this.#tree ??= this.#parse());
  }

  #parse(): Tree {
    const { text, kind, variant } = this;
    if (isOther(kind)) return Tree.without(text);
    if (kind === 'bridge.conf') return parseBridgeConf(text);
    const template = variant ?? this.#template();
    if (isXml(kind)) return parseXml(text, template);
    return kind === 'keyfile' ? parseKeyfile(text, template) : parseIfcfg(text, kind, template);
  }

  /** As which template it is read; where NetworkManager itself reads it nobody fills it in any more. */
  #template(): TemplateReading | undefined {
    const { uri, text, kind, basename } = this;
    return ofThisMachine.test(uri) ? undefined : templateOf(text, languageOf(kind), isTemplateName(basename));
  }

  get variants(): readonly File[] {
    const { uri, kind, text, host, access } = this;
    const { template } = this.tree;
    return (this.#variants ??=
      template && template.variants.length > 1
        ? template.variants.map(
            (it) => new TextFile(uri, kind, text, host, access, { ...template, text: it, variants: [it] }),
          )
        : [this]);
  }

  get facts(): Facts {
    return (this.#facts ??= this.#read());
  }

  #read(): Facts {
    const { variants } = this;
    if (variants.length > 1) return factsInAll(variants.map((it) => it.facts));
    const { kind } = this;
    if (isOther(kind)) return factsOfOther(this.uri, kind, this.text);
    if (noProfileBecause(this)) return noFacts;
    return (isXml(kind) || kind === 'keyfile' || kind === 'bridge.conf' ? factsOf[kind] : factsOfIfcfg)(this);
  }

  dropTree(): void {
    void this.facts;
    this.#tree = undefined;
    this.#variants = undefined;
    this.kept = undefined;
  }
}

/** As which language the marks of a template are looked for. */
function languageOf(kind: DocumentKind): 'xml' | LineLanguage {
  if (isXml(kind)) return 'xml';
  return kind === 'keyfile' ? kind : /^(?:route|rule)/.test(kind) ? 'words' : 'ifcfg';
}

/** The folder that NetworkManager and the legacy scripts of this machine read; not a copy of it elsewhere. */
const ofThisMachine = /^file:\/\/\/etc\/sysconfig\/network-scripts\/[^/]+$/;
