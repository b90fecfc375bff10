import { describe, expect, it } from "vitest";
import { type Accepted, FilePart, readBody } from "./body";

const URLENCODED = "application/x-www-form-urlencoded";

describe("types", () => {
  it.each(["application/json", "APPLICATION/JSON", "application/json; charset=UTF-8", 'application/json;charset="utf8"'])(
    "%s is JSON everywhere",
    async (type) => {
      for (const accepts of ["json", "json_and_forms"] as const) {
        expect(await read('{"a":"密"}', type, accepts)).toEqual({ kind: "json", value: { a: "密" } });
      }
    },
  );

  it("+json is JSON where forms are not taken", async () => {
    expect(await read("1", "application/problem+json", "json")).toEqual({ kind: "json", value: 1 });
    await refused(read("1", "application/problem+json"), "unsupported_media", "application/problem+json");
    await refused(read("a=1", URLENCODED, "json"), "unsupported_media", URLENCODED);
  });

  it.each([
    "text/plain",
    "Application/XML; q=1",
    "application/json; charset=utf-16",
    "application/json;charset=latin1",
    "json",
    "a/b/json",
  ])("%s is refused as sent", (type) => refused(read("{}", type), "unsupported_media", type));

  it("no type and an encoded body are refused", async () => {
    const request = new Request("http://localhost/", { method: "POST", body: Buffer.from("{}") });
    await refused(readBody(request, "json_and_forms"), "unsupported_media", "");
    await refused(read("{}", "application/json", "json", { "content-encoding": "gzip" }), "unsupported_media", "application/json");
    expect(await read("{}", "application/json", "json", { "content-encoding": "Identity" })).toMatchObject({ kind: "json" });
  });

  it("no byte is no body, whatever the type", async () => {
    expect(await read("", "text/plain")).toEqual({ kind: "none" });
    expect(await readBody(new Request("http://localhost/", { method: "POST" }), "json")).toEqual({ kind: "none" });
    expect(await readBody(streamed([new Uint8Array()]), "json")).toEqual({ kind: "none" });
  });
});

describe("size", () => {
  it("takes 1 MiB and not a byte more, counted", async () => {
    const text = (size: number) => `"${"a".repeat(size - 2)}"`;
    expect(await read(text(1_048_576), "application/json")).toMatchObject({ kind: "json" });
    await refused(read(text(1_048_577), "application/json"), "too_large");
  });

  it("stops a stream without end", async () => {
    let sent = 0;
    const body = new ReadableStream({
      pull(controller) {
        sent += 65_536;
        controller.enqueue(new Uint8Array(65_536));
      },
    });
    await refused(readBody(request(body), "json"), "too_large");
    expect(sent).toBeLessThan(2_097_152);
  });

  it("believes a declared size", async () => {
    await refused(read("{}", "application/json", "json", { "content-length": "1048577" }), "too_large");
  });

  it("joins pieces, also within a character", async () => {
    const bytes = Buffer.from('"密"');
    expect(await readBody(streamed([bytes.subarray(0, 2), bytes.subarray(2)]), "json")).toEqual({ kind: "json", value: "密" });
  });
});

describe("JSON", () => {
  it("tells what is wrong in one sentence without the text", async () => {
    await refused(read("{secret", "application/json"), "malformed_body", /^JSON parse error - Expecting property name.*\(char 1\)$/);
    await refused(read("\ufeff{}", "application/json"), "malformed_body", /^JSON parse error - Unexpected UTF-8 BOM/);
    await refused(readBody(streamed([Buffer.from([0x22, 0xff, 0x22])]), "json"), "malformed_body", /^JSON parse error - 'utf-8' codec/);
  });
});

describe("forms", () => {
  it("read urlencoded fields: the last counts, lists have all", async () => {
    const body = await read("a=1&b=x+y&a=%E5%AF%86&c&__proto__=p", URLENCODED);
    expect(body).toMatchObject({ kind: "form", value: { a: "密", b: "x y", c: "" } });
    if (body.kind !== "form") throw new Error("no form");
    expect(body.all.get("a")).toEqual(["1", "密"]);
    expect(Object.keys(body.value)).toContain("__proto__");
    expect(Object.getPrototypeOf(body.value)).toBeNull();
  });

  it("read multipart fields alike; a file is a marker, an empty file input is empty text", async () => {
    const data = new FormData();
    data.append("a", "1");
    data.append("a", "密\r\n2");
    data.append("username", new File(["user1"], "user.txt"));
    data.append("icon", new File([], ""));
    const body = await readBody(new Request("http://localhost/", { method: "POST", body: data }), "json_and_forms");
    if (body.kind !== "form") throw new Error("no form");
    expect({ ...body.value }).toEqual({ a: "密\r\n2", username: new FilePart(5), icon: "" });
    expect(body.all.get("a")).toEqual(["1", "密\r\n2"]);
  });

  it.each([
    ["multipart/form-data", "Multipart form parse error - Invalid boundary in multipart: None"],
    ["multipart/form-data; boundary=", "Multipart form parse error - Invalid boundary in multipart: None"],
    ["multipart/form-data; boundary=other", "Multipart form parse error - Invalid multipart body"],
  ])("refuse damaged %s", (type, reason) => {
    const text = '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--x--\r\n';
    return refused(read(text, type), "malformed_body", reason);
  });

  it("read what curl sends", async () => {
    const text = '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--x--\r\n';
    expect(await read(text, "multipart/form-data; boundary=x")).toMatchObject({ value: { a: "1" } });
  });
});

function request(body: BodyInit, headers: Record<string, string> = { "content-type": "application/json" }): Request {
  // A stream needs `duplex`, which the types of the platform do not know.
  return new Request("http://localhost/", { method: "POST", body, headers, ...{ duplex: "half" } });
}

function streamed(chunks: readonly Uint8Array[]): Request {
  return request(
    new ReadableStream({
      start(controller) {
        for (const chunk of chunks) controller.enqueue(chunk);
        controller.close();
      },
    }),
  );
}

function read(text: string, type: string, accepts: Accepted = "json_and_forms", headers: Record<string, string> = {}) {
  return readBody(request(text, { "content-type": type, ...headers }), accepts);
}

async function refused(reading: Promise<unknown>, code: string, reason?: string | RegExp): Promise<void> {
  const error: unknown = await reading.catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code });
  if (reason !== undefined) {
    expect(error).toHaveProperty("detail.reason", typeof reason === "string" ? reason : expect.stringMatching(reason));
  }
}
