import { MAX_BODY_BYTES } from "@/lib/domain/limits";
import { AppError } from "@/lib/errors";
import { malformedJson, parseJson } from "./json";

/** What a request carried, decoded (contract section 2.2). Without a byte there is no body, whatever the headers say. */
export type Body =
  | { readonly kind: "none" }
  | { readonly kind: "json"; readonly value: unknown }
  | {
      readonly kind: "form";
      /** The last value of each field; it has no prototype. */
      readonly value: Readonly<Record<string, unknown>>;
      /** All values of each field, for fields that are lists. */
      readonly all: ReadonlyMap<string, readonly unknown[]>;
    };

/** The types a dialect takes: JSON and its `+json` kin, or JSON and both kinds of forms. */
export type Accepted = "json" | "json_and_forms";

/** What stands for an uploaded file among the fields of a form: no field takes one. */
export class FilePart {
  constructor(readonly size: number) {}
}

type Decoder = (bytes: Uint8Array<ArrayBuffer>, contentType: string) => Body | Promise<Body>;

/**
 * Reads and decodes the body of a request.
 * @throws AppError `too_large` over 1 MiB, declared or counted; `unsupported_media` with the type as sent; `malformed_body` with the
 *   full sentence of the framework and no piece of the body.
 */
export async function readBody(request: Request, accepts: Accepted): Promise<Body> {
  const bytes = await readBytes(request);
  if (bytes.length === 0) return { kind: "none" };
  const contentType = request.headers.get("content-type") ?? "";
  const decode = decoderFor(request.headers, contentType, accepts);
  if (!decode) throw new AppError("unsupported_media", { reason: contentType });
  return decode(bytes, contentType);
}

async function readBytes(request: Request): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(request.headers.get("content-length") ?? 0) > MAX_BODY_BYTES) throw new AppError("too_large");
  if (!request.body) return new Uint8Array();
  const reader = request.body.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    size += next.value.length;
    if (size > MAX_BODY_BYTES) {
      // Not waited for: the sender may never stop.
      reader.cancel().catch(() => {});
      throw new AppError("too_large");
    }
    chunks.push(next.value);
  }
  const bytes = new Uint8Array(size);
  let place = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, place);
    place += chunk.length;
  }
  return bytes;
}

function decoderFor(headers: Headers, contentType: string, accepts: Accepted): Decoder | null {
  const encoding = headers.get("content-encoding")?.trim().toLowerCase() || "identity";
  const charsets = [...contentType.matchAll(/;\s*charset\s*=\s*"?([^";\s]*)/gi)].map((found) => found[1]?.toLowerCase());
  if (encoding !== "identity" || charsets.some((charset) => charset !== "utf-8" && charset !== "utf8")) return null;
  const type = contentType.split(";", 1)[0]?.trim().toLowerCase() ?? "";
  if (type === "application/json") return json;
  if (accepts === "json") return /^application\/[^/\s]+\+json$/.test(type) ? json : null;
  if (type === "application/x-www-form-urlencoded") return urlencoded;
  return type === "multipart/form-data" ? multipart : null;
}

function json(bytes: Uint8Array): Body {
  return { kind: "json", value: parseJson(utf8(bytes)) };
}

function utf8(bytes: Uint8Array): string {
  try {
    // The byte order mark must stay, to be refused.
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw malformedJson("'utf-8' codec can't decode the body");
  }
}

function urlencoded(bytes: Uint8Array): Body {
  return form(new URLSearchParams(new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes)));
}

async function multipart(bytes: Uint8Array<ArrayBuffer>, contentType: string): Promise<Body> {
  if (!/;\s*boundary\s*=\s*"?[^\s";]/i.test(contentType)) throw malformedForm("Invalid boundary in multipart: None");
  let data: FormData;
  try {
    data = await new Response(bytes, { headers: { "content-type": contentType } }).formData();
  } catch {
    throw malformedForm("Invalid multipart body");
  }
  return form([...data].map(([name, value]) => [name, typeof value === "string" ? value : new FilePart(value.size)]));
}

function malformedForm(reason: string): AppError {
  return new AppError("malformed_body", { reason: `Multipart form parse error - ${reason}` });
}

function form(fields: Iterable<readonly [string, unknown]>): Body {
  const value: Record<string, unknown> = Object.create(null);
  const all = new Map<string, unknown[]>();
  for (const [name, entry] of fields) {
    value[name] = entry;
    const known = all.get(name);
    if (known) known.push(entry);
    else all.set(name, [entry]);
  }
  return { kind: "form", value, all };
}
