import { describe, expect, it } from "vitest";
import { curlOf, prettyContent } from "./log-curl";

const ORIGIN = "https://gatehouse.example";

describe("curlOf", () => {
  it("asks again with what the row has, and with no secret", () => {
    const content = JSON.stringify({ query: { limit: "20" }, body: { username: "it's", password: "***" } });
    expect(curlOf({ method: "POST", url: "/account/user/", content }, ORIGIN)).toBe(
      `curl -X POST 'https://gatehouse.example/account/user/?limit=20' -H 'Authorization: Bearer ***' -H 'Content-Type: application/json' -d '{"username":"it'\\''s","password":"***"}'`,
    );
  });

  it("has no body where the content was cut or is none", () => {
    const simple = "curl https://gatehouse.example/account/user/ -H 'Authorization: Bearer ***'";
    expect(curlOf({ method: "GET", url: "/account/user/", content: null }, ORIGIN)).toBe(simple);
    expect(curlOf({ method: "GET", url: "/account/user/", content: '{"body":{"a' }, ORIGIN)).toBe(simple);
  });

  it("keeps what could be a command inside of quotes, and stays on the own host", () => {
    const asked = (url: string) => curlOf({ method: "GET", url, content: null }, ORIGIN).replace(/ -H .*/, "");
    expect(asked("/a$(id)'b")).toBe("curl 'https://gatehouse.example/a$(id)'\\''b'");
    expect(asked("//evil.example/a")).toBe("curl https://gatehouse.example//evil.example/a");
  });
});

describe("prettyContent", () => {
  it("lays JSON out in lines and leaves the rest", () => {
    expect(prettyContent('{"a":1}')).toBe('{\n  "a": 1\n}');
    expect(prettyContent('{"a":')).toBe('{"a":');
  });
});
