import type { ForwardedCall } from "@/lib/domain/evaluation";
import { AppError, invalid } from "@/lib/errors";
import type { InputReader } from "@/lib/http/endpoint";
import { requireSameOrigin } from "@/lib/http/same-origin";

/** Names that nginx recipes use, then those of Traefik and Caddy. */
const METHODS: readonly [string, ...string[]] = ["x-original-method", "x-forwarded-method"];
const URIS: readonly [string, ...string[]] = ["x-original-uri", "x-original-url", "x-forwarded-uri"];

/**
 * The call that a proxy asks about. A proxy sets one pair of these headers and may pass on the others as its client sent them, so what two
 * of them tell differently is not believed at all. Raises `invalid` when there is none of a kind.
 */
export const forwardedCall: InputReader<ForwardedCall> = {
  readsBody: () => false,
  read: ({ request }) => ({ method: named(request, METHODS), uri: named(request, URIS), crossSite: isCrossSite(request) }),
  logged: ({ request }) => ({ method: agreed(request, METHODS), url: agreed(request, URIS)?.replace(/[?#].*$/s, "") ?? null }),
};

function named(request: Request, names: readonly [string, ...string[]]): string | null {
  if (names.every((name) => !request.headers.has(name))) throw invalid(names[0], "required");
  return agreed(request, names);
}

function agreed({ headers }: Request, names: readonly string[]): string | null {
  const [one, ...others] = new Set(names.flatMap((name) => headers.get(name) ?? []));
  return others.length === 0 ? (one ?? null) : null;
}

function isCrossSite(request: Request): boolean {
  try {
    requireSameOrigin(request);
    return false;
  } catch (error) {
    if (error instanceof AppError && error.code === "cross_site") return true;
    throw error;
  }
}
