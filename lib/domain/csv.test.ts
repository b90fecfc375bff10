import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CSV_START, csvRecord, decodeTable, OpenQuote, readTable } from "./csv";

const cellsOf = (text: string) => [...readTable(text)].map(({ cells }) => cells);
const bytes = (text: string) => new TextEncoder().encode(text);

describe("a table", () => {
  it("comes back as it was written", () => {
    const cell = fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: fc.constantFrom(..."\"',;\t\r\n =+-@＝'a张") }));
    const row = fc.array(cell, { minLength: 1, maxLength: 5 }).filter((cells) => cells.some((one) => one.trim() !== ""));
    fc.assert(
      fc.property(fc.array(row, { maxLength: 5 }), (rows) => {
        const text = CSV_START + rows.map(csvRecord).join("");
        expect(cellsOf(decodeTable(bytes(text)) ?? "")).toEqual(rows);
      }),
    );
  });

  it("never begins a cell with what a spreadsheet calculates", () => {
    const start = fc.constantFrom("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", " =", "\u3000=");
    fc.assert(
      fc.property(start, fc.string(), (sign, rest) => {
        expect(csvRecord([sign + rest])).toMatch(/^"?'/);
      }),
    );
    expect(csvRecord(["=1+1", "a=b", "'-1", "'a"])).toBe("'=1+1,a=b,''-1,'a\r\n");
  });

  it.each([
    ["commas", 'a,b\n1,"x,y"\n'],
    ["semicolons", "a;b\r\n1;x,y\r\n"],
    ["tabs, as copied from a spreadsheet", "a\tb\n1\tx,y"],
    ["old line ends", 'a,b\r1,"x,y"\r'],
  ])("is read with %s", (_, text) => {
    expect(cellsOf(text)).toEqual([
      ["a", "b"],
      ["1", "x,y"],
    ]);
  });

  it("tells lines as an editor counts them and leaves empty ones out", () => {
    expect([...readTable('a\n\n"x\ny"\n , \nb')].map(({ line }) => line)).toEqual([1, 3, 6]);
    expect(cellsOf("")).toEqual([]);
  });

  it("keeps quotes inside of plain cells, and refuses a quoted cell without an end", () => {
    expect(cellsOf('5" disk,b')).toEqual([['5" disk', "b"]]);
    expect(() => cellsOf('a\n"b\nc')).toThrow(new OpenQuote(2));
    expect(() => cellsOf('a\nb\n"c"d')).toThrow(new OpenQuote(3));
  });
});

describe("a file", () => {
  it("may be UTF-8, GB18030 or what its byte order mark says", () => {
    expect(decodeTable(bytes("\ufeff用户名"))).toBe("用户名");
    expect(decodeTable(Uint8Array.of(0xd3, 0xc3, 0xbb, 0xa7, 0xc3, 0xfb))).toBe("用户名");
    expect(decodeTable(Uint8Array.of(0xff, 0xfe, 0x28, 0x75))).toBe("用");
    expect(decodeTable(Uint8Array.of(0x80, 0xff, 0xff))).toBeNull();
  });

  it("of a megabyte of quotes is refused at once", () => {
    expect(() => cellsOf(`a,"${'""'.repeat(500_000)}`)).toThrow(OpenQuote);
    expect(cellsOf('"'.repeat(2_000_000))).toHaveLength(1);
  });
});
