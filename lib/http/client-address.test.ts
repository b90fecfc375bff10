import { describe, expect, it } from "vitest";
import { CLIENT_HEADER, clientAddress, clientProof, provenAddress } from "./client-address";

describe("clientAddress", () => {
  const forwarded = "198.51.100.1, 203.0.113.7";

  it.each([
    [0, "192.0.2.9"],
    [1, "203.0.113.7"],
    [2, "198.51.100.1"],
    [3, "192.0.2.9"],
  ])("takes the entry of %i trusted hops", (hops, address) => {
    expect(clientAddress("192.0.2.9", forwarded, hops)).toBe(address);
  });

  it.each(["unknown", "", "203.0.113.7:443", "203.0.113.256", "1.2.3.4, "])("falls back to the peer when the entry is %j", (entry) => {
    expect(clientAddress("192.0.2.9", entry, 1)).toBe("192.0.2.9");
  });

  it.each([
    ["::ffff:192.0.2.9", "192.0.2.9"],
    ["::FFFF:c000:209", "192.0.2.9"],
    ["2001:DB8:0:0::1", "2001:db8::1"],
    ["fe80::1%eth0", "fe80::1"],
    [undefined, "0.0.0.0"],
  ])("has one spelling for %s", (peer, address) => {
    expect(clientAddress(peer, undefined, 0)).toBe(address);
  });
});

describe("provenAddress", () => {
  const request = (value: string) => new Request("http://localhost/", { headers: { [CLIENT_HEADER]: value } });

  it("believes the host only", () => {
    expect(provenAddress(request(clientProof("2001:db8::1")))).toBe("2001:db8::1");
    expect(provenAddress(request("00112233445566778899aabbccddeeff 192.0.2.9"))).toBe("0.0.0.0");
    expect(provenAddress(request("192.0.2.9"))).toBe("0.0.0.0");
  });
});
