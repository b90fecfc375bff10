import { z } from "zod";
import { MAX_EVALUATIONS, SEMANTICS } from "@/lib/domain/evaluation";

const properties = z.record(z.string(), z.unknown()).optional();
const subject = z.object({ type: z.string(), id: z.string().max(2000), properties });
const action = z.object({ name: z.string().max(2000), properties });
const resource = z.object({ type: z.string(), id: z.string().max(2000), properties });

/** A question. Properties and context are taken and not looked at: rights here are methods and paths. */
export const evaluationFields = z.object({ subject, action, resource, context: properties });

/** Questions, and what they have in common. */
export const evaluationsFields = z.object({
  ...evaluationFields.partial().shape,
  evaluations: z.array(evaluationFields.partial()).max(MAX_EVALUATIONS).optional(),
  options: z.looseObject({ evaluations_semantic: z.enum(SEMANTICS).optional() }).optional(),
});
