import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { parseSync, Visitor } from "oxc-parser";

/** A call whose result is declared by name: `const name = callee("first", …)`, with those arguments that are texts, null for the others. */
export interface NamedCall {
  readonly name: string;
  readonly callee: string;
  readonly exported: boolean;
  readonly texts: readonly (string | null)[];
}

/** What the rules ask of one file. */
export interface Source {
  /** From the root of the repository, with `/`. */
  readonly file: string;
  readonly lines: number;
  /** Files (from the root, found ones with ending) and packages that it imports, types included. */
  readonly files: readonly string[];
  readonly packages: readonly string[];
  /** Local names of imports with the file or package they come from. */
  readonly origins: ReadonlyMap<string, string>;
  /** How many of its exports are taken over from other files, and how many are its own. */
  readonly reExports: number;
  readonly starExports: number;
  readonly ownExports: number;
  readonly calls: readonly NamedCall[];
  /** Exported values that are not made by a call. */
  readonly plainExports: readonly string[];
  /** Casts that hide a type: `unknown as`, `never`, `any`. */
  readonly blindCasts: number;
  readonly readsEnvironment: boolean;
  readonly readsClock: boolean;
  readonly rawSql: boolean;
  /** How often it opens an operation to everybody, by whatever name. */
  readonly opens: number;
}

export const ROOT = path.resolve(import.meta.dirname, "../..");
const SKIPPED = new Set(["node_modules", "generated", ".next", ".build", ".git", "data", "test-results"]);

/** All files of the repository below the named folders and files; those that do not exist are left out. */
export function filesBelow(...names: string[]): string[] {
  return names.flatMap((name) => {
    const full = path.join(ROOT, name);
    if (!existsSync(full)) return [];
    if (!statSync(full).isDirectory()) return [name];
    const inner = readdirSync(full).filter((entry) => !SKIPPED.has(entry));
    return filesBelow(...inner.sort().map((entry) => path.posix.join(name, entry)));
  });
}

/** Reads and parses one TypeScript or JavaScript file. */
export function readSource(file: string): Source {
  const text = readFileSync(path.join(ROOT, file), "utf8");
  const { program, module, errors } = parseSync(file, text);
  if (errors[0]) throw new Error(`${file}: ${errors[0].message}`);
  const dynamic = [...text.matchAll(/\bimport\(\s*"([^"]+)"\s*\)/g)].flatMap(([, name]) => name ?? []);
  const exportEntries = module.staticExports.flatMap((one) => one.entries);
  const wanted = [...module.staticImports.map((one) => one.moduleRequest.value), ...dynamic];
  const targets = [...wanted, ...exportEntries.flatMap((one) => one.moduleRequest?.value ?? [])].map((name) => resolve(file, name));
  const imported = module.staticImports.flatMap((one) =>
    one.entries.map((entry): [string, string] => [entry.localName.value, resolve(file, one.moduleRequest.value).name]),
  );
  return {
    file,
    lines: text.split("\n").length - (text.endsWith("\n") ? 1 : 0),
    files: targets.filter((one) => one.internal).map((one) => one.name),
    packages: targets.filter((one) => !one.internal).map((one) => one.name),
    origins: new Map(imported),
    reExports: exportEntries.filter((one) => one.moduleRequest).length,
    starExports: exportEntries.filter((one) => one.importName.kind.startsWith("All")).length,
    ownExports: exportEntries.filter((one) => !one.moduleRequest).length,
    ...declarations(program),
    ...habits(program),
  };
}

function resolve(from: string, name: string): { name: string; internal: boolean } {
  if (!name.startsWith(".") && !name.startsWith("@/")) return { name, internal: false };
  const base = name.startsWith("@/") ? name.slice(2) : path.posix.join(path.posix.dirname(from), name);
  const endings = ["", ".ts", ".tsx", "/index.ts", "/index.tsx"];
  const ending = endings.find((one) => statSync(path.join(ROOT, base + one), { throwIfNoEntry: false })?.isFile());
  return { name: base + (ending ?? ""), internal: true };
}

type Program = ReturnType<typeof parseSync>["program"];

function declarations(program: Program): Pick<Source, "calls" | "plainExports"> {
  const calls: NamedCall[] = [];
  const plainExports: string[] = [];
  const texts = new Map<string, string>();
  for (const node of program.body) {
    const exported = node.type === "ExportNamedDeclaration";
    const declared = exported ? node.declaration : node;
    if (exported && node.exportKind === "value" && !declared) plainExports.push(...node.specifiers.map(() => "a list of names"));
    if (exported && (declared?.type === "FunctionDeclaration" || declared?.type === "ClassDeclaration")) {
      plainExports.push(declared.id?.name ?? "a nameless value");
    }
    if (node.type === "ExportDefaultDeclaration") plainExports.push("default");
    if (declared?.type !== "VariableDeclaration") continue;
    for (const { id, init } of declared.declarations) {
      const name = id.type === "Identifier" ? id.name : "a pattern";
      const call = init?.type === "CallExpression" ? init : null;
      const callee = call ? calleeOf(call.callee) : null;
      if (init?.type === "Literal" && typeof init.value === "string") texts.set(name, init.value);
      if (!call || callee === null) {
        if (exported) plainExports.push(name);
        continue;
      }
      const textOf = (one: (typeof call.arguments)[number]) => {
        if (one.type === "Identifier") return texts.get(one.name) ?? null;
        return one.type === "Literal" && typeof one.value === "string" ? one.value : null;
      };
      calls.push({ name, callee, exported, texts: call.arguments.map(textOf) });
    }
  }
  return { calls, plainExports };
}

function calleeOf(node: { type: string }): string | null {
  if ("name" in node && typeof node.name === "string") return node.name;
  if (!("object" in node && "property" in node)) return null;
  const parts = [node.object, node.property].map((one) => (isNode(one) ? calleeOf(one) : null));
  return parts.includes(null) ? null : parts.join(".");
}

function isNode(value: unknown): value is { type: string } {
  return typeof value === "object" && value !== null && "type" in value;
}

function habits(program: Program): Pick<Source, "blindCasts" | "readsEnvironment" | "readsClock" | "rawSql" | "opens"> {
  const seen = { blindCasts: 0, readsEnvironment: false, readsClock: false, rawSql: false, opens: 0 };
  new Visitor({
    TSAsExpression({ expression, typeAnnotation }) {
      const blind = typeAnnotation.type === "TSNeverKeyword" || typeAnnotation.type === "TSAnyKeyword";
      const twice = expression.type === "TSAsExpression" && expression.typeAnnotation.type === "TSUnknownKeyword";
      if (blind || twice) seen.blindCasts += 1;
    },
    MemberExpression(node) {
      const name = calleeOf(node) ?? "";
      if (name === "process.env") seen.readsEnvironment = true;
      if (name === "Prisma.raw" || /\.\$?\w*RawUnsafe$/.test(name)) seen.rawSql = true;
      if (name === "Date.now") seen.readsClock = true;
    },
    NewExpression(node) {
      if (calleeOf(node.callee) === "Date" && node.arguments.length === 0) seen.readsClock = true;
    },
    CallExpression(node) {
      if (calleeOf(node.callee) === "Date") seen.readsClock = true;
      if (calleeOf(node.callee) === "operation.open") seen.opens += 1;
    },
  }).visit(program);
  return seen;
}
