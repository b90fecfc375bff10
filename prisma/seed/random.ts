/** Numbers that look random and are the same for the same seed. */
export interface Random {
  /** A whole number from 0 to `below` - 1. */
  below(below: number): number;
  /** One of `list`, which is not empty. */
  of<T>(list: readonly [T, ...T[]]): T;
  /** 32 hex digits, the form of our ids. */
  hex(): string;
}

/** The generator sfc32, started from a whole number. */
export function randomFrom(seed: number): Random {
  let [a, b, c, d] = [0x9e3779b9, 0x243f6a88, 0xb7e15162, seed | 0];
  const next = () => {
    const sum = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return sum >>> 0;
  };
  for (let round = 0; round < 16; round++) next();
  const bytes = Buffer.alloc(16);
  const below = (limit: number) => Math.floor((next() / 2 ** 32) * limit);
  return {
    below,
    of: (list) => list[below(list.length)] ?? list[0],
    hex: () => {
      for (let at = 0; at < 16; at += 4) bytes.writeUInt32LE(next(), at);
      return bytes.toString("hex");
    },
  };
}
