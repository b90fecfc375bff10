import { forbidden, notFound, redirect } from "next/navigation";
import { anonymous, type UserActor } from "@/lib/access/actor";
import type { Operation, Params } from "@/lib/access/operation";
import { AppError } from "@/lib/errors";
import { paths } from "@/lib/paths";
import { mayOpenDashboard } from "./may";
import { failPage, type Visit, visit } from "./visit";

/**
 * What a page shows: the result of an operation, called for the one who looks. Who is not signed in goes to the sign-in page and
 * comes back; who may not gets the explained 403; an unknown object or an input that cannot be is a 404; anything else is our
 * fault, leaves a row in the error log and shows its number.
 */
export async function load<T, I, O>(operation: Operation<T, I, O>, params: Params, input: I): Promise<O> {
  const at = await visit();
  if (operation.access !== "open") await passDoor(at);
  try {
    return await operation(at.actor ?? anonymous(at.recording.call), params, input);
  } catch (thrown) {
    return refuse(thrown, at);
  }
}

/** As `load`, for a part of a page: null when its object is not there, or when the one who looks may not see it. */
export async function loadIfThere<T, I, O>(operation: Operation<T, I, O>, params: Params, input: I): Promise<O | null> {
  const at = await visit();
  try {
    return await operation(passDoor(at), params, input);
  } catch (thrown) {
    if (thrown instanceof AppError && (thrown.code === "not_found" || thrown.code === "forbidden")) return null;
    return refuse(thrown, at);
  }
}

/** The user who looks at a page of the dashboard or of the own account. Others are sent to the sign-in or get the 403. */
export async function requireUser(): Promise<UserActor> {
  return passDoor(await visit());
}

function passDoor({ actor, path }: Visit): UserActor {
  if (!actor) redirect(paths.login(path));
  // Checked at every page and not only in the layout, which Next does not draw again on the way from page to page.
  if (/^\/admin(?![^/?])/.test(path) && !mayOpenDashboard(actor)) forbidden();
  return actor;
}

async function refuse(thrown: unknown, { recording, path }: Visit): Promise<never> {
  const code = thrown instanceof AppError ? thrown.code : "internal";
  if (code === "unauthenticated") redirect(paths.login(path));
  if (code === "forbidden") forbidden();
  if (code === "not_found" || code === "invalid") notFound();
  return failPage(thrown, recording);
}
