import { rootForm } from "../access/address";
import { matchTemplate } from "../access/template";
import { processWide } from "../global";
import type { Handler } from "./route";

/** A route file: its folder under `app/api` (`account/user/[pk]`) and its handlers by method. */
export interface RouteModule {
  readonly folder: string;
  readonly module: { readonly GET: Handler };
}

interface Table {
  readonly fixed: ReadonlyMap<string, Handler>;
  readonly variable: readonly { readonly template: string; readonly handler: Handler }[];
  /** By first part of the path: what answers for unknown paths there. */
  readonly rest: readonly { readonly root: string; readonly handler: Handler }[];
}
const holder = () => processWide("routes", (): { table: Table } => ({ table: { fixed: new Map(), variable: [], rest: [] } }));

/** Gives the router its route files. Every handler of a route answers any method, so one stands for all. */
export function useRoutes(routes: readonly RouteModule[]): void {
  const entries = routes.map(({ folder, module }) => ({ template: templateOf(folder), handler: module.GET }));
  const catchAll = (template: string) => template.endsWith("/*");
  holder().table = {
    fixed: new Map(entries.filter(({ template }) => !/[{*]/.test(template)).map(({ template, handler }) => [template, handler])),
    variable: entries.filter(({ template }) => template.includes("{")),
    rest: entries
      .filter(({ template }) => catchAll(template))
      .map(({ template, handler }) => ({ root: template.slice(0, -2), handler }))
      .sort((a, b) => b.root.length - a.root.length),
  };
}

/** The answer of the API, or null when the path is none of the API's. */
export function dispatch(request: Request): Promise<Response> | null {
  const path = rootForm(new URL(request.url).pathname);
  const { fixed, variable, rest } = holder().table;
  const exact = fixed.get(path.replace(/\/$/, ""));
  const found =
    exact ??
    variable.find(({ template }) => matchTemplate(template, path))?.handler ??
    rest.find(({ root }) => path === root || path.startsWith(`${root}/`))?.handler;
  return found?.(request) ?? null;
}

function templateOf(folder: string): string {
  const path = folder.replace(/\/?\[{1,2}\.\.\.path\]{1,2}$/, "/*").replace(/\[(\w+)\]/g, "{$1}");
  return rootForm(`/api/${path}`.replace(/\/+/g, "/"));
}
