import { describe, expect, it } from "vitest";
import { DIALECTS, layerOf, within } from "./layers";
import expectedOpen from "./open-operations.json";
import { filesBelow, readSource, type Source } from "./sources";

const FILES = filesBelow(
  "lib",
  "app",
  "components",
  "messages",
  "e2e",
  "bench",
  "scripts",
  "prisma/seed",
  "server.ts",
  "instrumentation.ts",
  "proxy.ts",
);
const SOURCES = FILES.filter((file) => /\.(ts|tsx|mjs)$/.test(file) && !file.endsWith(".d.ts")).map(readSource);
const isTest = ({ file }: { file: string }) => /\.(test|spec)\.tsx?$/.test(file);
const PRODUCT = SOURCES.filter((source) => !isTest(source) && !/^(e2e|bench|scripts|prisma)\//.test(source.file));
const ROUTES = PRODUCT.filter(({ file }) => /^app\/api\/(.*\/)?route\.ts$/.test(file) && !file.startsWith("app/api/auth/"));

/** Each says why it may; a new one is seen in the diff. */
const BLIND_CASTS = [
  "lib/db/client.ts", // both clients are typed as the narrower one
  "lib/global.ts", // the global object has no type for our names
];
const ENVIRONMENT_READERS = [
  "lib/config.ts",
  "server.ts", // sets what Next and next-auth read
  "proxy.ts", // runs before the settings are there, reads NODE_ENV
];

/** Fails with one line per fault: the file, then the rule it breaks. */
function expectNone(faults: readonly string[]): void {
  expect(faults.join("\n")).toBe("");
}

function faultsOf(sources: readonly Source[], rule: string, broken: (source: Source) => boolean): string[] {
  return sources.filter(broken).map(({ file }) => `${file}: ${rule}`);
}

describe("layers", () => {
  it("import only what the table allows", () => {
    const faults = PRODUCT.flatMap(({ file, files }) => {
      const layer = layerOf(file);
      if (!layer) return [];
      const allowed = [layer.of, ...layer.may];
      return files.filter((target) => !allowed.some((of) => within(target, of))).map((target) => `${file}: may not import ${target}`);
    });
    expectNone(faults);
  });

  it("use only the packages that the table allows", () => {
    const faults = PRODUCT.flatMap(({ file, packages }) => {
      const layer = layerOf(file);
      const refused = (name: string) => layer?.never?.test(name) || (layer?.only && !layer.only.test(name));
      return packages.filter(refused).map((name) => `${file}: may not import the package ${name}`);
    });
    expectNone(faults);
  });

  it("give every folder of lib a line in the table, but for the host", () => {
    expectNone(
      PRODUCT.filter(({ file }) => /^lib\/(?!host\/)/.test(file) && !layerOf(file)).map(({ file }) => `${file}: belongs to no layer`),
    );
  });

  it("have no cycles", () => {
    expectNone(cycles(new Map(SOURCES.map(({ file, files }) => [file, files]))));
  });
});

describe("names and files", () => {
  it("are never utils, helpers, common or misc", () => {
    expectNone(
      FILES.filter((file) => /(^|[/-])(utils?|helpers?|common|misc)[./]/i.test(file)).map(
        (file) => `${file}: says nothing about its content`,
      ),
    );
  });

  it("are kebab-case, but for folders that are a documented URL", () => {
    const name = /^(\[+(\.\.\.)?\w+\]+|\(?[a-z0-9]+(-[a-z0-9]+)*(\.(test|spec|config|d))?\)?(\.\w+)?)$/;
    expectNone(
      FILES.filter((file) => !file.endsWith("/README.md"))
        .filter((file) =>
          file
            .replace(/^app\/api\/.*\//, "")
            .split("/")
            .some((part) => !name.test(part)),
        )
        .map((file) => `${file}: is not kebab-case`),
    );
  });

  it("are no barrels", () => {
    const barrel = ({ file, reExports, ownExports, starExports }: Source) =>
      starExports > 0 || (reExports > 0 && (ownExports === 0 || /(^|\/)index\.tsx?$/.test(file)));
    expectNone(faultsOf(SOURCES, "hands on what other files export", barrel));
  });

  it("are at most 250 lines, route files 20, components 150", () => {
    const most = ({ file }: Source) => (/^app\/api\/.*route\.ts$/.test(file) ? 20 : file.startsWith("components/") ? 150 : 250);
    expectNone(
      SOURCES.filter((source) => source.lines > most(source)).map(
        (source) => `${source.file}: ${source.lines} lines, at most ${most(source)}`,
      ),
    );
  });

  it("have a median of at most 45 lines and are below 150 but for one in twenty", () => {
    const sizes = PRODUCT.filter(({ file }) => /^(lib|app|components)\//.test(file))
      .map(({ lines }) => lines)
      .sort((a, b) => a - b);
    const share = (part: number) => sizes[Math.ceil(sizes.length * part) - 1] ?? 0;
    expect(share(0.5), "median lines over lib, app and components").toBeLessThanOrEqual(45);
    expect(share(0.95), "95th percentile of lines over lib, app and components").toBeLessThanOrEqual(150);
  });
});

describe("addresses", () => {
  it("have nothing but route.ts under app/api", () => {
    expectNone(
      filesBelow("app/api")
        .filter((file) => !file.endsWith("/route.ts"))
        .map((file) => `${file}: only route.ts may lie under app/api`),
    );
  });

  it("are endpoints of the kernel, every one", () => {
    const makers = ["route", "unknownRoute", "strangeRoute", "textRoute", "plainRoute"];
    const faults = ROUTES.flatMap(({ file, calls, plainExports, origins }) => {
      const exported = calls.filter((call) => call.exported);
      const strange = exported.filter(({ callee }) => !makers.includes(callee) || !origins.get(callee)?.startsWith("lib/http/"));
      return [...plainExports, ...strange.map(({ name }) => name), ...(exported.length > 0 ? [] : ["nothing"])].map(
        (name) => `${file}: exports ${name}, not made by route() or unknownRoute() of lib/http`,
      );
    });
    expectNone(faults);
  });

  it("are told by the folder", () => {
    const faults = ROUTES.flatMap(({ file, calls }) => {
      const folder = file.slice("app/api/".length, -"route.ts".length);
      const template = `/${rootOf(folder) ? "" : "api/"}${folder.replace(/\[(\w+)\]/g, "{$1}")}`;
      return calls
        .filter(({ callee, texts }) => callee === "route" && texts[1]?.replace(/\/?$/, "/") !== template)
        .map(({ texts }) => `${file}: lies at ${template} and says ${texts[1] ?? "nothing"}`);
    });
    expectNone(faults);
  });

  it("of pages keep clear of the documents", () => {
    const free = ["", "login", "register", "setup", "reset", "me", "admin", "docs"];
    const pages = filesBelow("app").filter((file) => /\/(page\.tsx|route\.ts)$/.test(file) && !file.startsWith("app/api/"));
    const first = (file: string) =>
      file
        .split("/")
        .slice(1, -1)
        .find((part) => !part.startsWith("(")) ?? "";
    expectNone(pages.filter((file) => !free.includes(first(file))).map((file) => `${file}: pages do not own /${first(file)}`));
  });
});

describe("operations", () => {
  const makers = ["operation", "operation.open", "operation.signedIn", "operation.internal"];
  const services = PRODUCT.filter(({ file }) => /^lib\/services\/[^/]+\.ts$/.test(file));

  it("are all that services export", () => {
    const faults = services.flatMap(({ file, calls, plainExports }) => {
      const strange = calls.filter(({ exported, callee }) => exported && !makers.includes(callee));
      return [...plainExports, ...strange.map(({ name }) => name)].map((name) => `${file}: exports ${name}, which is no operation`);
    });
    expectNone(faults);
  });

  it("that are open to everybody are the ones listed in open-operations.json", () => {
    const open = PRODUCT.flatMap(({ file, calls }) =>
      calls.filter(({ callee }) => callee === "operation.open").map(({ name, texts }) => [`${file}: ${name}`, texts[0] ?? "no reason"]),
    );
    expect(Object.fromEntries(open)).toEqual(expectedOpen);
    const unnamed = ({ opens, calls }: Source) => opens > calls.filter(({ callee }) => callee === "operation.open").length;
    expectNone(faultsOf(PRODUCT, "opens an operation that no constant of the file names", unnamed));
  });
});

describe("habits", () => {
  const elsewhere = (...allowed: string[]) => PRODUCT.filter(({ file }) => !allowed.some((of) => within(file, of)));

  it("hide no type behind a cast", () => {
    const allowed = (file: string) => BLIND_CASTS.includes(file);
    expectNone(faultsOf(SOURCES, "casts through unknown, never or any", ({ file, blindCasts }) => blindCasts > (allowed(file) ? 1 : 0)));
  });

  it("read the environment in one place", () => {
    expectNone(
      faultsOf(elsewhere(...ENVIRONMENT_READERS), "reads process.env; settings come from lib/config.ts", (one) => one.readsEnvironment),
    );
  });

  it("read the clock in one place", () => {
    expectNone(
      faultsOf(elsewhere("lib/clock.ts"), "reads the clock; the time is a parameter or comes from lib/clock.ts", (one) => one.readsClock),
    );
  });

  it("write SQL in lib/db only", () => {
    expectNone(faultsOf(elsewhere("lib/db/"), "writes raw SQL; that belongs in lib/db", (one) => one.rawSql));
  });
});

function rootOf(folder: string): string | undefined {
  return Object.keys(DIALECTS).find((root) => !root.includes("/") && within(folder, `${root}/`));
}

function cycles(imports: ReadonlyMap<string, readonly string[]>): string[] {
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (file: string, way: readonly string[]) => {
    if (way.includes(file)) found.push([...way.slice(way.indexOf(file)), file].join(" -> "));
    else if (!done.has(file)) for (const next of imports.get(file) ?? []) visit(next, [...way, file]);
    done.add(file);
  };
  for (const file of imports.keys()) visit(file, []);
  return found;
}
