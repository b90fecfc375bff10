import { expect, it } from "vitest";
import { readCall } from "./asked-call";

const call = (method: string | null, path: string, host = false, query = false) => ({ method, path, host, query });

it.each([
  ["/account/user/5/", call(null, "/account/user/5/")],
  ["  /account/user/?search=a ", call(null, "/account/user/", false, true)],
  ["delete /account/user/5/", call("DELETE", "/account/user/5/")],
  ["https://gate.example:8443/account/user/5/?a=1#b", call(null, "/account/user/5/", true, true)],
  ["https://gate.example", call(null, "/", true)],
  ["localhost:3000/users/5/", call(null, "/users/5/", true)],
  ["GET http://[::1]:3000/users/5/", call("GET", "/users/5/", true)],
  ["account/user/", call(null, "/account/user/")],
  // Two slashes at the start are a spelling of a path here, when no host follows.
  ["/account//user/%2e%2e/", call(null, "/account//user/%2e%2e/")],
  ["curl http://127.0.0.1:3000/account/user/", call("GET", "/account/user/", true)],
  ["curl -X DELETE 'http://127.0.0.1:3000/account/user/5/' -H 'Authorization: Bearer x'", call("DELETE", "/account/user/5/", true)],
  ['curl -XPATCH -b jar -d \'{"a":"it\'\\\'\'s"}\' "https://h/users/5/"', call("PATCH", "/users/5/", true)],
  ["curl 'https://h/a/' \\\n  -H 'accept: */*' \\\n  --data-raw 'x=https://other/'", call("POST", "/a/", true)],
  ["curl --request=PUT --url https://h/a/ --compressed", call("PUT", "/a/", true)],
  ["curl -I https://h/a/", call("HEAD", "/a/", true)],
  ["curl -T file https://h/a/", call("PUT", "/a/", true)],
  ["curl -G -d q=1 https://h/a/", call("GET", "/a/", true)],
  ["curl.exe $'https://h/a/' --json '{}'", call("POST", "/a/", true)],
])("%j", (text, wanted) => {
  expect(readCall(text)).toEqual(wanted);
});

it.each(["", "   ", "curl", "curl -X POST", "hello", "user 5"])("%j names no path", (text) => {
  expect(readCall(text)).toBeNull();
});
