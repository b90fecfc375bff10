import { describe, expect, it } from "vitest";
import { curlSample, javascriptSample, pythonSample, type SampleCall } from "./api-samples";

const READ: SampleCall = { method: "GET", url: "http://localhost/account/user/", body: undefined, form: false, token: true };
const WRITE: SampleCall = {
  ...READ,
  method: "PATCH",
  body: { name: "it's", on: true, none: null, ids: [1, 2], empty: [], in: { a: 1.5 } },
};
const FORM: SampleCall = {
  ...READ,
  method: "POST",
  url: "http://localhost/myapp/login/",
  body: { a: "x y'z", b: "2" },
  form: true,
  token: false,
};

describe("curl", () => {
  it("quotes for the shell", () => {
    expect(curlSample(READ)).toBe(`curl 'http://localhost/account/user/' \\\n  -H "Authorization: Bearer $TOKEN"`);
    expect(curlSample(WRITE)).toBe(
      [
        "curl -X PATCH 'http://localhost/account/user/'",
        `-H "Authorization: Bearer $TOKEN"`,
        "-H 'Content-Type: application/json'",
        `-d '{"name":"it'\\''s","on":true,"none":null,"ids":[1,2],"empty":[],"in":{"a":1.5}}'`,
      ].join(" \\\n  "),
    );
  });

  it("sends forms as the document shows them", () => {
    expect(curlSample(FORM)).toBe("curl 'http://localhost/myapp/login/' \\\n  --data-urlencode 'a=x y'\\''z' \\\n  --data-urlencode 'b=2'");
  });

  it("names a method that nothing else tells", () => {
    expect(curlSample({ ...READ, method: "POST", token: false })).toBe("curl -X POST 'http://localhost/account/user/'");
  });
});

describe("JavaScript", () => {
  it.each([READ, WRITE, FORM, { ...READ, token: false }])("asks as it says: %o", async (call) => {
    const asked: { url: string; init: RequestInit | undefined }[] = [];
    const answer = { status: 200, json: async () => ({}) };
    const fetch = async (url: string, init?: RequestInit) => {
      asked.push({ url, init });
      return answer;
    };
    const AsyncFunction = Object.getPrototypeOf(async () => undefined).constructor;
    await new AsyncFunction("fetch", "token", "console", javascriptSample(call))(fetch, "t", { log: () => undefined });
    const [{ url, init } = { url: "", init: undefined }] = asked;
    const request = new Request(url, init);
    expect([request.url, request.method]).toEqual([call.url, call.method]);
    expect(request.headers.get("authorization")).toBe(call.token ? "Bearer t" : null);
    if (call.form) expect(Object.fromEntries(await request.formData())).toEqual(call.body);
    else if (call.body) expect([request.headers.get("content-type"), await request.json()]).toEqual(["application/json", call.body]);
  });
});

describe("Python", () => {
  it("writes values as Python does", () => {
    expect(pythonSample(WRITE)).toBe(`import requests

response = requests.patch(
    "http://localhost/account/user/",
    headers={"Authorization": f"Bearer {token}"},
    json={
        "name": "it's",
        "on": True,
        "none": None,
        "ids": [1, 2],
        "empty": [],
        "in": {
            "a": 1.5,
        },
    },
    timeout=10,
)
print(response.status_code, response.json())`);
  });

  it("sends forms as data, and nothing where there is none", () => {
    expect(pythonSample(FORM)).toContain(`    data={\n        "a": "x y'z",\n        "b": "2",\n    },\n`);
    expect(pythonSample(READ)).not.toMatch(/json=|data=/);
  });
});
