import { isRecord } from "./record";

/** A call that a sample shows. */
export interface SampleCall {
  readonly method: string;
  /** The whole address. */
  readonly url: string;
  readonly body: unknown;
  /** The body goes as a urlencoded form and not as JSON. */
  readonly form: boolean;
  /** Without one the call needs no token. */
  readonly token: boolean;
}

/** The call as a line of the shell; the token is expected in `$TOKEN`. */
export function curlSample({ method, url, body, form, token }: SampleCall): string {
  // curl asks with GET when nothing else is said, and with POST when there is a body.
  const plain = method === "GET" || (method === "POST" && body !== undefined);
  const parts = [
    `curl${plain ? "" : ` -X ${method}`} ${shellQuoted(url)}`,
    ...(token ? [`-H "Authorization: Bearer $TOKEN"`] : []),
    ...curlBody(body, form),
  ];
  return parts.join(" \\\n  ");
}

/** The call with `fetch`; the token is expected in `token`. */
export function javascriptSample({ method, url, body, form, token }: SampleCall): string {
  const headers = [
    ...(token ? [`Authorization: \`Bearer \${token}\``] : []),
    ...(body === undefined || form ? [] : [`"Content-Type": "application/json"`]),
  ];
  const json = JSON.stringify(body, null, 2)?.replaceAll("\n", "\n  ");
  const options = [
    ...(method === "GET" ? [] : [`  method: "${method}",`]),
    ...(headers.length > 0 ? [`  headers: { ${headers.join(", ")} },`] : []),
    ...(body === undefined ? [] : [`  body: ${form ? "new URLSearchParams" : "JSON.stringify"}(${json}),`]),
  ];
  const asked = options.length > 0 ? `${JSON.stringify(url)}, {\n${options.join("\n")}\n}` : JSON.stringify(url);
  return `const response = await fetch(${asked});\nconsole.log(response.status, await response.json());`;
}

/** The call with `requests`; the token is expected in `token`. */
export function pythonSample({ method, url, body, form, token }: SampleCall): string {
  const lines = [
    `    ${JSON.stringify(url)},`,
    ...(token ? ['    headers={"Authorization": f"Bearer {token}"},'] : []),
    ...(body === undefined ? [] : [`    ${form ? "data" : "json"}=${pythonLiteral(body, "    ")},`]),
    "    timeout=10,",
  ];
  return `import requests\n\nresponse = requests.${method.toLowerCase()}(\n${lines.join("\n")}\n)\nprint(response.status_code, response.json())`;
}

function curlBody(body: unknown, form: boolean): readonly string[] {
  if (body === undefined) return [];
  if (!form || !isRecord(body)) return [`-H 'Content-Type: application/json'`, `-d ${shellQuoted(JSON.stringify(body))}`];
  return Object.entries(body).map(([name, value]) => `--data-urlencode ${shellQuoted(`${name}=${value}`)}`);
}

function shellQuoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

function pythonLiteral(value: unknown, indent: string): string {
  const inner = `${indent}    `;
  const lines = (open: string, parts: readonly string[], close: string) =>
    parts.length === 0 ? `${open}${close}` : `${open}\n${parts.map((part) => `${inner}${part},\n`).join("")}${indent}${close}`;
  if (value === null || value === undefined) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (Array.isArray(value)) {
    const parts = value.map((one) => pythonLiteral(one, inner));
    return value.every((one) => typeof one !== "object") ? `[${parts.join(", ")}]` : lines("[", parts, "]");
  }
  if (!isRecord(value)) return JSON.stringify(value);
  return lines(
    "{",
    Object.entries(value).map(([name, one]) => `${JSON.stringify(name)}: ${pythonLiteral(one, inner)}`),
    "}",
  );
}
