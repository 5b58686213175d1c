// The Networks view as the editor asks for it: an element for each node that was shown, kept while the node is there, so
// that only what has changed is drawn anew.
import {
  type Event,
  EventEmitter,
  ThemeColor,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  Uri,
  TreeItemCollapsibleState,
} from 'vscode';
import type { HostView, NetworkView, PortView } from '../../../server/src/lsp/protocol';
import type { CommandTarget } from '../target';
import { nodesBelow, keyOf, type Node, rootsOf } from './nodes';
import { type Row, drawnRowOf } from './words';

/** What the tree needs to know. */
export interface Known {
  /** The hosts that are watched, once it is known which. */
  hosts(): Promise<readonly HostView[]>;
  ports(target: CommandTarget): Promise<readonly PortView[] | string>;
  now(): number;
  /** What is selected in the view. */
  selection(): readonly ViewItem[];
}

/** A node that the editor has been shown. Commands get it as their target. */
export class ViewItem implements CommandTarget {
  /** Undefined until they are asked for. */
  children: ViewItem[] | undefined;
  /** As it was drawn last. */
  drawn = '';

  constructor(
    readonly id: string,
    readonly parent: ViewItem | undefined,
    public node: Node,
    readonly selection: () => readonly ViewItem[],
  ) {}

  get isPart(): boolean {
    return this.node.kind !== 'network';
  }

  get together(): readonly ViewItem[] {
    const selected = this.selection();
    return selected.includes(this) ? selected : [this];
  }

  get connection(): string | undefined {
    return 'host' in this.node ? this.node.host.connection : this.parent?.connection;
  }

  get network(): NetworkView | undefined {
    return 'network' in this.node ? this.node.network : this.parent?.network;
  }

  get name(): string | undefined {
    return this.network?.name;
  }

  get uuid(): string | undefined {
    return this.network?.uuid;
  }

  get uri(): string | undefined {
    return this.network?.file;
  }

  get document(): string | undefined {
    return this.network?.document;
  }
}

export class NetworksTree implements TreeDataProvider<ViewItem> {
  readonly #changed = new EventEmitter<ViewItem | undefined>();
  readonly onDidChangeTreeData: Event<ViewItem | undefined> = this.#changed.event;
  #roots: ViewItem[] | undefined;

  constructor(readonly known: Known) {}

  getTreeItem(element: ViewItem): TreeItem {
    const row = drawnRowOf(element.node, this.known.now());
    element.drawn = JSON.stringify(row);
    return itemOf(element.id, row);
  }

  async getChildren(element?: ViewItem): Promise<ViewItem[]> {
    if (!element) {
      const roots = rootsOf(await this.known.hosts());
      return (this.#roots = this.#elements(undefined, this.#roots, roots));
    }
    const nodes =
      element.node.kind === 'group' && element.node.group === 'ports'
        ? await this.#ports(element)
        : (nodesBelow(element.node) ?? []);
    return (element.children = this.#elements(element, element.children, nodes));
  }

  getParent(element: ViewItem): ViewItem | undefined {
    return element.parent;
  }

  /** Has all drawn anew, with what is asked for only when it is shown. */
  redraw(): void {
    this.#changed.fire(undefined);
  }

  /** Something else is known of the hosts: has drawn anew what was drawn otherwise, and nothing else. */
  update(hosts: readonly HostView[]): void {
    if (this.#roots && !this.#takes(this.#roots, rootsOf(hosts))) this.#changed.fire(undefined);
  }

  /** Takes nodes for elements that are shown; false when they are not the same ones. */
  #takes(elements: readonly ViewItem[], nodes: readonly Node[]): boolean {
    if (elements.length !== nodes.length || !elements.every((it, i) => keyOf(it.node) === keyOf(nodes[i]!)))
      return false;
    elements.forEach((element, i) => this.#take(element, nodes[i]!));
    return true;
  }

  #take(element: ViewItem, node: Node): void {
    element.node = node;
    const isDrawn = element.drawn === JSON.stringify(drawnRowOf(node, this.known.now()));
    const below = nodesBelow(node);
    const isPorts = node.kind === 'group' && node.group === 'ports';
    const isSame = isPorts || !element.children || this.#takes(element.children, below ?? []);
    if (!isDrawn || !isSame) this.#changed.fire(element);
  }

  /** Elements for nodes, those of before where they are about the same. */
  #elements(parent: ViewItem | undefined, before: readonly ViewItem[] | undefined, nodes: readonly Node[]): ViewItem[] {
    const known = new Map(before?.map((it) => [it.id, it]));
    const taken = new Map<string, number>();
    return nodes.map((node) => {
      const key = `${parent?.id ?? ''}/${JSON.stringify(keyOf(node))}`;
      // Nothing keeps a host from having two of the same.
      const count = taken.get(key) ?? 0;
      taken.set(key, count + 1);
      const id = count === 0 ? key : `${key}#${count}`;
      const element = known.get(id) ?? new ViewItem(id, parent, node, () => this.known.selection());
      element.node = node;
      return element;
    });
  }

  async #ports(element: ViewItem): Promise<Node[]> {
    const ports = await this.known.ports(element);
    if (typeof ports === 'string') return [{ kind: 'note', note: ports }];
    if (ports.length === 0) return [{ kind: 'note', note: 'no guest is plugged in' }];
    return ports.map((port) => ({ kind: 'port', port }));
  }

  /** The network that was made of a file, as an element; undefined when there is none. */
  async elementOf(file: string): Promise<ViewItem | undefined> {
    // Anew, for what was drawn last may lack a network that has just come.
    for (const host of await this.getChildren()) {
      const networks = await this.getChildren(host);
      const found = networks.find(({ network }) => network?.file !== undefined && sameUri(network.file, file));
      if (found) return found;
    }
    return undefined;
  }
}

const sameUri = (one: string, other: string): boolean => Uri.parse(one).toString() === Uri.parse(other).toString();

function itemOf(
  id: string,
  { label, description, icon, color, tooltip, spoken, context, fold, opens, runs }: Row,
): TreeItem {
  const item = new TreeItem(label, states[fold]);
  item.id = id;
  item.description = description;
  item.iconPath = new ThemeIcon(icon, color === undefined ? undefined : new ThemeColor(color));
  item.tooltip = tooltip;
  item.accessibilityInformation = { label: spoken };
  item.contextValue = context;
  if (opens !== undefined) item.command = { command: 'vscode.open', title: 'Open', arguments: [Uri.parse(opens)] };
  if (runs) item.command = { command: runs.command, title: label, arguments: [...runs.args] };
  return item;
}

const states: Readonly<Record<Row['fold'], TreeItemCollapsibleState>> = {
  none: TreeItemCollapsibleState.None,
  closed: TreeItemCollapsibleState.Collapsed,
  open: TreeItemCollapsibleState.Expanded,
};
