/** Reads the app's TypeScript: which words it asks for, and which it writes itself. */
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/** A node of the syntax tree, ESTree with JSX. */
export interface Node {
  type: string;
  start: number;
  [field: string]: unknown;
}

export interface Source {
  path: string;
  text: string;
  tree: Node;
}

export const root = fileURLToPath(new URL("../..", import.meta.url));

/** Vite's own parser; it is the app's package, and this file lives beside the app. */
const vite = createRequire(join(root, "pwa", "package.json")).resolve("vite");
const { parseSync } = (await import(pathToFileURL(vite).href)) as {
  parseSync(name: string, text: string): { program: Node };
};

/** Every module of the app and of the worker, parsed; examples of components are shown to nobody. */
export function readSources(): Source[] {
  return [join(root, "pwa", "src"), join(root, "service_worker")].flatMap(modulesIn).map((path) => {
    const text = readFileSync(path, "utf8");
    return { path: relative(root, path), text, tree: parseSync(path, text).program };
  });
}

function modulesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(
      (entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.((d|gen)\.ts|examples\.tsx)$/.test(entry.name),
    )
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Visits a tree from the top; a node's `type` says what its fields are. */
export function visit(node: unknown, look: (node: Node) => void): void {
  if (Array.isArray(node)) for (const item of node) visit(item, look);
  else if (isNode(node)) {
    look(node);
    for (const field of Object.values(node)) visit(field, look);
  }
}

export function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && typeof (value as Node).type === "string";
}

/** « pwa/src/ui/Button.tsx:12 » */
export function placeOf(source: Source, node: Node): string {
  return `${source.path}:${source.text.slice(0, node.start).split("\n").length}`;
}
