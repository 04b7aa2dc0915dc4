/**
 * A disk as an unkind file system keeps it: what was written is seen by everybody at once, and survives the loss of
 * the machine only as far as it was synced. A folder's names are synced on their own; changes of them that were not are
 * kept up to some point in their order. Content that was not synced is there, or not, or in part.
 */
import { posix } from 'node:path';
import type { Dice } from '../../engine/support/random.ts';

export interface FileNode {
  readonly kind: 'file';
  readonly ino: number;
  mode: number;
  bytes: Buffer;
  synced: Buffer;
  links: number;
  changedAt: number;
}

export interface FolderNode {
  readonly kind: 'folder';
  readonly ino: number;
  mode: number;
  readonly names: Map<string, Node>;
  /** The names as of the last sync, and what was done to them since. */
  synced: Map<string, Node>;
  unsynced: ((names: Map<string, Node>) => void)[];
}

export type Node = FileNode | FolderNode;

export interface Disk {
  readonly root: FolderNode;
  /** Undefined when there is nothing. @throws ENOTDIR */
  find(path: string): Node | undefined;
  folderOf(path: string): { readonly folder: FolderNode; readonly name: string };
  makeFile(mode: number): FileNode;
  makeFolder(mode: number): FolderNode;
  /** Changes names of a folder, to be synced later. */
  change(folder: FolderNode, how: (names: Map<string, Node>) => void): void;
  /** The machine loses its power. */
  losePower(dice: Dice): void;
  /** Every file, by path. */
  files(): Map<string, FileNode>;
}

export function makeDisk(now: () => number): Disk {
  let inos = 1;
  const makeFolder = (mode: number): FolderNode => ({
    kind: 'folder',
    ino: inos++,
    mode,
    names: new Map(),
    synced: new Map(),
    unsynced: [],
  });
  const root = makeFolder(0o755);
  const find = (path: string): Node | undefined => {
    let node: Node = root;
    for (const part of partsOf(path)) {
      if (node.kind !== 'folder') throw errno('ENOTDIR', 'open', path);
      const next = node.names.get(part);
      if (!next) return undefined;
      node = next;
    }
    return node;
  };
  return {
    root,
    find,
    folderOf(path) {
      const folder = find(posix.dirname(path));
      if (!folder) throw errno('ENOENT', 'open', path);
      if (folder.kind !== 'folder') throw errno('ENOTDIR', 'open', path);
      return { folder, name: posix.basename(path) };
    },
    makeFile: (mode) => ({
      kind: 'file',
      ino: inos++,
      mode,
      bytes: Buffer.alloc(0),
      synced: Buffer.alloc(0),
      links: 0,
      changedAt: now(),
    }),
    makeFolder,
    change(folder, how) {
      how(folder.names);
      folder.unsynced.push(how);
    },
    losePower: (dice) => losePower(root, dice),
    files() {
      const found = new Map<string, FileNode>();
      gather(root, '', found);
      return found;
    },
  };
}

function partsOf(path: string): string[] {
  return posix.normalize(path).split('/').filter(Boolean);
}

function gather(folder: FolderNode, path: string, found: Map<string, FileNode>): void {
  for (const [name, node] of folder.names) {
    if (node.kind === 'file') found.set(`${path}/${name}`, node);
    else gather(node, `${path}/${name}`, found);
  }
}

function losePower(folder: FolderNode, dice: Dice): void {
  const kept = new Map(folder.synced);
  const many = dice.between(0, folder.unsynced.length);
  for (const how of folder.unsynced.slice(0, many)) how(kept);
  folder.names.clear();
  for (const [name, node] of kept) folder.names.set(name, node);
  folder.synced = kept;
  folder.unsynced = [];
  for (const node of new Set(kept.values())) {
    if (node.kind === 'folder') losePower(node, dice);
    else loseContent(node, dice);
  }
}

function loseContent(file: FileNode, dice: Dice): void {
  if (file.bytes !== file.synced) {
    // What was synced and stands where it stood is safe: only what came after it can be torn.
    const safe = commonStart(file.synced, file.bytes);
    const torn = (): Buffer => file.bytes.subarray(0, dice.between(safe, file.bytes.length));
    file.bytes = dice.pick([() => file.synced, () => file.bytes, torn])();
  }
  file.synced = file.bytes;
}

/** How many bytes two contents begin with alike. */
function commonStart(one: Buffer, two: Buffer): number {
  const most = Math.min(one.length, two.length);
  for (let at = 0; at < most; at += 1) if (one[at] !== two[at]) return at;
  return most;
}

/** An error as node's file system throws them. */
export function errno(code: string, syscall: string, path: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`${code}: ${syscall} '${path}'`), { code, syscall, path });
}
