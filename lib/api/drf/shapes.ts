import { z } from "zod";

/** `{"detail": …}`, which the framework says of everything but fields. */
export const detailShape = z.strictObject({ detail: z.string() });

/** Broken fields: name and texts. */
export const fieldsShape = z.record(z.string(), z.array(z.string()).min(1));

/** What a caller is told whose token proves nobody. */
export const credentialShape = z.union([
  detailShape,
  detailShape.extend({ code: z.string() }),
  detailShape.extend({
    code: z.literal("token_not_valid"),
    messages: z.array(z.strictObject({ token_class: z.literal("AccessToken"), token_type: z.literal("access"), message: z.string() })),
  }),
]);
