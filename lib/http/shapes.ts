import { z } from "zod";

/** An id column. */
export const idShape = z.int().min(1).max(2_147_483_647);

/** A list that is always empty. */
export const noneShape = z.array(z.never()).max(0);

/** A signed token. */
export const tokenShape = z.string().regex(/^[\w-]+\.[\w-]+\.[\w-]+$/);

/** `X-Request-Id`, as failures of ours repeat it. */
export const requestIdShape = z.string().regex(/^[0-9a-f]{32}$/);

/** A page of a list, asked for with `limit` or `offset` (contract section 2.10). */
export function pageShape(row: z.ZodType): z.ZodType {
  const address = z.string().regex(/^https?:\/\//);
  return z.strictObject({ count: z.int().min(0), next: address.nullable(), previous: address.nullable(), results: z.array(row) });
}

/** What examples show of a token and of a request id. */
export const TOKEN_EXAMPLE = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJ1c2VyX2lkIjo3fQ.c2lnbmF0dXJl";
export const REQUEST_ID_EXAMPLE = "00112233445566778899aabbccddeeff";
