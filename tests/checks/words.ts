/**
 * Holds the app's words to their promises: both languages say the same things, every word asked for exists, every word that exists
 * is asked for, none is written into a screen, and the French keeps its typography.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isNode, type Node, placeOf, readSources, root, type Source, visit } from "./sources.ts";

type Table = Map<string, string>;

const PLURAL = /\.(one|other)$/;
/** Attributes that a person reads or hears. */
const READ_ALOUD = new Set(["alt", "aria-label", "aria-description", "label", "placeholder", "title"]);
const LETTERS = /\p{L}{2,}/u;

const findings: string[] = [];
const french = readWords("fr");
const english = readWords("en");
const sources = readSources();

compareLanguages();
compareWithCode();
for (const source of sources) findWrittenWords(source);
for (const [key, words] of french) findTypography(key, words);

for (const finding of findings.sort()) console.error(finding);
console.log(`${french.size} words in two languages, ${sources.length} modules: ${findings.length || "no"} findings`);
process.exitCode = findings.length > 0 ? 1 : 0;

/** Reads a language's files, one per room. */
function readWords(language: string): Table {
  const folder = join(root, "pwa", "src", "words", language);
  const table: Table = new Map();
  for (const name of readdirSync(folder).sort()) {
    for (const [key, words] of Object.entries(JSON.parse(readFileSync(join(folder, name), "utf8")) as object)) {
      if (table.has(key)) findings.push(`${language}/${name}: ${key} stands in two files`);
      if (!words || typeof words !== "string") findings.push(`${language}/${name}: ${key} says nothing`);
      table.set(key, String(words));
    }
  }
  return table;
}

function compareLanguages(): void {
  for (const key of french.keys()) if (!english.has(key)) findings.push(`en: ${key} is missing`);
  for (const key of english.keys()) if (!french.has(key)) findings.push(`fr: ${key} is missing`);
  for (const [key, words] of french) {
    const other = english.get(key);
    if (other !== undefined && holes(words) !== holes(other)) {
      findings.push(`${key}: French has ${holes(words) || "no holes"}, English has ${holes(other) || "none"}`);
    }
  }
}

function holes(words: string): string {
  return [...new Set(words.match(/\{\w+\}/g))].sort().join(" ");
}

/** A key counts as used when it stands whole in the code, or when a template of the code can make it. */
function compareWithCode(): void {
  const texts = new Set<string>();
  const patterns: RegExp[] = [];
  for (const source of sources) {
    visit(source.tree, (node) => {
      if (node.type === "Literal" && typeof node["value"] === "string") texts.add(node["value"]);
      const pattern = patternOf(node);
      if (pattern) patterns.push(pattern);
      checkCall(source, node);
    });
  }
  const isUsed = (key: string) =>
    texts.has(key) ||
    patterns.some((made) => {
      const start = made.exec(key)?.groups?.["start"];
      return start !== undefined && (start === "" || texts.has(start));
    });
  for (const key of french.keys()) {
    if (!isUsed(key) && !isUsed(key.replace(PLURAL, ""))) findings.push(`${key}: no code asks for it`);
  }
}

/** What a template such as `problem.${code}` can make; where it begins with a hole, that `start` must stand in the code. */
function patternOf(node: Node): RegExp | undefined {
  if (node.type !== "TemplateLiteral") return undefined;
  const [first = "", ...rest] = (node["quasis"] as { value: { cooked: string } }[]).map(({ value }) => value.cooked);
  const isKey = first === "" ? rest.some((part) => /^\.\w+/.test(part)) : /^[a-z_]+\./.test(first);
  if (rest.length === 0 || !isKey) return undefined;
  const [afterStart = "", ...more] = rest.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const head =
    first === "" ? `(?<start>[\\w.-]+)${afterStart}` : `(?<start>)${first.replaceAll(".", "\\.")}[\\w.-]+${afterStart}`;
  return new RegExp(`^${[head, ...more].join("[\\w.-]+")}$`);
}

/** `t("key")` must find its words. */
function checkCall(source: Source, node: Node): void {
  const callee = node["callee"];
  if (node.type !== "CallExpression" || !isNode(callee) || !["t", "template"].includes(String(callee["name"]))) return;
  const first = (node["arguments"] as Node[])[0];
  if (first?.type !== "Literal" || typeof first["value"] !== "string") return;
  const key = first["value"];
  if (!french.has(key) && !french.has(`${key}.other`)) findings.push(`${placeOf(source, node)}: ${key} has no words`);
}

/** Words between tags or in an attribute that is read aloud belong to the translation files. */
function findWrittenWords(source: Source): void {
  visit(source.tree, (node) => {
    if (node.type === "JSXText" && LETTERS.test(String(node["value"]))) {
      findings.push(`${placeOf(source, node)}: « ${String(node["value"]).trim()} » is written into the screen`);
    }
    const name = node.type === "JSXAttribute" && isNode(node["name"]) ? String(node["name"]["name"]) : "";
    const value = node["value"];
    if (READ_ALOUD.has(name) && isNode(value) && value.type === "Literal" && LETTERS.test(String(value["value"]))) {
      findings.push(`${placeOf(source, node)}: « ${value["value"]} » is written into ${name}`);
    }
  });
}

/** The French of Québec, as printed: ’ and « », a no-break space inside them and before a colon, and no exclamation. */
function findTypography(key: string, words: string): void {
  const faults: [RegExp, string][] = [
    [/'/, "a straight apostrophe"],
    [/"/, "straight quotation marks"],
    [/!/, "an exclamation mark"],
    [/\.\.\./, "three dots instead of …"],
    [/«(?!\u00a0)|(?<!\u00a0)»/, "no no-break space inside « »"],
    [/\p{L}:(\s|$)| :(\s|$)/u, "no no-break space before a colon"],
    [/[\s\u00a0][?;]/, "a space before ? or ;"],
  ];
  for (const [fault, name] of faults) if (fault.test(words)) findings.push(`fr ${key}: ${name} in « ${words} »`);
}
