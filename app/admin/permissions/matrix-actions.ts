"use server";

import type { FormState } from "@/lib/domain/form-state";
import type { MatrixStroke } from "@/lib/domain/permission-matrix";
import { submitList, submitStroke } from "@/lib/web/matrix";

/** Takes a stroke of the grid into the draft; the problem in the reader's language, or null. */
export async function paint(stroke: MatrixStroke): Promise<string | null> {
  return submitStroke(stroke);
}

/** Takes the boxes of the list into the draft. */
export async function paintList(pivot: string, _state: FormState, form: FormData): Promise<FormState> {
  return submitList(pivot, form);
}
