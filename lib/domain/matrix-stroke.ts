import { z } from "zod";
import { MAX_ID } from "./limits";
import { MATRIX_METHODS, type MatrixStroke } from "./permission-matrix";

const id = z.number().int().min(1).max(MAX_ID);

/** Reads a stroke as the browser sends it. Apart from its type, since zod would try to compile in the browser, which its policy forbids. */
export const matrixStroke: z.ZodType<MatrixStroke> = z.strictObject({
  pivot: z.union([z.strictObject({ group: id }), z.strictObject({ user: id }), z.strictObject({ api: id })]),
  cells: z.array(z.strictObject({ row: id, method: z.enum(MATRIX_METHODS), on: z.boolean() })).max(10_000),
});
